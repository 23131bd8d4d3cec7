// Under 900 px: the run within reach of the thumb, and the panels as tabs.
import type { ReactNode } from 'react';
import { stepOnce } from '../../state/actions';
import { useInterface, type PhoneTab } from '../../state/interface';
import { live } from '../../state/live';
import { useOptions } from '../../state/options';
import { useRun } from '../../state/run';
import { OPTIONS } from '../../experiment/options';
import { formatOptionValue } from '../shared/controls/format';
import { ChevronUpIcon, StepIcon } from '../shared/controls/icons';
import { fixed } from '../shared/numberText';
import { useLiveVersion } from '../shared/useLive';
import { dialKeyOf } from '../shared/dial';
import { PlayButton } from './setup/PlayButton';
import './phone.css';

const TABS: { tab: PhoneTab; name: string; icon: ReactNode }[] = [
  {
    tab: 'setup',
    name: 'Set up',
    icon: (
      <>
        <path d="M3 5h12M3 9h12M3 13h12" />
        <g fill="var(--surface)">
          <circle cx="6" cy="5" r="1.8" />
          <circle cx="12" cy="9" r="1.8" />
          <circle cx="7" cy="13" r="1.8" />
        </g>
      </>
    ),
  },
  {
    tab: 'map',
    name: 'Map + lens',
    icon: (
      <>
        <path d="M9 9 4 4.5M9 9l-4 5M9 9l5-3" />
        <circle cx="9" cy="9" r="2.6" fill="currentColor" />
        <circle cx="4" cy="4.4" r="1.5" />
        <circle cx="5" cy="14" r="1.5" />
        <circle cx="14.4" cy="6" r="1.5" />
      </>
    ),
  },
  { tab: 'ranking', name: 'Ranking', icon: <path d="M2.5 4h3v10h-3zM7.5 4h3v10h-3zM12.5 4h3v10h-3z" /> },
  { tab: 'charts', name: 'Charts', icon: <path d="M2.5 15.5h13M3 4c2 7 5 8 12 8.6" /> },
];

const choose = (tab: PhoneTab) => {
  useInterface.setState({ tab });
  scrollTo({ top: 0 });
};

function Numbers() {
  useLiveVersion('curves', 2);
  const step = useRun((state) => state.step);
  const part = useInterface((state) => state.part);
  const mAP = useRun((state) => state.evaluation[part]?.mAP);
  const { curves } = live;
  const parts = [
    curves.length > 0 && `loss ${fixed(curves.at('loss', curves.length), 3)}`,
    typeof mAP === 'number' && `mAP ${Math.round(100 * mAP)}`,
  ];
  return (
    <div className="phone-numbers">
      <b>Step {step}</b>
      <div className="cap">{parts.filter(Boolean).join(' · ')}</div>
    </div>
  );
}

function StrategyButton() {
  const options = useOptions((state) => state.options);
  const key = dialKeyOf(options.strategy);
  return (
    <button type="button" className="btn sm phone-strategy" onClick={() => choose('setup')}>
      <span className="sr">Set up: </span>
      {formatOptionValue('strategy', options.strategy)}
      {key && (
        <>
          <span className="dim math">{OPTIONS[key].short}</span> {formatOptionValue(key, options[key])}
        </>
      )}
      <ChevronUpIcon />
    </button>
  );
}

/** Fixed at the bottom; hidden from 900 px up. */
export function PhoneBars() {
  const current = useInterface((state) => state.tab);
  return (
    <div className="phone">
      <fieldset className="phone-run" aria-label="Run">
        <PlayButton />
        <button type="button" className="icon" aria-label="One step" onClick={stepOnce}>
          <StepIcon />
        </button>
        <Numbers />
        <StrategyButton />
      </fieldset>
      <nav aria-label="Panels">
        {TABS.map(({ tab, name, icon }) => (
          <button
            key={tab}
            type="button"
            aria-current={tab === current ? 'true' : undefined}
            onClick={() => choose(tab)}
          >
            <svg
              width="18"
              height="18"
              viewBox="0 0 18 18"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              aria-hidden="true"
            >
              {icon}
            </svg>
            {name}
          </button>
        ))}
      </nav>
    </div>
  );
}
