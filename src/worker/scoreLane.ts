// Scores one lane on both parts. The first lane's embeddings stay in the parts, where the view's rankings come from.
import type { Lane } from './lane';
import type { Material } from './material';
import { PARTS } from './part';
import type { EvaluationReport } from './protocol';

/** Embeds and scores both parts with a lane's weights; `keep` leaves the embeddings in the parts. Null once `wanted` says no. */
export async function scoreLane(
  lane: Lane,
  material: Material,
  keep: boolean,
  wanted: () => boolean,
): Promise<EvaluationReport[] | null> {
  const { step } = lane;
  const reports: EvaluationReport[] = [];
  for (const name of PARTS) {
    const part = material.parts[name];
    const { items } = part;
    if (!items.length) continue;
    const inputs = (from: number, to: number) => material.inputs(items.subarray(from, to));
    const embeddings = await lane.embed(inputs, items.length);
    if (!wanted()) return null;
    const dimension = embeddings.length / items.length;
    if (keep) part.setEmbeddings(embeddings, dimension, step);
    const report = part.evaluate(step, keep ? undefined : { step, embeddings, dimension });
    if (report) reports.push(report);
  }
  return reports;
}
