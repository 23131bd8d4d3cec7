// What the engine's unit tests share.

/** Where Node finds the .wasm files, from the repository's root. */
export const WASM_IN_NODE = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/';
