// The lens from afar: every anchor of the probe by its loss. Pressing one makes it the anchor.
import { useState, type CSSProperties } from 'react';
import { selectAnchor } from '../../../state/actions';
import { setHovered, useInterface } from '../../../state/interface';
import { countOf, fixed, percent } from '../../shared/numberText';
import { itemName } from '../../shared/itemFacts';
import { RoleMark } from '../../shared/RoleMark';
import { Thumbnail, thumbnailAspect } from '../../shared/thumbnail';
import { useProbeLoss } from '../../shared/useAnchorTerm';
import { Line } from './Line';
import { inOrder, overviewOf, type AnchorRow } from './overviewModel';
import { probeWrongLabelSentence } from './sentences';
import { stateOf } from './table';

/** Box of a picture, CSS px. */
const PICTURE = 24;

export function OverviewDepth({ anchor }: { anchor: number }) {
  const loss = useProbeLoss();
  const [order, setOrder] = useState<number[] | null>(null);
  if (!loss) return null;
  const overview = overviewOf(loss);
  const rows = inOrder(overview.rows, order);
  const hold = () => setOrder((order) => order ?? rows.map((row) => row.anchor));
  const release = () => setOrder(null);
  const wrong = probeWrongLabelSentence(loss);
  return (
    <>
      <p className="lens-note lens-summary">
        <b>
          {overview.active} of {countOf(rows.length, 'anchor')} active
        </b>{' '}
        · {overview.losses ? 'mean loss' : 'loss'} {fixed(loss.result.value, 3)}
        {overview.losses ? '' : ' · bars: share of the gradient'}
      </p>
      {wrong && (
        <p className="lens-note lens-summary">
          <RoleMark name="wrongLabel" /> <Line sentence={wrong} />
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the order only waits for whoever is in the list */}
      <ul
        className="lens-anchors"
        aria-label={`Anchors, the largest ${overview.losses ? 'loss' : 'share of the gradient'} first`}
        onPointerEnter={hold}
        onPointerLeave={release}
        onFocus={hold}
        onBlur={release}
      >
        {rows.map((row) => (
          <Row
            key={row.item}
            row={row}
            most={overview.most}
            losses={overview.losses}
            chosen={row.anchor === anchor}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  row: AnchorRow;
  most: number;
  losses: boolean;
  chosen: boolean;
}

function Row({ row, most, losses, chosen }: RowProps) {
  const { item, anchor, identity, value, active, mislabelled } = row;
  const lit = useInterface((state) => state.hovered === item);
  const aspect = thumbnailAspect();
  const state = stateOf(value, active);
  const number = losses ? fixed(value, 3) : percent(value, 1);
  const name = `${itemName(item)}${mislabelled ? ', wrong label' : ''}: ${losses ? 'loss' : 'share of the gradient'} ${number}, ${state}. Make it the anchor.`;
  const share = most > 0 && value !== null ? value / most : 0;
  return (
    <li>
      <button
        className="lens-anchor-row"
        aria-label={name}
        aria-current={chosen ? 'true' : undefined}
        data-lit={lit || undefined}
        data-state={active ? 'active' : 'rest'}
        onMouseEnter={() => setHovered(item)}
        onMouseLeave={() => setHovered(null)}
        onFocus={() => setHovered(item)}
        onBlur={() => setHovered(null)}
        onClick={() => selectAnchor(anchor)}
      >
        <span className="lens-row-picture">
          <Thumbnail
            item={item}
            width={Math.round(PICTURE * Math.min(1, aspect))}
            height={Math.round(PICTURE / Math.max(1, aspect))}
          />
        </span>
        <span className="lens-row-name">
          {identity}
          {mislabelled && <RoleMark name="wrongLabel" />}
        </span>
        <span className="lens-row-bar" style={{ '--share': share } as CSSProperties} />
        <span className="lens-row-number">{number}</span>
        <span className="lens-row-state">{state}</span>
      </button>
    </li>
  );
}
