// Everything that is left out is counted by reason, with a few names to look at.

export type SkipReason =
  | 'not-image'
  | 'hidden'
  | 'empty'
  | 'too-big'
  | 'nested-archive'
  | 'encrypted'
  | 'unsupported-compression'
  | 'suspicious'
  | 'unreadable-name'
  | 'no-folder'
  | 'no-number'
  | 'duplicate'
  | 'junk-in-train'
  | 'seen-in-training'
  | 'undecodable';

/** All entries left out for one reason; `examples` are the first paths. */
export interface Skipped {
  reason: SkipReason;
  count: number;
  examples: string[];
}

const EXAMPLES = 20;

/** Collects what is left out. */
export class SkipList {
  readonly #byReason = new Map<SkipReason, Skipped>();

  add(reason: SkipReason, path: string): void {
    const known = this.#byReason.get(reason) ?? { reason, count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < EXAMPLES) known.examples.push(path);
    this.#byReason.set(reason, known);
  }

  /** The reasons met so far, in the order in which they were met. */
  list(): Skipped[] {
    return [...this.#byReason.values()].map((entry) => ({ ...entry, examples: [...entry.examples] }));
  }
}
