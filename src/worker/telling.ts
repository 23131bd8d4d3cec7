// What the page is told of a lane: frames, scores, rankings, and what its weights are when it rests.
import type { TakenEmbeddings, TakenNetwork } from '../experiment/runs/taken';
import { STEP_COLUMNS, type BackendName } from '../engine/types';
import { checksumOf, weightsOf } from './checksum';
import type { Lane } from './lane';
import { PARTS } from './part';
import type { Event, EvaluationReport, PartName } from './protocol';
import { embedParts, mentionedIn } from './scoring';
import { hasDiverged } from './watch';
import { measureWrongWeight } from './wrongWeight';

export type Post = (event: Event, transfer?: Transferable[]) => void;

const WIDTH = STEP_COLUMNS.length;
const LOSS = STEP_COLUMNS.indexOf('loss');

/** What a frame was: the records it carried, or that there is none. */
export type Told = { first: number; records: Float32Array } | 'diverged' | 'outdated';

/** Tells of the lanes of one run. `current` says whether it is still that run. */
export class Teller {
  constructor(
    private readonly post: Post,
    private readonly run: number,
    private readonly current: () => boolean,
  ) {}

  data(lane: Lane): void {
    const { id, material, parameterCount } = lane;
    this.post({
      type: 'data',
      run: this.run,
      lane: id,
      picturesOf: material.source.lane,
      summary: material.summary(),
      parameters: parameterCount,
    });
  }

  /** One read-back: the records since the last frame and the shown probe's embeddings. */
  async frame(lane: Lane, part: PartName, millisecondsPerStep: number): Promise<Told> {
    // Training goes on while the numbers are on their way, so what belongs to them is taken now.
    const { material, id, step, options } = lane;
    const batch = lane.lastBatch.slice();
    const { items } = material.probes[part];
    const { thumbnails } = material.source;
    thumbnails.send(items);
    thumbnails.sendBatch(lane.lastBatch);
    const { records, embeddings } = await lane.read(material.probeInputs(part), items.length);
    if (!this.current() || !embeddings) return 'outdated';
    if (hasDiverged(records, embeddings)) return 'diverged';
    const { run } = this;
    const firstRecord = step - records.length / WIDTH + 1;
    const dimension = embeddings.length / items.length;
    const failure = lane.watch.look(step, embeddings, dimension, records, options);
    const told = { first: firstRecord, records: records.slice() };
    lane.lastLoss = records.at(LOSS - WIDTH) ?? lane.lastLoss;
    this.post(
      {
        type: 'frame',
        run,
        lane: id,
        step,
        dimension,
        part,
        embeddings,
        firstRecord,
        records,
        batch,
        millisecondsPerStep,
      },
      [embeddings.buffer, records.buffer, batch.buffer],
    );
    if (failure) this.post({ type: 'failure', run, lane: id, failure });
    return told;
  }

  /** Embeds and scores both parts; the page keeps drawing meanwhile. Null once the run is another. */
  async evaluation(lane: Lane): Promise<EvaluationReport[] | null> {
    const { material, scoring, step, id } = lane;
    const embeddings = await embedParts(lane, this.current);
    if (!embeddings) return null;
    const reports = await scoring.take(step, embeddings, this.current);
    if (!reports) return null;
    const of = (name: PartName) => scoring.parts[name].embeddingsOf(material.probes[name].items);
    const probes = { seen: of('seen'), unseen: of('unseen') };
    const prints = lane.prints();
    this.post({
      type: 'evaluation',
      run: this.run,
      lane: id,
      reports,
      probes,
      batch: lane.lastBatch,
      prints,
    });
    this.rankings(lane);
    return reports;
  }

  rankings({ scoring, material, id }: Lane): void {
    for (const told of scoring.rankings()) {
      material.source.thumbnails.send(mentionedIn(told));
      this.post({ type: 'rankings', run: this.run, lane: id, ...told });
    }
  }

  /** Nothing is said while the weights of this step were not read. */
  rest(lane: Lane, on: BackendName[]): void {
    const { id, step, saved, lastLoss: loss, journal, milliseconds } = lane;
    const prints = lane.prints();
    if (saved?.step !== step || !prints) return;
    const weights = checksumOf(saved);
    this.post({
      type: 'rest',
      run: this.run,
      lane: id,
      step,
      weights,
      loss,
      journal,
      on,
      milliseconds,
      prints,
    });
  }

  async network(lane: Lane): Promise<void> {
    const checkpoint = await lane.checkpoint();
    const { mean, deviation } = lane.material.statistics;
    const network: TakenNetwork = {
      options: lane.started,
      config: lane.network,
      mean: [...mean],
      deviation: [...deviation],
      step: checkpoint.step,
      weights: checksumOf(checkpoint),
      tensors: weightsOf(checkpoint),
    };
    this.post({ type: 'taken', run: this.run, lane: lane.id, what: 'network', network });
  }

  async wrongWeight(lane: Lane): Promise<void> {
    const share = await measureWrongWeight(lane);
    this.post({ type: 'taken', run: this.run, lane: lane.id, what: 'wrongWeight', share });
  }

  async embeddings(lane: Lane): Promise<void> {
    const embedded = await embedParts(lane, this.current);
    if (!embedded) return;
    const { dataset } = lane.material;
    const queries = new Set(dataset.split.query);
    const rows = PARTS.flatMap((part) => [...lane.scoring.parts[part].items].map((item) => ({ part, item })));
    const items: TakenEmbeddings['items'] = rows.map(({ part, item }) => ({
      item,
      part,
      role: part === 'seen' ? 'train' : queries.has(item) ? 'query' : 'gallery',
      identity: dataset.identity[item],
      trueIdentity: dataset.trueIdentity[item],
      camera: dataset.cameraNames[dataset.camera[item]] ?? '',
    }));
    const parts = PARTS.flatMap((part) => embedded[part] ?? []);
    const values = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    parts.reduce((at, part) => (values.set(part, at), at + part.length), 0);
    const { started: options, step } = lane;
    const dimension = items.length ? values.length / items.length : 0;
    const embeddings: TakenEmbeddings = { options, step, dimension, items, values };
    this.post({ type: 'taken', run: this.run, lane: lane.id, what: 'embeddings', embeddings });
  }
}
