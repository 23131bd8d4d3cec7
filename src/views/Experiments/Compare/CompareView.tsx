// A comparison: up to four lanes under one clock, what they hold equal, their curves, maps, weights and rankings.
import { useEffect } from 'react';
import { followComparison } from '../../../state/compare/address';
import { reset } from '../../../state/compare/actions';
import { useCompareLook } from '../../../state/compare/look';
import { useCompare } from '../../../state/compare/store';
import { badLink } from '../../failures/cards';
import { FailureCard } from '../../failures/FailureCard';
import { Dismiss } from '../../NoticeBar';
import { useStages } from '../../shared/useStages';
import { Clock } from './bar/Clock';
import { TitleBar } from './bar/TitleBar';
import { Charts } from './charts/Charts';
import { LaneList } from './lanes/LaneList';
import { Rankings } from './pictures/Rankings';
import { SideBySide } from './pictures/SideBySide';
import { StartPage } from './start/StartPage';
import { useCompareShortcuts } from './useCompareShortcuts';
import './compare.css';

const forget = (): void => useCompareLook.setState({ notices: [] });
const forgetVerdict = (): void => useCompareLook.setState({ verdict: null });
const dismiss = (): void => useCompare.setState({ failure: null });

/** Whether the link's moment was reproduced. */
function Arrived() {
  const verdict = useCompareLook((state) => state.verdict);
  if (!verdict) return null;
  return (
    <div className="notice">
      <p>
        {verdict.same && <b aria-hidden="true">✓ </b>}
        {verdict.sentence}
      </p>
      <Dismiss onClick={forgetVerdict} />
    </div>
  );
}

/** What a link could not give, and what went wrong with all lanes at once. */
function Notices() {
  const notices = useCompareLook((state) => state.notices);
  const failure = useCompare((state) => state.failure);
  return (
    <div className="notices">
      <output>
        {notices.length > 0 && (
          <FailureCard
            failure={badLink(notices)}
            onDismiss={forget}
            remedy={{ label: 'Understood', act: forget }}
          />
        )}
        <Arrived />
      </output>
      <div role="alert">
        {failure && (
          <FailureCard
            failure={failure}
            onDismiss={dismiss}
            remedy={
              failure.fatal
                ? { label: 'Start all lanes again', act: reset }
                : { label: 'Understood', act: dismiss }
            }
          />
        )}
      </div>
    </div>
  );
}

/** Head, lanes and charts, maps, rankings: each after a painted frame. */
const STAGES = 4;

function Open() {
  const stage = useStages(STAGES);
  useCompareShortcuts();
  return (
    <>
      <TitleBar />
      <Clock />
      {stage > 1 && (
        <div className="compare-curves">
          <LaneList />
          <Charts />
        </div>
      )}
      {stage > 2 && <SideBySide />}
      {stage > 3 && <Rankings />}
    </>
  );
}

export function CompareView() {
  useEffect(followComparison, []);
  const idle = useCompare((state) => state.phase === 'idle');
  return (
    <div className="compare">
      <Notices />
      {idle ? <StartPage /> : <Open />}
    </div>
  );
}
