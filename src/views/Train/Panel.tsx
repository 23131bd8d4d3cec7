// The frame of a panel of the chain: number, title, and what stands beside them. Also what is seen while a panel loads.
import type { ReactNode } from 'react';

const PANELS = {
  setup: { number: 1, title: 'Set up' },
  map: { number: 2, title: 'Embedding map' },
  lens: { number: 3, title: 'Anchor lens' },
  ranking: { number: 4, title: 'Retrieval' },
} as const;

interface PanelProps {
  name: keyof typeof PANELS;
  /** Grey words beside the title; they give way where there is no room. */
  sub?: ReactNode;
  tools?: ReactNode;
  children?: ReactNode;
}

/** A panel of the chain, by its name. */
export function Panel({ name, sub, tools, children }: PanelProps) {
  const { number, title } = PANELS[name];
  return (
    <section className={`panel ${name}`} aria-label={title}>
      <header>
        <span className="badge" aria-hidden="true">
          {number}
        </span>
        <h2>{title}</h2>
        <span className="sub">{sub}</span>
        {tools && <div className="tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
