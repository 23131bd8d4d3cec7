// The head of a comparison: its name, what is held equal, and what can be done with it as a whole.
import { useState } from 'react';
import { heldFacts } from '../../../../experiment/comparison/heldFacts';
import { asName, MOST_LANES } from '../../../../experiment/comparison/link';
import { closeComparison } from '../../../../state/compare/actions';
import { shareComparison, shareMoment } from '../../../../state/compare/address';
import { lookAfresh, useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import type { LaneFacts } from '../../../../state/compare/types';
import { PopMenu } from '../../../shared/PopMenu';
import { useSaid } from '../../../shared/useSaid';
import { AddLaneButton } from '../lanes/AddLaneButton';
import { SaveMenu } from '../save/SaveMenu';
import { useEach } from '../useLanes';
import { HeldBadge } from './HeldBadge';

function Name() {
  const name = useCompareLook((state) => state.name);
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    if (draft !== null) useCompareLook.setState({ name: asName(draft) });
    setDraft(null);
  };
  return (
    <input
      className="compare-name"
      aria-label="Name of the comparison"
      placeholder="Comparison"
      value={draft ?? name}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

const optionsOf = ({ options }: LaneFacts) => options;

function Facts() {
  const options = useEach(optionsOf);
  const steps = useCompare((state) => state.steps);
  const facts = heldFacts(options, steps);
  return (
    <p className="compare-facts">
      Held equal: <span>{facts.join(' · ')}</span>
    </p>
  );
}

const REFUSED = 'The browser refused: copy the link from the address bar.';

function ShareMenu() {
  const [said, say] = useSaid();
  const deed = (copy: () => Promise<void>) => () =>
    copy().then(
      () => say('Link copied'),
      (error: unknown) => {
        throw error instanceof DOMException ? new Error(REFUSED) : error;
      },
    );
  return (
    <span className="compare-deed">
      <PopMenu
        label="Share"
        name="Share the comparison"
        items={[
          { label: 'Link to these lanes, from step 0', act: deed(shareComparison) },
          { label: 'Link to this moment, with checksums', act: deed(shareMoment) },
        ]}
      />
      <output className="head-said">{said}</output>
    </span>
  );
}

/** Back to the page of ready comparisons. */
function close(): void {
  closeComparison();
  lookAfresh('');
}

export function TitleBar() {
  const count = useCompare((state) => state.lanes.length);
  return (
    <header className="compare-title">
      <div>
        <Name />
        <Facts />
      </div>
      <HeldBadge />
      <div className="compare-actions">
        <button type="button" className="btn" title="End this comparison and choose another" onClick={close}>
          New
        </button>
        <AddLaneButton full={count >= MOST_LANES} />
        <SaveMenu />
        <ShareMenu />
      </div>
    </header>
  );
}
