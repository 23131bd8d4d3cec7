// Distances of queries to a gallery, for the evaluation: on the processor whatever backend trains, in a memory of their own.
import { distanceMatrix, embeddingsIn } from '../../../retrieval';
import { aligned, compile, FLOAT, instantiate, OUT_OF_MEMORY } from './module';

/** Bytes of a float64 and of a page of memory. */
const DOUBLE = 8;
const PAGE = 65536;
/** What the module asks of a memory it imports: 4 GB. */
const MOST_PAGES = 65536;
/** Queries and gallery items come in fours. */
const whole = (count: number) => Math.ceil(count / 4) * 4;

/** One for all evaluations of a worker, since a memory never shrinks and a browser grants only some. */
function openArena() {
  const module = compile();
  if (!module) return null;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  return { memory, simd: instantiate(module, memory), owner: Symbol('nobody') };
}
let arena: ReturnType<typeof openArena> | undefined;

/**
 * What gives the distances of queries to `gallery`, both flat, count × `dimension`: the rows of `distanceMatrix` to the last bit,
 * about ten times as fast. They may be written over and hold until the next call of any such function.
 * Throws RangeError when a length is no multiple of `dimension`.
 */
export function distancesTo(
  gallery: Float32Array,
  dimension: number,
): (queries: Float32Array) => Float64Array[] {
  arena ??= openArena();
  const opened = arena;
  if (!opened) return (queries) => distanceMatrix(queries, gallery, dimension);
  const columns = embeddingsIn(gallery, dimension);
  const owner = Symbol('gallery');
  return (queries) => {
    const count = embeddingsIn(queries, dimension);
    const row = whole(columns) * DOUBLE;
    const scratch = aligned(gallery.length * FLOAT);
    const from = aligned(scratch + opened.simd.crossScratchBytes(dimension));
    const to = from + whole(count) * dimension * DOUBLE;
    grow(opened.memory, to + whole(count) * row);
    const { buffer } = opened.memory;
    // Another gallery may have been there meanwhile.
    if (opened.owner !== owner) new Float32Array(buffer).set(gallery);
    opened.owner = owner;
    new Float64Array(buffer, from).set(queries);
    opened.simd.crossDistances(from, whole(count), 0, columns, dimension, to, scratch);
    return Array.from({ length: count }, (_, i) => new Float64Array(buffer, to + i * row, columns));
  };
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch {
    throw new Error(OUT_OF_MEMORY);
  }
}
