// Scans, decodes and stores own images off the page's thread. One import at a time; a new scan replaces the last.
import { buildDataset } from '../../data/own/dataset';
import type { ImageSize } from '../../data/own/dataset';
import { OwnImagesError } from '../../data/own/errors';
import { isTooLarge, measureParts, planImport } from '../../data/own/plan';
import type { PlanItem } from '../../data/own/plan';
import { SkipList } from '../../data/own/skipped';
import { createPixelWriter, decodeBitmap, isGreyBitmap } from './decode';
import type { DecodeRequest, ImportCommand, ImportEvent, ImportSource, Sample } from './protocol';
import { openSources } from './sources';
import type { OpenSources } from './sources';
import { saveOwn } from './store';

const SAMPLES = 12;
const SAMPLE_WIDTH = 64; // CSS width 32 on a screen with two pixels per CSS pixel
const IN_FLIGHT = 8; // enough to keep the browser's decoding threads busy
const REPORT_EVERY = 120; // ms: about eight times a second reads as smooth
const SETTLE = 500; // ms before a rate is worth telling

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
let opened: OpenSources | null = null;
/** Counts scans, decodes and cancels: work that began under another number stops. */
let current = 0;

const post = (event: ImportEvent, transfer: Transferable[] = []) => scope.postMessage(event, transfer);

/** Pictures from as many identities as there are, up to a handful, in path order. */
function sampleEntries({ catalogue }: OpenSources): { path: string; entry: number }[] {
  const first = new Map<string, { path: string; entry: number }>();
  for (const { identity, path, entry } of catalogue.images) {
    if (!first.has(identity)) first.set(identity, { path, entry });
  }
  const candidates = first.size >= SAMPLES ? [...first.values()] : catalogue.images;
  const count = Math.min(SAMPLES, candidates.length);
  return Array.from({ length: count }, (_, i) => candidates[Math.floor((i * candidates.length) / count)]);
}

async function decodeSamples(sources: OpenSources): Promise<Sample[]> {
  const samples = await Promise.all(
    sampleEntries(sources).map(async ({ path, entry }) => {
      const bytes = await sources.read(entry).catch(() => null);
      const bitmap = bytes && (await decodeBitmap(bytes, SAMPLE_WIDTH));
      return bitmap ? [{ path, bitmap }] : [];
    }),
  );
  return samples.flat();
}

async function scan(sources: ImportSource[], ticket: number): Promise<void> {
  const next = await openSources(sources);
  const samples = await decodeSamples(next);
  if (ticket !== current) return;
  opened = next;
  const { catalogue, name, failed } = next;
  // Market-1501's pictures are 128 × 64; half of that keeps a step fast. Other pictures become squares.
  const [height, width] = catalogue.naming === 'folders' ? [32, 32] : [64, 32];
  const channels = samples.length > 0 && samples.every(({ bitmap }) => isGreyBitmap(bitmap)) ? 1 : 3;
  post({ type: 'plan', catalogue, size: { height, width, channels }, name, failed });
  post(
    { type: 'samples', samples },
    samples.map(({ bitmap }) => bitmap),
  );
}

/** Reports progress now and then, with the time left once the rate has settled. */
function createReporter(total: number): (done: number) => void {
  const start = performance.now();
  let last = 0;
  return (done) => {
    const now = performance.now();
    if (now - last < REPORT_EVERY && done < total) return;
    last = now;
    const elapsed = now - start;
    const secondsLeft = elapsed > SETTLE ? ((elapsed / done) * (total - done)) / 1000 : null;
    post({ type: 'progress', done, total, secondsLeft });
  };
}

interface Decoded {
  items: PlanItem[];
  values: Uint8Array;
  skipped: SkipList;
}

/** Closes the gaps that pictures which could not be decoded left behind. */
function compact(items: readonly PlanItem[], values: Uint8Array, good: readonly boolean[]): Decoded {
  const size = values.length / items.length;
  const skipped = new SkipList();
  const kept: PlanItem[] = [];
  items.forEach((item, index) => {
    if (!good[index]) return skipped.add('undecodable', item.path);
    values.copyWithin(kept.length * size, index * size, (index + 1) * size);
    return kept.push(item);
  });
  return { items: kept, values: values.slice(0, kept.length * size), skipped };
}

async function decodeAll(items: readonly PlanItem[], size: ImageSize, sources: OpenSources, ticket: number) {
  const values = new Uint8Array(items.length * size.height * size.width * size.channels);
  const good: boolean[] = [];
  const writer = createPixelWriter(size);
  const report = createReporter(items.length);
  let next = 0;
  let done = 0;
  const wanted = () => ticket === current;
  const work = async () => {
    while (next < items.length && wanted()) {
      const index = next++;
      const bytes = await sources.read(items[index].entry).catch(() => null);
      good[index] = bytes !== null && (await writer.write(bytes, values, index));
      if (wanted()) report(++done);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return compact(items, values, good);
}

async function decode(request: DecodeRequest, ticket: number): Promise<void> {
  if (!opened) throw new OwnImagesError('There is nothing to import yet.', 'Choose a folder or a zip first.');
  const { name, choices, height, width, channels } = request;
  const size = { height, width, channels };
  const plan = planImport(opened.catalogue, choices);
  if (plan.problems.length > 0 || isTooLarge(plan.items.length, height, width, channels)) {
    throw new OwnImagesError('These choices give no usable set.', 'Change the folders’ parts or the size.');
  }
  const { items, values, skipped } = await decodeAll(plan.items, size, opened, ticket);
  if (ticket !== current) return;
  const [broken = null] = skipped.list();
  if (measureParts(items, plan.excludeSameCamera).problems.length > 0) {
    throw new OwnImagesError(
      `${broken?.count ?? 0} of ${plan.items.length} pictures could not be decoded (for example “${broken?.examples[0]}”), and too few are left.`,
      'Open one of them in an image viewer; save them again as PNG or JPEG.',
    );
  }
  const summary = await saveOwn(
    buildDataset(plan, items, values, size, name),
    items.map(({ path }) => path),
  );
  if (ticket === current) post({ type: 'done', summary, broken });
}

function fail(error: unknown): void {
  if (error instanceof OwnImagesError) {
    const { kind, message, remedy } = error;
    return post({ type: 'failure', failure: { kind, message, remedy } });
  }
  const why = error instanceof Error ? error.message : String(error);
  const remedy = 'Try a smaller size or fewer folders.';
  return post({
    type: 'failure',
    failure: { kind: 'bad-file', message: `The import stopped: ${why}.`, remedy },
  });
}

scope.addEventListener('message', ({ data }: MessageEvent<ImportCommand>) => {
  const ticket = ++current;
  const failIfCurrent = (error: unknown) => {
    if (ticket === current) fail(error);
  };
  if (data.type === 'scan') scan(data.sources, ticket).catch(failIfCurrent);
  else if (data.type === 'decode') decode(data, ticket).catch(failIfCurrent);
  else post({ type: 'cancelled' });
});
