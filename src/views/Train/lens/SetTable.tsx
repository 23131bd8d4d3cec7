// One set as a sum: the heaviest members with w, d, w·d and ∂D/∂d, the others in one row, and the total.
import { selectAnchor } from '../../../state/actions';
import { setHovered, useInterface } from '../../../state/interface';
import type { AnchorView } from '../../shared/anchorTerm';
import { itemName } from '../../shared/itemFacts';
import { fixed } from '../../shared/numberText';
import { RoleMark } from '../../shared/RoleMark';
import { Thumbnail, thumbnailAspect } from '../../shared/thumbnail';
import { expandSet, type SetTerm, type Sums } from './formulaModel';
import type { SideName } from './stripModel';
import { TermLight, TermNumber } from './TermLight';

/** Members written out per side: both sides fit the panel at 1280 × 800. */
const MOST = 5;
/** Box of a picture, CSS px. */
const PICTURE = 18;

const D = ({ side }: { side: SideName }) => (
  <>
    D<sup>{side === 'positive' ? '+' : '−'}</sup>
  </>
);

export function SetTable({ view, side }: { view: AnchorView; side: SideName }) {
  const pairs = view.spec.kind !== 'pointToSet';
  const { terms, rest, total } = expandSet(view, side, MOST);
  if (!terms.length) return null;
  return (
    <TermLight>
      <table className="lens-terms" data-side={side}>
        <thead className="math">
          <tr>
            <th scope="col">
              <span className="sr">Member</span>
            </th>
            <th scope="col" className="lens-w">
              {pairs ? (
                'share'
              ) : (
                <TermNumber term="weight" name="Weight w">
                  <>w</>
                </TermNumber>
              )}
            </th>
            <th scope="col">d</th>
            {!pairs && <th scope="col">w d</th>}
            <th scope="col">
              {pairs ? (
                'with sign'
              ) : (
                <>
                  ∂<D side={side} />
                  /∂d
                </>
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <TermRow key={term.member.item} term={term} pairs={pairs} />
          ))}
          {rest && <SumRow sums={rest} pairs={pairs} name={`+${rest.count} more`} />}
        </tbody>
        <tfoot>
          <SumRow sums={total} pairs={pairs} name="Σ" bold={side} />
        </tfoot>
      </table>
    </TermLight>
  );
}

function TermRow({ term: { member, product }, pairs }: { term: SetTerm; pairs: boolean }) {
  const { item, index, weight, distance, effective, mislabelled } = member;
  const lit = useInterface((state) => state.hovered === item);
  const aspect = thumbnailAspect();
  const name = itemName(item);
  return (
    <tr
      data-lit={lit || undefined}
      onPointerEnter={() => setHovered(item)}
      onPointerLeave={() => setHovered(null)}
    >
      <th scope="row">
        <button
          className="lens-term-member"
          aria-label={`${name}${mislabelled ? ', wrong label' : ''}. Make it the anchor.`}
          onFocus={() => setHovered(item)}
          onBlur={() => setHovered(null)}
          onClick={() => selectAnchor(index)}
        >
          <Thumbnail
            item={item}
            width={Math.round(PICTURE * Math.min(1, aspect))}
            height={Math.round(PICTURE / Math.max(1, aspect))}
          />
          {name.split(',')[0].replace('identity', 'id.')}
          {mislabelled && <RoleMark name="wrongLabel" />}
        </button>
      </th>
      <td className="lens-w">{fixed(weight, 3)}</td>
      <td>{fixed(distance, 3)}</td>
      {!pairs && <td>{fixed(product, 3)}</td>}
      <td>{fixed(effective, 3)}</td>
    </tr>
  );
}

interface SumRowProps {
  sums: Sums;
  pairs: boolean;
  name: string;
  /** Side of the total, whose Σ w·d is the set distance. */
  bold?: SideName;
}

function SumRow({ sums: { weight, product, effective }, pairs, name, bold }: SumRowProps) {
  return (
    <tr className={bold ? 'lens-total' : 'lens-others'}>
      <th scope="row">{name}</th>
      <td className="lens-w">{fixed(weight, 3)}</td>
      <td aria-label="a distance each" />
      {!pairs && (
        <td>
          {bold ? (
            <TermNumber term={bold} name={bold === 'positive' ? 'D plus' : 'D minus'}>
              {fixed(product, 3)}
            </TermNumber>
          ) : (
            fixed(product, 3)
          )}
        </td>
      )}
      <td>{fixed(effective, 3)}</td>
    </tr>
  );
}
