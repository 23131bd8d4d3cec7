// What the strips' bars, lines and rows mean. Its last three lines stand beside the rows of numbers.
import type { ReactNode } from 'react';
import type { AnchorView } from '../../shared/anchorTerm';
import { stripModel } from './stripModel';
import { TermLight, TermNumber } from './TermLight';

/** A sign and what it means. */
function Row({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <span>
      <svg width="16" height="12" aria-hidden="true">
        {sign}
      </svg>
      <span>{children}</span>
    </span>
  );
}

const OUTLINE = {
  x: 2,
  y: 1,
  width: 12,
  height: 10.5,
  rx: 2,
  fill: 'none',
  stroke: 'var(--ink-3)',
  strokeWidth: 1.3,
};
const WEIGHT = (
  <>
    weight <i className="math">w</i>
  </>
);
const EFFECTIVE = (
  <>
    effective ∂<i className="math">D</i>/∂<i className="math">d</i>
  </>
);

export function LensKey({ view }: { view: AnchorView }) {
  const { curve, uniform } = stripModel(view, 'positive', 99);
  const pairs = view.spec.kind !== 'pointToSet';
  return (
    <TermLight className="lens-key">
      {uniform !== null && (
        <div className="lens-lines">
          {curve && (
            <Row sign={<path d="M1 10C5 9 9 7 15 1" fill="none" stroke="var(--ink)" strokeWidth="1.3" />}>
              <i className="math">w</i>(<i className="math">d</i>)
            </Row>
          )}
          <Row sign={<path d="M0 6H16" stroke="var(--neutral)" strokeDasharray="2 3" />}>
            uniform 1/<i className="math">N</i>
          </Row>
        </div>
      )}
      <div className="lens-rows">
        <Row sign={null}>
          distance <i className="math">d</i>
        </Row>
        <Row sign={<rect x="5" y="1" width="6" height="11" rx="1" fill="var(--ink-3)" />}>
          {pairs ? (
            'share of gradient'
          ) : (
            <TermNumber term="weight" name="Weight w">
              {WEIGHT}
            </TermNumber>
          )}
        </Row>
        <Row sign={<rect {...OUTLINE} />}>{pairs ? 'with its direction' : EFFECTIVE}</Row>
      </div>
    </TermLight>
  );
}
