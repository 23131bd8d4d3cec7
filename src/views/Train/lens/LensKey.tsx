// What the strips' bars, lines and rows mean. Its last three lines stand beside the rows of numbers.
import type { AnchorView } from '../../shared/anchorTerm';
import { stripModel } from './stripModel';

export function LensKey({ view }: { view: AnchorView }) {
  const { curve, uniform } = stripModel(view, 'positive', 99);
  const pairs = view.spec.kind !== 'pointToSet';
  return (
    <div className="lens-key">
      {uniform !== null && (
        <div className="lens-lines">
          {curve && (
            <span>
              <svg width="16" height="12" aria-hidden="true">
                <path d="M1 10C5 9 9 7 15 1" fill="none" stroke="var(--ink)" strokeWidth="1.3" />
              </svg>
              <span>
                <i className="math">w</i>(<i className="math">d</i>)
              </span>
            </span>
          )}
          <span>
            <svg width="16" height="12" aria-hidden="true">
              <path d="M0 6H16" stroke="var(--neutral)" strokeDasharray="2 3" />
            </svg>
            <span>
              uniform 1/<i className="math">N</i>
            </span>
          </span>
        </div>
      )}
      <div className="lens-rows">
        <span>
          <svg width="16" height="12" aria-hidden="true" />
          <span>
            distance <i className="math">d</i>
          </span>
        </span>
        <span>
          <svg width="16" height="12" aria-hidden="true">
            <rect x="5" y="1" width="6" height="11" rx="1" fill="var(--ink-3)" />
          </svg>
          {pairs ? (
            <span>share of gradient</span>
          ) : (
            <span>
              weight <i className="math">w</i>
            </span>
          )}
        </span>
        <span>
          <svg width="16" height="12" aria-hidden="true">
            <rect
              x="2"
              y="1"
              width="12"
              height="10.5"
              rx="2"
              fill="none"
              stroke="var(--ink-3)"
              strokeWidth="1.3"
            />
          </svg>
          {pairs ? (
            <span>with its direction</span>
          ) : (
            <span>
              effective ∂<i className="math">D</i>/∂<i className="math">d</i>
            </span>
          )}
        </span>
      </div>
    </div>
  );
}
