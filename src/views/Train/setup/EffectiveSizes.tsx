// How many members of a set really count: N_eff of both sides, mean over the anchors that the map shows.
import { formatNumber } from '../../shared/controls/format';
import { fixed } from '../../shared/numberText';
import { useEffectiveSizes } from '../../shared/useAnchorTerm';

/** Updates a second: as often as a number can be read. */
const PER_SECOND = 4;

interface BarProps {
  side: 'positive' | 'negative';
  /** Null before the first frame. */
  size: number | null;
  of: number;
}

function Bar({ side, size, of }: BarProps) {
  const positive = side === 'positive';
  return (
    <>
      <span className={`math ${positive ? 'pos' : 'neg'}`} aria-hidden="true">
        N<sub className="up">eff</sub>
        <sup className="up">{positive ? '+' : '−'}</sup>
      </span>
      <span className="setup-bar" aria-hidden="true">
        <span style={{ width: `${(100 * (size ?? 0)) / of}%`, background: `var(--${side})` }} />
      </span>
      <span className="setup-of">
        <span className="sr">{`Effective number of ${side}s: `}</span>
        {size === null ? (
          '–'
        ) : (
          <>
            {fixed(size, 1)} <span className="dim">of {formatNumber(of, 3)}</span>
          </>
        )}
      </span>
    </>
  );
}

/** Two bars, empty before the first frame. */
export function EffectiveSizes() {
  const sizes = useEffectiveSizes(PER_SECOND);
  return (
    <div
      className="setup-neff"
      title="Effective set size, exp(entropy of the weights): mean over the anchors on the map, under the options as they stand"
    >
      <Bar side="positive" size={sizes?.positive ?? null} of={sizes?.positives ?? 1} />
      <Bar side="negative" size={sizes?.negative ?? null} of={sizes?.negatives ?? 1} />
    </div>
  );
}
