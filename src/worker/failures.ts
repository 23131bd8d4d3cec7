// Typed failures with a sentence and a remedy: what went wrong reaches the person as a card, never as a console line.
import { ownHole } from '../experiment/ownHole';
import { optionOf, type OptionKey, type Options } from '../experiment/options';
import type { BackendReport, Failure, FailureKind } from './protocol';

/** An error that already knows its sentence. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Whether a thrown value carries its own kind, sentence and remedy (as the image store's errors do). */
const isTyped = (error: unknown): error is { kind: FailureKind; message: string; remedy: string } =>
  error instanceof Error && 'kind' in error && 'remedy' in error;

const text = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * How V8, WebAssembly and WebGPU say that there is no memory left. TensorFlow.js's WASM backend (4.22) does not look at
 * what malloc answers: where growth is refused, it traps on the address ("memory access out of bounds" in V8,
 * "index out of bounds" in Firefox, "Out of bounds memory access" in Safari).
 */
const MEMORY =
  /out of memory|allocation failed|failed to allocate|enlarge memory|invalid (typed )?array length|\bOOM\b|memory access out of bounds|index out of bounds|out of bounds memory access/i;

/** Puts any thrown value into the person's words. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (isTyped(error)) {
    const { kind, message, remedy } = error;
    return { kind, message, remedy, fatal: true };
  }
  const message = text(error);
  if (MEMORY.test(message)) {
    return {
      kind: 'out-of-memory',
      message: `The machine has no memory left for this run (${message}).`,
      remedy: 'Choose smaller images, fewer identities or a smaller network, then restart.',
      fatal: true,
    };
  }
  return {
    kind: 'internal',
    message: `The run stopped: ${message}`,
    remedy: 'Restart the run; if it stops again, put the options back to their defaults.',
    fatal: true,
  };
}

export const failure = (kind: FailureKind, message: string, remedy: string, fatal = false): Failure => ({
  kind,
  message,
  remedy,
  fatal,
});

/** The person chose WebGPU and got another backend: what runs instead and why. Null when WebGPU runs. */
export function webgpuMissing({ name, tried }: BackendReport): Failure | null {
  if (name === 'webgpu') return null;
  const why = tried.find((passed) => passed.name === 'webgpu')?.why ?? 'It did not start.';
  return failure(
    'no-webgpu',
    `You chose WebGPU, but it does not work here: ${why} Training runs on ${name.toUpperCase()} instead.`,
    'Let the page choose, or open it in a browser with WebGPU on a machine with a graphics card.',
  );
}

/** A run that ran off to infinity under `options`; `changed` holds what the options changed last were before. */
export function diverged(step: number, back: number, changed: Partial<Options>, options: Options): Failure {
  const labels = (Object.keys(changed) as OptionKey[]).map((key) => optionOf(key).label);
  const cause = labels.length ? ` The option changed last was ${labels.join(', ')}.` : '';
  const hole = ownHole(options);
  const told = failure(
    'diverged',
    `The numbers ran off to infinity by step ${step}.${cause} ${hole ? ` ${hole}` : ''} The run is back at step ${back}.`,
    hole ? 'Change the formula, then go on.' : 'Undo the change or lower the learning rate, then go on.',
  );
  return { ...told, ...(labels.length && { undo: changed }), ...(hole && { formula: true }) };
}

/** A lost graphics device, and where the run goes on. */
export const deviceLost = (message: string, step: number, backend: string): Failure =>
  failure(
    'device-lost',
    `The graphics device was lost (${message}).`,
    `Training goes on from step ${step} on ${backend.toUpperCase()}.`,
  );
