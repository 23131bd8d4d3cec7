// Copies a link: to the run from its start, or to this very step of it. Says so. And leads to the files of the run.
import { useEffect, useId, useRef, useState } from 'react';
import { momentLink, shareLink, shareMoment } from '../state/actions';
import { useInterface } from '../state/interface';
import { useOptions } from '../state/options';
import { useRun } from '../state/run';
import { ShareIcon } from './shared/controls/icons';

/** How long "Link copied" stays. */
const SHOWN_MILLISECONDS = 2500;

const SAYS = {
  idle: '',
  copied: 'Link copied',
  refused: 'The browser refused: copy the link from the address bar.',
} as const;

/** The two kinds of link, and the files. */
interface ChoicesProps {
  share: (copy: () => Promise<void>) => void;
  onTake: () => void;
}

function Choices({ share, onTake }: ChoicesProps) {
  const step = useRun((state) => state.step);
  useRun((state) => state.playing && state.rest);
  useOptions((state) => state.options);
  const moment = momentLink();
  const why = 'why' in moment ? moment.why : `Replays to step ${step} and compares the weights.`;
  return (
    <>
      <button type="button" onClick={() => share(shareLink)}>
        Link to this run <span className="cap">Opens with these options, at step 0.</span>
      </button>
      <button type="button" disabled={'why' in moment} onClick={() => share(shareMoment)}>
        Link to this moment <span className="cap">{why}</span>
      </button>
      <button type="button" onClick={onTake}>
        Take away… <span className="cap">Run, network, embeddings, PyTorch project as files.</span>
      </button>
    </>
  );
}

export function ShareButton() {
  const [outcome, setOutcome] = useState<keyof typeof SAYS>('idle');
  const [open, setOpen] = useState(false);
  const choices = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MILLISECONDS * (outcome === 'refused' ? 3 : 1));
    return () => clearTimeout(timer);
  }, [outcome]);
  const share = (copy: () => Promise<void>) => {
    choices.current?.hidePopover();
    copy().then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  const take = () => {
    choices.current?.hidePopover();
    useInterface.setState({ dialog: 'take' });
  };
  return (
    <span className="head-share">
      <button
        type="button"
        className="btn sm"
        title="Copy a link to this experiment"
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        <ShareIcon />
        <span className="head-word">Share</span>
      </button>
      <dialog
        id={id}
        ref={choices}
        popover="auto"
        aria-label="Share"
        className="head-choices"
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open && <Choices share={share} onTake={take} />}
      </dialog>
      <output className="head-said">{SAYS[outcome]}</output>
    </span>
  );
}
