// A short recorded run of the defaults fills the views until the page's own run has its first frame; never passed off as it.
import { differences, type Options } from '../experiment/options';
import { fromRecording, type Recording } from './recording';
import { Curves } from './curves';
import { useInterface } from './interface';
import { live } from './live';
import { useOptions } from './options';
import { emptyRun, useRun } from './run';

/** Whether the recording is of these very options. */
export const isRecordingOf = (recording: Pick<Recording, 'options'>, options: Options): boolean =>
  differences(recording.options, options).length === 0;

/** Drawing so many pictures takes a slow machine less than a frame, also while the code is cold. */
const AT_ONCE = 2;

let settle: () => void;
/** Resolves when the recorded run is shown, or will not be. */
export const recordedSettled = new Promise<void>((resolve) => (settle = resolve));

/** Shows the recorded run if there is nothing else to show; afterwards `recordedSettled` holds. */
export const beginWithRecorded = (): void => void showRecorded().then(settle, settle); // only the first seconds are emptier without it

/** Shows the recorded run if it is one of the options that the page starts with and nothing else is there yet. */
export async function showRecorded(): Promise<void> {
  const { options } = useOptions.getState();
  const [{ default: recording }, { pedestrianItems }] = await Promise.all([
    import('./recordedRun.json'),
    import('../data/pedestrians'),
  ]);
  const recorded = recording as unknown as Recording; // written by bench/recording.bench.ts in this form
  const waiting = () =>
    useRun.getState().phase === 'starting' &&
    useOptions.getState().options === options &&
    useInterface.getState().part === 'seen' &&
    !live.frame;
  if (!isRecordingOf(recorded, options)) return;
  const { frame, records, state, items } = fromRecording(recorded);
  const pictures = new Map<number, Uint8Array>();
  for (let from = 0; from < items.length && waiting(); from += AT_ONCE) {
    const some = items.slice(from, from + AT_ONCE);
    const values = pedestrianItems(options, some);
    const size = values.length / some.length;
    some.forEach((item, i) => pictures.set(item, values.subarray(i * size, (i + 1) * size)));
    await new Promise((resolve) => setTimeout(resolve)); // the page answers in between
  }
  if (!waiting()) return;
  for (const [item, values] of pictures) live.values.set(item, values);
  live.shape = recorded.summary.shape;
  live.frame = frame;
  live.curves.append(1, records);
  live.evaluations = [...recorded.evaluations];
  useRun.setState({ ...state, recorded: recorded.step });
  for (const channel of ['thumbnails', 'frame', 'curves'] as const) live.changed(channel);
}

/** Takes the recorded numbers away: from here on everything shown is the page's own run. */
export function dropRecorded(): void {
  if (useRun.getState().recorded === null) return;
  live.curves = new Curves();
  live.evaluations = [];
  live.changed('curves');
  const { evaluation, previousEvaluation, rankings, previousRankings, rankingStep } = emptyRun();
  useRun.setState({
    evaluation,
    previousEvaluation,
    rankings,
    previousRankings,
    rankingStep,
    recorded: null,
  });
}
