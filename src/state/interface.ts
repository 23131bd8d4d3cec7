// What the person looks at: anchor, hovered item, shown part, theme, tab. Not part of the experiment.
import { create } from 'zustand';
import type { PartName } from '../worker/protocol';
import type { BackendChoice } from './run';

export type PhoneTab = 'setup' | 'map' | 'ranking' | 'charts';
/** How much of the lens is open: all anchors, one anchor, or its formula written out. */
export type LensDepth = 'overview' | 'anchor' | 'formula';
/** A term of the formula: what it governs is lit everywhere. */
export type Term = 'positive' | 'negative' | 'margin' | 'weight';
export type Speed = 'slow' | '1' | '10' | 'max';

export interface InterfaceState {
  /** Index into the shown part's probe. */
  anchor: number;
  /** Item index (data set) under the pointer or focus, lit everywhere. */
  hovered: number | null;
  depth: LensDepth;
  /** Term of the formula under the pointer or focus. */
  litTerm: Term | null;
  part: PartName;
  mapMode: 'images' | 'dots';
  forces: boolean;
  /** While a moment is compared with: its map above the shown one, instead of its places as ghosts in it. */
  beside: boolean;
  theme: 'light' | 'dark' | 'system';
  tab: PhoneTab;
  speed: Speed;
  backendChoice: BackendChoice;
  /** 'own': the person's images; 'formula': the own weighting's editor; 'take': the run as files. */
  dialog: 'own' | 'formula' | 'take' | null;
}

const KEY = 'hap2s.interface';

function stored(): Partial<InterfaceState> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<InterfaceState>;
  } catch {
    return {}; // storage is switched off or holds something foreign: start with the defaults
  }
}

const saved = globalThis.localStorage ? stored() : {};

export const useInterface = create<InterfaceState>(() => ({
  anchor: 0,
  hovered: null,
  depth: 'anchor',
  litTerm: null,
  part: 'seen',
  mapMode: 'images',
  forces: true,
  beside: false,
  theme: saved.theme ?? 'system',
  tab: 'map',
  speed: 'max',
  backendChoice: saved.backendChoice ?? 'auto',
  dialog: null,
}));

/** Remembers theme and backend choice on this machine. */
useInterface.subscribe(({ theme, backendChoice }, before) => {
  if (theme === before.theme && backendChoice === before.backendChoice) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ theme, backendChoice }));
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
});

export const setHovered = (hovered: number | null): void => {
  if (useInterface.getState().hovered !== hovered) useInterface.setState({ hovered });
};

export const setLitTerm = (litTerm: Term | null): void => {
  if (useInterface.getState().litTerm !== litTerm) useInterface.setState({ litTerm });
};
