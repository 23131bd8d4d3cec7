// A thread that helps with kernels: our module on the memory of TensorFlow.js, and calls from the board, until it is terminated.
import { boardOn, PUT, takeCalls, waitBeyond } from './board';
import type { HelperStart } from './board';
import type { Simd } from './module';

/** The next kernel of a step often follows within microseconds, before which it is not worth to fall asleep. */
const LOOKS = 2000;

self.addEventListener('message', ({ data }: MessageEvent<HelperStart>) => {
  const { module, memory } = data;
  const board = boardOn(data.board);
  const simd = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Simd;
  self.postMessage('ready');
  for (;;) {
    const seen = Atomics.load(board.counters, PUT);
    takeCalls(board, simd);
    waitBeyond(board, PUT, seen, LOOKS);
  }
});
