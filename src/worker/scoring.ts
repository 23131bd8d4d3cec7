// What a run is scored by: both parts embedded and evaluated, and the rankings that the page looks at and compares with.
import type { Lane } from './lane';
import { inTurns } from './loop';
import { DEEP, PARTS, type Part } from './part';
import type { Command, EvaluationReport, Event, PartName } from './protocol';

type Rankings = Omit<Extract<Event, { type: 'rankings' }>, 'type' | 'run' | 'lane'>;
/** Embeddings of all items of each part, row-major; a part without items has none. */
type Embeddings = Record<PartName, Float32Array | null>;
type Compare = Extract<Command, { type: 'compare' }>;

export class Scoring {
  private at: number | null = null;
  private since: number | null = null;

  constructor(
    readonly parts: Record<PartName, Part>,
    /** Items whose rankings are told. */
    public queries: Record<PartName, number[]>,
  ) {}

  /** Step of the newest evaluation; −1 before the first. */
  get step(): number {
    return this.parts.seen.stepUpTo(Infinity) ?? -1;
  }

  /** Scores both parts and then keeps the embeddings, where rankings come from. Null, and nothing kept, once `wanted` says no. */
  async take(
    step: number,
    embeddings: Embeddings,
    wanted: () => boolean,
  ): Promise<EvaluationReport[] | null> {
    const taken = PARTS.flatMap((name) => {
      const rows = embeddings[name];
      const part = this.parts[name];
      return rows ? [{ part, rows, dimension: rows.length / part.items.length }] : [];
    });
    const reports: EvaluationReport[] = [];
    for (const { part, rows, dimension } of taken) {
      const report = await inTurns(part.evaluate(step, rows, dimension), wanted);
      if (!report) return null;
      reports.push(report);
    }
    for (const { part, rows, dimension } of taken) part.setEmbeddings(rows, dimension, step);
    return reports;
  }

  /** Other evaluations to look at and to compare with; one that is compared with is not forgotten. */
  compare({ at, since }: Compare): void {
    this.at = at;
    this.since = since;
    for (const name of PARTS) this.parts[name].pin(since);
  }

  /** Rankings at the newest evaluation and, where another is looked at, at that one too; nothing before the first. */
  rankings(): Rankings[] {
    const newest = this.step;
    if (newest < 0) return [];
    const looked = this.at === null ? null : this.parts.seen.stepUpTo(this.at);
    const steps = looked === null || looked === newest ? [newest] : [newest, looked];
    return steps.map((step) => this.rankingsAt(step, step !== newest));
  }

  private rankingsAt(step: number, looked: boolean): Rankings {
    const { seen, unseen } = this.parts;
    const rank = (at: number, places?: number) => ({
      seen: seen.rank(this.queries.seen, at, places),
      unseen: unseen.rank(this.queries.unseen, at, places),
    });
    const earlier = this.since === null ? seen.stepBefore(step) : seen.stepUpTo(this.since);
    const before =
      earlier === null || earlier === step ? undefined : { step: earlier, rankings: rank(earlier, DEEP) };
    return { step, looked, rankings: rank(step), before };
  }
}

/** Every item that rankings mention. */
export const mentionedIn = ({ rankings }: Rankings): number[] =>
  PARTS.flatMap((name) => rankings[name]).flatMap(({ query, top }) => [
    query,
    ...top.map(({ item }) => item),
  ]);

/** Embeds all items of both parts with a lane's weights. Null once `wanted` says no. */
export async function embedParts(lane: Lane, wanted: () => boolean): Promise<Embeddings | null> {
  const embeddings: Embeddings = { seen: null, unseen: null };
  for (const name of PARTS) {
    const { items } = lane.scoring.parts[name];
    const inputs = (from: number, to: number) => lane.material.inputs(items.subarray(from, to));
    if (items.length) embeddings[name] = await lane.embed(inputs, items.length);
    if (!wanted()) return null;
  }
  return embeddings;
}
