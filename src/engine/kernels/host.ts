// Own kernels in plain JavaScript for the cpu backend. Those for wasm are in simd/, those for WebGPU in WGSL (gpu.ts).
import { registerKernel } from '@tensorflow/tfjs-core';
import type { TensorInfo, TypedArray } from '@tensorflow/tfjs-core';

/** The inputs' values and the outputs to fill, all float32. Outputs are not zeroed. */
export type HostKernel<Attributes> = (
  inputs: Float32Array[],
  outputs: Float32Array[],
  attributes: Attributes,
) => void;

/** What a kernel must say for itself, so that host and GPU agree on shapes. */
export interface HostKernelSpec<Attributes> {
  name: string;
  /** Names of the inputs, in order. */
  inputs: readonly string[];
  outputShapes(inputs: TensorInfo[], attributes: Attributes): number[][];
  run: HostKernel<Attributes>;
}

/** The part of MathBackendCPU that is used here. */
interface CpuMemory {
  data: { get(dataId: object): { values: TypedArray } };
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

const size = (shape: number[]) => shape.reduce((product, length) => product * length, 1);

/** Registers one kernel on cpu. */
export function registerHostKernel<Attributes>(spec: HostKernelSpec<Attributes>): void {
  registerKernel({
    kernelName: spec.name,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const attributes = attrs as Attributes;
      const memory = backend as unknown as CpuMemory;
      const given = spec.inputs.map((name) => inputs[name] as TensorInfo);
      const shapes = spec.outputShapes(given, attributes);
      const outputs = shapes.map((shape) => new Float32Array(size(shape)));
      const values = given.map(({ dataId }) => memory.data.get(dataId).values as Float32Array);
      spec.run(values, outputs, attributes);
      const infos = shapes.map((shape, i) => memory.makeTensorInfo(shape, 'float32', outputs[i]));
      return infos.length === 1 ? infos[0] : infos;
    },
  });
}
