// Our WGSL kernels on TensorFlow.js's own buffers and command encoder: nothing is copied between the two, and a whole step is one
// submit. TensorFlow.js's way (runWebGPUProgram) writes a uniform buffer for each dispatch, allows one output, and submits every
// 15 dispatches.
import { backend, env, getBackend, registerKernel } from '@tensorflow/tfjs-core';
import type { KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';
import { isTiming, recordTimed, type TimingBackend } from './timing';
import { Waiting } from './waiting';

/** Threads of a workgroup. */
const WORKGROUP = 64;

/** Bytes from one dispatch's numbers to the next: what every adapter allows as an offset. */
const SLOT = 256;
/** Dispatches whose numbers wait for one submit. */
const SLOTS = 256;

/** A storage buffer as the shader sees it. */
export interface GpuBuffer {
  name: string;
  access: 'read' | 'read_write';
  /** e.g. "f32" or "vec4f" */
  element: string;
}

/** One shader. */
export interface GpuKernel {
  /** One per code: variants of a kernel carry their difference in the name. */
  name: string;
  buffers: readonly GpuBuffer[];
  /** Names of what changes from call to call, read as `u.name`: counts (u32), then numbers (f32). */
  counts: readonly string[];
  numbers?: readonly string[];
  /** Functions that the body calls. */
  functions?: string;
  /** Statements of one thread; `thread : u32` is its number, from 0. There may be more threads than were asked for. */
  body: () => string;
}

/** The part of WebGPUBackend that is used here. */
interface GpuBackend extends TimingBackend {
  queue: GPUQueue;
  tensorMap: {
    get(dataId: object): { resource: GPUBuffer | null; values: unknown };
  };
  bufferManager: { acquireBuffer(size: number, usage: number): GPUBuffer };
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  ensureCommandEncoderReady(): void;
  submitQueue(): void;
  uploadToGPU(dataId: object): void;
  disposeData(dataId: object): boolean;
  makeTensorInfo(shape: number[], dtype: 'float32'): TensorInfo;
}

const codeOf = ({ buffers, counts, numbers = [], functions = '', body }: GpuKernel): string => `
struct Uniforms { ${[...counts.map((name) => `${name} : u32`), ...numbers.map((name) => `${name} : f32`)].join(', ')} };
${buffers
  .map(
    ({ name, access, element }, i) =>
      `@group(0) @binding(${i}) var<storage, ${access}> ${name} : array<${element}>;`,
  )
  .join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> u : Uniforms;
${functions}
@compute @workgroup_size(${WORKGROUP})
fn start(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let thread = id.y * groups.x * ${WORKGROUP}u + id.x;
  ${body()}
}`;

/** Records dispatches on an open WebGPU backend. */
export class Launcher {
  private readonly backend: GpuBackend;
  private readonly pipelines = new Map<string, GPUComputePipeline>();
  private readonly uniforms: GPUBuffer;
  private readonly staged = new DataView(new ArrayBuffer(SLOT * SLOTS));
  private used = 0;
  private readonly waiting = new Waiting();

  constructor(
    backend: KernelBackend,
    /** Threads that keep the device busy: a sum is split up until there are so many. */
    readonly threadsWanted: number,
  ) {
    this.backend = backend as unknown as GpuBackend;
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    this.uniforms = this.backend.device.createBuffer({ size: SLOT * SLOTS, usage });
    // Steps and reads submit by themselves.
    env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 1 << 20);
    const submit = this.backend.submitQueue.bind(this.backend);
    this.backend.submitQueue = () => {
      this.sendNumbers();
      submit();
    };
    const upload = this.backend.uploadToGPU.bind(this.backend);
    this.backend.uploadToGPU = (dataId) => this.upload(dataId, upload);
  }

  /** A tensor of float32 for a kernel to fill. */
  output(shape: number[]): TensorInfo {
    return this.backend.makeTensorInfo(shape, 'float32');
  }

  /** A tensor for the time of the recording. */
  scratch(shape: number[], record: (tensor: TensorInfo) => void): void {
    const tensor = this.output(shape);
    record(tensor);
    this.backend.disposeData(tensor.dataId);
  }

  /** Records one dispatch of at least `threads` threads. `values` by the names of the kernel's counts and numbers. */
  run(kernel: GpuKernel, tensors: TensorInfo[], values: Record<string, number>, threads: number): void {
    const { backend } = this;
    const numbers = this.stage(kernel, values);
    const entries: GPUBindGroupEntry[] = tensors.map((tensor, binding) => ({
      binding,
      resource: { buffer: this.bufferOf(tensor, kernel.buffers[binding]) },
    }));
    entries.push({ binding: tensors.length, resource: numbers });
    const pipeline = this.pipelineOf(kernel);
    const group = backend.device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
    const groups = Math.ceil(threads / WORKGROUP);
    const most = backend.device.limits.maxComputeWorkgroupsPerDimension;
    const record = (pass: GPUComputePassEncoder) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(Math.min(groups, most), Math.ceil(groups / most));
    };
    backend.ensureCommandEncoderReady();
    if (isTiming(backend)) return recordTimed(backend, kernel.name, record);
    backend.computePassEncoder ??= backend.commandEncoder?.beginComputePass() ?? null;
    record(backend.computePassEncoder as GPUComputePassEncoder);
  }

  /** Sends what is recorded to the device. */
  submit(): void {
    if (!this.backend.commandEncoder) return;
    this.backend.endComputePassEncoder();
    this.backend.submitQueue();
  }

  /** Resolves when the device is so little behind that a further step may be recorded. */
  async room(): Promise<void> {
    await this.waiting.room(this.backend.queue);
  }

  private pipelineOf(kernel: GpuKernel): GPUComputePipeline {
    const found = this.pipelines.get(kernel.name);
    if (found) return found;
    const { device } = this.backend;
    const module = device.createShaderModule({ code: codeOf(kernel), label: kernel.name });
    const made = device.createComputePipeline({
      layout: 'auto',
      compute: { module, entryPoint: 'start' },
      label: kernel.name,
    });
    this.pipelines.set(kernel.name, made);
    return made;
  }

  private bufferOf({ dataId }: TensorInfo, { access }: GpuBuffer): GPUBuffer {
    this.backend.uploadToGPU(dataId);
    this.backend.commandQueueOwnedIds.add(dataId);
    const data = this.backend.tensorMap.get(dataId);
    // A tensor that was read before keeps a copy on the processor, which is now old.
    if (access === 'read_write') data.values = null;
    return data.resource as GPUBuffer;
  }

  private stage({ counts, numbers = [] }: GpuKernel, values: Record<string, number>): GPUBufferBinding {
    if (this.used === SLOTS) this.submit();
    const offset = SLOT * this.used++;
    counts.forEach((name, i) => this.staged.setUint32(offset + 4 * i, values[name], true));
    const after = offset + 4 * counts.length;
    numbers.forEach((name, i) => this.staged.setFloat32(after + 4 * i, values[name], true));
    return { buffer: this.uniforms, offset, size: SLOT };
  }

  /** What was staged goes ahead of the commands that read it. */
  private sendNumbers(): void {
    if (this.used > 0)
      this.backend.queue.writeBuffer(this.uniforms, 0, this.staged.buffer, 0, SLOT * this.used);
    this.used = 0;
  }

  /** Through the queue's own staging memory: TensorFlow.js makes and destroys a mapped buffer for each upload. */
  private upload(dataId: object, stock: (dataId: object) => void): void {
    const data = this.backend.tensorMap.get(dataId);
    const { resource, values } = data;
    if (resource || !(values instanceof Float32Array)) return stock(dataId);
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    // A buffer comes back only with the submit of the commands that read it, so none of them sees these values.
    const buffer = this.backend.bufferManager.acquireBuffer(values.byteLength, usage);
    this.backend.queue.writeBuffer(buffer, 0, values as Float32Array<ArrayBuffer>);
    data.resource = buffer;
    data.values = null;
  }
}

