// Own kernels in WGSL. The program object is the face that TensorFlow.js's WebGPU backend takes, so nothing of that
// package is imported here and the package stays a lazy part.
import { registerKernel } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** One shader: a thread per output number. */
export interface GpuProgram {
  /** Key of the compiled shader: one per body. */
  name: string;
  /** Names of the input buffers in the shader (capital letter first). */
  inputs: readonly string[];
  /** e.g. "rate : f32, decay : f32," — read as uniforms.rate. */
  uniforms: string;
  /** WGSL statements with `index : i32` in scope; they call setOutputAtIndex(index, value). */
  body: string;
}

export interface Uniform {
  type: 'float32' | 'int32';
  data: number[];
}

/** The part of WebGPUBackend that is used here. */
export interface GpuBackend {
  runWebGPUProgram(program: object, inputs: TensorInfo[], dtype: 'float32', uniforms: Uniform[]): TensorInfo;
}

/** 128 threads a workgroup, as TensorFlow.js's own elementwise shaders. */
const WORKGROUP = 128;

/** Runs a program over an output of the given shape. */
export function runProgram(
  backend: GpuBackend,
  program: GpuProgram,
  inputs: TensorInfo[],
  outputShape: number[],
  uniforms: Uniform[],
): TensorInfo {
  const size = outputShape.reduce((product, length) => product * length, 1);
  return backend.runWebGPUProgram(
    {
      variableNames: [...program.inputs],
      outputShape,
      shaderKey: `hap2s_${program.name}`,
      workgroupSize: [WORKGROUP, 1, 1],
      dispatchLayout: { x: outputShape.map((_, i) => i) },
      dispatch: [Math.ceil(size / WORKGROUP), 1, 1],
      uniforms: program.uniforms,
      size: true,
      getUserCode: () => `fn main(index : i32) { if (index < uniforms.size) { ${program.body} } }`,
    },
    inputs,
    'float32',
    uniforms,
  );
}

/** Registers a kernel on WebGPU. */
export function registerGpuKernel<Attributes>(
  name: string,
  inputNames: readonly string[],
  run: (backend: GpuBackend, inputs: TensorInfo[], attributes: Attributes) => TensorInfo | TensorInfo[],
): void {
  registerKernel({
    kernelName: name,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend, attrs }) =>
      run(
        backend as GpuBackend,
        inputNames.map((input) => inputs[input] as TensorInfo),
        attrs as Attributes,
      ),
  });
}
