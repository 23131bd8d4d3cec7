// All kernels of WebGPU, registered by being imported.
import './dense';
import './pairs';
import './patches';
import './pointToSet';

export { prepareLauncher } from './launcher';
