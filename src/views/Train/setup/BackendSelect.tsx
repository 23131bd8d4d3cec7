// Which backend the network runs on: a choice of the machine, not of the experiment, so it is no option of the link.
import { chooseBackend } from '../../../state/actions';
import { useInterface } from '../../../state/interface';
import type { BackendChoice } from '../../../state/run';

/** Names of the backends, with one sentence each. */
export const BACKENDS: readonly { value: BackendChoice; label: string; help: string }[] = [
  { value: 'auto', label: 'Automatic', help: 'The fastest one that passes its self-test.' },
  { value: 'webgpu', label: 'WebGPU', help: 'The graphics processor.' },
  { value: 'wasm', label: 'WASM', help: 'Compiled code on the processor.' },
  { value: 'cpu', label: 'CPU', help: 'Plain JavaScript on the processor: slow, and always there.' },
];

/** Label and select; a change starts the run anew. */
export function BackendSelect() {
  const choice = useInterface((state) => state.backendChoice);
  return (
    <label className="setup-backend">
      <span>Backend</span>
      <select
        className="control-select"
        value={choice}
        title={BACKENDS.find(({ value }) => value === choice)?.help}
        onChange={(event) => chooseBackend(event.target.value as BackendChoice)}
      >
        {BACKENDS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