/** Threads that keep a graphics card busy, and a processor that plays one. */
const BUSY = { hardware: 16_384, software: 256 };

const launchers = new WeakMap<object, Launcher>();

/** Prepares an open WebGPU backend for our kernels. */
export function prepareLauncher(backend: KernelBackend, software: boolean): void {
  launchers.set(backend, new Launcher(backend, software ? BUSY.software : BUSY.hardware));
}

/** The launcher of a prepared backend. */
export function launcherOf(backend: object): Launcher {
  const found = launchers.get(backend);
  if (!found) throw new Error('This WebGPU backend was not prepared.');
  return found;
}

/**
 * Sends what a step has recorded to the graphics card at once, so that the two work side by side; resolves when the next step may
 * be recorded. Nothing on other backends.
 */
export async function submitStep(): Promise<void> {
  if (getBackend() !== 'webgpu') return;
  const launcher = launcherOf(backend());
  launcher.submit();
  await launcher.room();
}

/** What a kernel must say for itself. */
export interface GpuKernelSpec<Attributes> {
  name: string;
  /** Names of the inputs, in order; the last may be left out. */
  inputs: readonly string[];
  outputShapes(inputs: TensorInfo[], attributes: Attributes): number[][];
  run(launcher: Launcher, inputs: TensorInfo[], outputs: TensorInfo[], attributes: Attributes): void;
}

/** Registers one kernel on WebGPU. */
export function registerGpuKernel<Attributes>(spec: GpuKernelSpec<Attributes>): void {
  registerKernel({
    kernelName: spec.name,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const launcher = launcherOf(backend as object);
      const attributes = attrs as Attributes;
      const given = spec.inputs.map((name) => inputs[name] as TensorInfo).filter(Boolean);
      const outputs = spec.outputShapes(given, attributes).map((shape) => launcher.output(shape));
      spec.run(launcher, given, outputs, attributes);
      return outputs.length === 1 ? outputs[0] : outputs;
    },
  });
}
