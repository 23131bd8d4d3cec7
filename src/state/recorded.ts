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

/** Shows the recorded run if it is one of the options that the page starts with and nothing else is there yet. */
export async function showRecorded(): Promise<void> {
  const { options } = useOptions.getState();
  const [{ default: recording }, { pedestrianItems }] = await Promise.all([
    import('./recordedRun.json'),
    import('../data/pedestrians'),
  ]);
  const recorded = recording as unknown as Recording; // written by bench/recording.bench.ts in this form
  const { phase } = useRun.getState();
  const waiting = phase === 'starting' && useOptions.getState().options === options && !live.frame;
  if (!waiting || useInterface.getState().part !== 'seen' || !isRecordingOf(recorded, options)) return;
  const { frame, records, state, items } = fromRecording(recorded);
  const values = pedestrianItems(options, items);
  const size = values.length / items.length;
  items.forEach((item, i) => live.values.set(item, values.subarray(i * size, (i + 1) * size)));
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
