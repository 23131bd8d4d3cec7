// Which view the address names.
import { create } from 'zustand';
import { viewOf, type View } from '../experiment/link';

interface Route {
  view: View;
  /** The Train view has been shown: its run lives as long as the page. */
  trains: boolean;
  /** Links to where views were left, as far as they are not the Train view's options. */
  left: Partial<Record<View, string>>;
}

const opened = viewOf(globalThis.location?.hash ?? '');

export const useRoute = create<Route>(() => ({ view: opened, trains: opened === 'train', left: {} }));

globalThis.addEventListener?.('hashchange', () => {
  const view = viewOf(location.hash);
  useRoute.setState(({ trains }) => ({ view, trains: trains || view === 'train' }));
});
