// The form of a recorded run in its file: numbers rounded, embeddings as bytes. Written in Node, read by the page.
import type { Options } from '../experiment/options';
import { STEP_COLUMNS, type DataSummary, type EvaluationReport, type Probe } from '../worker/protocol';
import type { LiveFrame } from './live';
import type { RunState } from './run';

type Plain<T> = { [K in keyof T]: number[] };

interface PlainSummary extends Omit<DataSummary, 'probes' | 'queries'> {
  probes: Record<'seen' | 'unseen', Plain<Probe>>;
  queries: Record<'seen' | 'unseen', Plain<Probe>>;
}

export interface Recording {
  /** What was trained; the page shows the recording only for the very same. */
  options: Options;
  step: number;
  summary: PlainSummary;
  parameters: number;
  /** The seen probe's embeddings: signed bytes in base64, each times `scale`. */
  embeddings: { dimension: number; scale: number; bytes: string };
  batch: number[];
  /** Step records, row-major; null stands for NaN. */
  records: (number | null)[];
  evaluations: EvaluationReport[];
  rankings: RunState['rankings'];
}

/** Largest magnitude of a signed byte. */
const LARGEST = 127;

/** Embeddings → bytes; the error of a number is at most scale / 2. */
export function quantised(embeddings: Float32Array): { scale: number; bytes: string } {
  const scale = embeddings.reduce((most, v) => Math.max(most, Math.abs(v)), 0) / LARGEST || 1;
  const bytes = Uint8Array.from(embeddings, (v) => Math.round(v / scale) & 0xff);
  return { scale, bytes: btoa(String.fromCharCode(...bytes)) };
}

/** Bytes → embeddings. */
export function restored({ scale, bytes }: { scale: number; bytes: string }): Float32Array {
  const signed = Int8Array.from(atob(bytes), (c) => c.charCodeAt(0));
  return Float32Array.from(signed, (v) => v * scale);
}

const mapArrays = (probe: Plain<Probe>): Probe => ({
  items: Int32Array.from(probe.items),
  identity: Int32Array.from(probe.identity),
  trueIdentity: Int32Array.from(probe.trueIdentity),
  camera: Int32Array.from(probe.camera),
});

/** Data-set items that the views show pictures of. */
function mentioned({ summary, rankings }: Recording): number[] {
  const ranked = [...rankings.seen, ...rankings.unseen].flatMap(({ query, top }) => [
    query,
    ...top.map(({ item }) => item),
  ]);
  return [...new Set([...summary.probes.seen.items, ...ranked])];
}

/** What the stores want of a recording. */
export function fromRecording(recording: Recording): {
  frame: LiveFrame;
  records: Float32Array;
  items: number[];
  state: Partial<RunState>;
} {
  const { step, summary, parameters, embeddings, evaluations, rankings } = recording;
  const last = (part: 'seen' | 'unseen', before: number) =>
    evaluations.filter((report) => report.part === part).at(-1 - before) ?? null;
  const both = (before: number) => ({ seen: last('seen', before), unseen: last('unseen', before) });
  return {
    frame: {
      step,
      part: 'seen',
      dimension: embeddings.dimension,
      embeddings: restored(embeddings),
      batch: Int32Array.from(recording.batch),
    },
    records: Float32Array.from(recording.records.slice(0, step * STEP_COLUMNS.length), (v) => v ?? NaN),
    items: mentioned(recording),
    state: {
      summary: {
        ...summary,
        probes: { seen: mapArrays(summary.probes.seen), unseen: mapArrays(summary.probes.unseen) },
        queries: { seen: mapArrays(summary.queries.seen), unseen: mapArrays(summary.queries.unseen) },
      },
      parameters,
      evaluation: both(0),
      previousEvaluation: both(1),
      rankings,
      rankingStep: step,
    },
  };
}
