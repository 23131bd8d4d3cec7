// Who and where an item is, from whatever the run has told so far: probes, queries and rankings.
import { live } from '../../state/live';
import { useRun, type RunState } from '../../state/run';

export interface ItemFacts {
  identity: number;
  /** Differs from identity only where a wrong label was planted; undefined where the run did not say. */
  trueIdentity?: number;
  camera: number;
}

type Source = Pick<RunState, 'summary' | 'rankings'>;
const SHOWN = ['seen', 'unseen'] as const;

let from: Source | null = null;
let facts = new Map<number, ItemFacts>();

function collect({ summary, rankings }: Source): Map<number, ItemFacts> {
  const all = new Map<number, ItemFacts>();
  for (const part of SHOWN) {
    for (const ranking of rankings[part])
      for (const { item, identity, camera } of ranking.top) all.set(item, { identity, camera });
    for (const probe of summary ? [summary.queries[part], summary.probes[part]] : [])
      probe.items.forEach((item, i) =>
        all.set(item, {
          identity: probe.identity[i],
          trueIdentity: probe.trueIdentity[i],
          camera: probe.camera[i],
        }),
      );
  }
  return all;
}

/** Facts of a data-set item, or undefined when no event has mentioned it. */
export function itemFacts(item: number): ItemFacts | undefined {
  const run = useRun.getState();
  if (from?.summary !== run.summary || from.rankings !== run.rankings) {
    from = { summary: run.summary, rankings: run.rankings };
    facts = collect(from);
  }
  return facts.get(item) ?? live.labels.get(item);
}

/** "identity 7, camera Plaza": the spoken name of an item; "item 12" when nothing is known of it. */
export function itemName(item: number): string {
  const known = itemFacts(item);
  if (!known) return `item ${item}`;
  const names = useRun.getState().summary?.cameraNames ?? [];
  const camera = names.length > 1 ? `, camera ${names[known.camera] ?? known.camera + 1}` : '';
  return `identity ${known.identity}${camera}`;
}
