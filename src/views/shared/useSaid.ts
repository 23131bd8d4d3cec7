// A few words beside a button about what it did, gone after a while.
import { useEffect, useState } from 'react';

const SHOWN_MILLISECONDS = 3000;

/** What is said at present, and how to say something. */
export function useSaid(): [string, (words: string) => void] {
  const [said, say] = useState('');
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => say(''), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say];
}
