// One member of a set: its picture and its three numbers. Pointing at it lights it everywhere; pressing makes it the anchor.
import { selectAnchor } from '../../../state/actions';
import { setHovered, useInterface } from '../../../state/interface';
import type { Member } from '../../shared/anchorTerm';
import { short } from '../../shared/numberText';
import { itemName } from '../../shared/itemFacts';
import { RoleMark } from '../../shared/RoleMark';
import { Thumbnail } from '../../shared/thumbnail';
import type { SideName } from './stripModel';

export interface MemberCellProps {
  member: Member;
  side: SideName;
  slot: number;
  width: number;
  height: number;
  /** The moment that is compared with, and the member's weight then; null: nothing is. */
  then: { step: number; weight: number } | null;
}

/** "weight up .05 since step 40". */
function changeInWords(weight: number, { step, weight: was }: { step: number; weight: number }): string {
  const change = weight - was;
  const size = Math.abs(change);
  return size < 0.005
    ? `weight unchanged since step ${step}`
    : `weight ${change > 0 ? 'up' : 'down'} ${short(size)} since step ${step}`;
}

/** ".03" or "−.03"; a force the wrong way keeps its sign even where it rounds to zero. */
export function signed(value: number): string {
  return value <= -0.0005 && value > -0.005 ? '−.00' : short(value);
}

export function MemberCell({ member, side, slot, width, height, then }: MemberCellProps) {
  const { item, index, distance, weight, effective, mislabelled } = member;
  const lit = useInterface((state) => state.hovered === item);
  const name = itemName(item);
  const change = then && changeInWords(weight, then);
  const wrong = effective <= -0.0005;
  return (
    <li style={{ width: slot }}>
      <button
        className="lens-cell"
        data-lit={lit || undefined}
        aria-label={`${name}${mislabelled ? ', wrong label' : ''}: distance ${short(distance)}, weight ${short(weight)}, effective ${signed(effective)}${change ? `, ${change}` : ''}. Make it the anchor.`}
        title={change ?? undefined}
        onMouseEnter={() => setHovered(item)}
        onMouseLeave={() => setHovered(null)}
        onFocus={() => setHovered(item)}
        onBlur={() => setHovered(null)}
        onClick={() => selectAnchor(index)}
      >
        <span className="lens-picture">
          <Thumbnail item={item} width={width} height={height} />
          {mislabelled && <RoleMark name="wrongLabel" />}
        </span>
        <span>{short(distance)}</span>
        <span>{short(weight)}</span>
        <span className={wrong ? `lens-wrong ${side === 'positive' ? 'pos' : 'neg'}` : undefined}>
          {signed(effective)}
        </span>
      </button>
    </li>
  );
}
