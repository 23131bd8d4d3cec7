// Which of our kernels a step runs on: plain JavaScript and stock operations on cpu, our own module on wasm, WGSL on WebGPU.
import { getBackend } from '@tensorflow/tfjs-core';

export const onCpu = () => getBackend() === 'cpu';
export const onWasm = () => getBackend() === 'wasm';
