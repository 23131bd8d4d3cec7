// Our own GPU device for TensorFlow.js: only so do we learn of a lost device and of errors, which TF.js drops (after an
// invalid shader every operation of the submit returns zeros and no exception), and get the adapter's real limits.

/** Limits that TF.js's shaders profit from; the adapter's own maximum is asked for. */
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/** What is asked for where the adapter has it: a profile times the kernels with it. */
const FEATURES: readonly GPUFeatureName[] = ['timestamp-query'];

/** Software rasterisers by the names that their adapters give: Chrome's, Mesa's two, Windows' (WARP). */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|\bwarp\b|basic render|software/i;

/** The parts of an adapter's info that are read. */
export type AdapterInfo = Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> & {
  isFallbackAdapter?: boolean;
};

/** What a person reads, e.g. "NVIDIA H100" or "SwiftShader (software)", and whether it runs on the processor. */
export function describeAdapter(info: AdapterInfo): { name: string; software: boolean } {
  const parts = [info.vendor, info.architecture, info.device].filter(Boolean);
  const name = info.description || parts.join(' ') || 'unnamed adapter';
  const software = info.isFallbackAdapter === true || SOFTWARE.test(`${parts.join(' ')} ${name}`);
  return { name: software ? `${name} (software)` : name, software };
}

/** An open device. `close` frees it without reporting a loss. */
export interface OpenDevice {
  device: GPUDevice;
  info: GPUAdapterInfo;
  name: string;
  software: boolean;
  close(): void;
}

/** Finds the fastest adapter. @throws Error with a sentence when there is none. */
export async function findAdapter(
  gpu: GPU | undefined,
): Promise<{ adapter: GPUAdapter; name: string; software: boolean }> {
  if (!gpu) throw new Error('This browser has no WebGPU.');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('WebGPU found no graphics adapter.');
  const old = adapter as GPUAdapter & { isFallbackAdapter?: boolean };
  const { name, software } = describeAdapter(adapter.info);
  return { adapter, name, software: software || old.isFallbackAdapter === true };
}

/** Opens a device; `onLost` is told once, in a sentence, when it is gone or has failed. @throws Error when refused. */
export async function openDevice(
  { adapter, name, software }: { adapter: GPUAdapter; name: string; software: boolean },
  onLost: (message: string) => void,
): Promise<OpenDevice> {
  const requiredLimits = Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]]));
  const requiredFeatures = FEATURES.filter((feature) => adapter.features.has(feature));
  const device = await adapter.requestDevice({ requiredLimits, requiredFeatures });
  let told = false;
  const tell = (message: string) => {
    if (told) return;
    told = true;
    onLost(message);
  };
  void device.lost.then(({ reason, message }) =>
    tell(`The graphics device was lost (${message || reason || 'no reason given'}).`),
  );
  device.addEventListener('uncapturederror', (event) => {
    tell(`The graphics device reported an error: ${event.error.message}`);
  });
  const close = () => {
    told = true;
    device.destroy();
  };
  return { device, info: adapter.info, name, software, close };
}
