// A sentence of the lens: its lead in bold, then the rest.
import type { Sentence } from './sentences';

export function Line({ sentence: { lead, rest } }: { sentence: Sentence }) {
  return (
    <span>
      {lead && <b>{lead}</b>} {rest}
    </span>
  );
}
