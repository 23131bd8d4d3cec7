// Panel 1: what is trained on, how hard examples are weighed, and the run's controls. The rest is under More.
import { Suspense, useState } from 'react';
import { useOptions } from '../../../state/options';
import { ChevronRightIcon } from '../../shared/controls/icons';
import { OptionControl } from '../../shared/controls/OptionControl';
import { isPointToSet } from '../../../experiment/lossOptions';
import { EffectiveSizes } from '../lazyPanels';
import { Panel } from '../Panel';
import { DataTiles } from './DataTiles';
import { HardnessDial } from './HardnessDial';
import { MoreSheet } from './MoreSheet';
import { PendingBar } from './PendingBar';
import { panelRows, summaryLine } from './sentences';
import { StrategyPicker } from './StrategyPicker';
import { Transport } from './Transport';
import './strategy.css';
import './setup.css';

function Hardness() {
  const pointToSet = useOptions((state) => isPointToSet(state.options.strategy));
  if (!pointToSet) return null;
  return (
    <section>
      <HardnessDial />
      <Suspense fallback={<div className="setup-neff" />}>
        <EffectiveSizes />
      </Suspense>
    </section>
  );
}

function Rows() {
  const options = useOptions((state) => state.options);
  return (
    <section className="control-rows">
      {panelRows(options).map((key) => (
        <OptionControl key={key} optionKey={key} />
      ))}
    </section>
  );
}

function More() {
  const [open, setOpen] = useState(false);
  const summary = useOptions((state) => summaryLine(state.options));
  return (
    <>
      <button type="button" className="setup-more" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span>More</span>
        <span className="cap">{summary}</span>
        <ChevronRightIcon />
      </button>
      {open && <MoreSheet onClose={() => setOpen(false)} />}
    </>
  );
}

/** The set-up panel of the Train view. */
export function SetupPanel() {
  const identities = useOptions((state) => state.options.batchIdentities);
  const images = useOptions((state) => state.options.batchImages);
  return (
    <Panel name="setup" sub={`batches of ${identities} × ${images}`}>
      <div className="setup-body">
        <Transport />
        <DataTiles />
        <StrategyPicker />
        <Hardness />
        <Rows />
      </div>
      <PendingBar />
      <More />
    </Panel>
  );
}
