// Source of the WebAssembly module (AssemblyScript): loops over float32 in the memory of TensorFlow.js's wasm backend, or in one of its own.
// Every pointer is a byte address that the caller owns. No static data and no allocation, so nothing of that memory is touched
// but what is given. Sums run in a fixed order: the same numbers on every machine. `node scripts/kernels.mjs` compiles it.
export { multiply, scratchBytes } from './multiply';
export { columnSums, maskByOutput, unitRows, unitRowsGradient } from './rows';
export { patches } from './convolution';
export { arrange } from './arrange';
export { adam, sgd } from './update';
export { distances, pairGradient } from './pairs';
export { crossDistances, crossScratchBytes } from './crossDistances';
