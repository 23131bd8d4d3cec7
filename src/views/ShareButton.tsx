// Copies the link of what is seen, and says so.
import { useEffect, useState } from 'react';
import { shareLink } from '../state/actions';
import { ShareIcon } from './shared/controls/icons';

/** How long "Link copied" stays. */
const SHOWN_MILLISECONDS = 2500;

const SAYS = {
  idle: '',
  copied: 'Link copied',
  refused: 'The browser refused: copy the link from the address bar.',
} as const;

export function ShareButton() {
  const [outcome, setOutcome] = useState<keyof typeof SAYS>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MILLISECONDS * (outcome === 'refused' ? 3 : 1));
    return () => clearTimeout(timer);
  }, [outcome]);
  const share = () =>
    shareLink().then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  return (
    <span className="head-share">
      <button
        type="button"
        className="btn sm"
        title="Copy the link to this experiment"
        onClick={() => void share()}
      >
        <ShareIcon />
        <span className="head-word">Share</span>
      </button>
      <output className="head-said">{SAYS[outcome]}</output>
    </span>
  );
}
