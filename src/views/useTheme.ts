// Puts the chosen theme on <html>; "system" follows the machine as it changes.
import { useEffect } from 'react';
import { useInterface } from '../state/interface';

export function useTheme(): void {
  const theme = useInterface((state) => state.theme);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}
