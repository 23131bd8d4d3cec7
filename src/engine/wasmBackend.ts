// The WASM backend with its binaries from our own origin.
import { env } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';

/**
 * Says where the binaries are. `folder` is for Node, where there is no bundler: a path that ends with a slash.
 * Threads are off: in a minified build on a cross-origin-isolated page the threaded binary never starts (the minifier breaks a
 * function that TF.js ships by toString), and static hosts cannot isolate pages anyway.
 */
export function prepareWasm(folder?: string): void {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(
    folder ?? {
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': simd,
    },
  );
}
