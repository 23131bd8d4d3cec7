// The one obvious button: round, and pulsing until it was used once (never under reduced motion).
import { useRun } from '../../../state/run';
import { PauseIcon, PlayIcon } from '../../shared/controls/icons';
import { togglePlay, useTransport } from './transport';

export function PlayButton() {
  const playing = useRun((state) => state.playing);
  const failed = useRun((state) => state.phase === 'failed');
  const used = useTransport((state) => state.used);
  return (
    <button
      type="button"
      className={`setup-play${used || playing || failed ? '' : ' setup-pulse'}`}
      disabled={failed}
      aria-label={playing ? 'Pause' : 'Play'}
      title={`${playing ? 'Pause' : 'Play'} (space)`}
      onClick={togglePlay}
    >
      {playing ? <PauseIcon /> : <PlayIcon />}
    </button>
  );
}
