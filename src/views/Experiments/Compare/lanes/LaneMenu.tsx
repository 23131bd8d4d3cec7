// What can be done with one lane.
import { DropdownMenu } from 'radix-ui';
import { lazy, Suspense, useRef, useState } from 'react';
import { MOST_LANES } from '../../../../experiment/comparison/link';
import { trainLink } from '../../../../experiment/comparison/trainLink';
import { pause, takeEmbeddings, takeNetwork } from '../../../../state/compare/actions';
import { takeLaneAway } from '../../../../state/compare/removal';
import { laneOf, useCompare } from '../../../../state/compare/store';
import { laneRecord } from '../../../../state/record';
import type { LaneView } from '../useLanes';

const EditLane = lazy(async () => ({ default: (await import('./EditLane')).EditLane }));
const ForkLane = lazy(async () => ({ default: (await import('./ForkLane')).ForkLane }));
const TakeAwayDialog = lazy(async () => ({
  default: (await import('../../TakeAwayDialog')).TakeAwayDialog,
}));

const openInTrain = (id: number) => {
  const lane = laneOf(id);
  if (lane) location.hash = trainLink(lane);
};

interface LaneMenuProps {
  lane: LaneView;
  /** It is the only lane. */
  last: boolean;
}

export function LaneMenu({ lane, last }: LaneMenuProps) {
  const { id, name } = lane;
  const [dialog, setDialog] = useState<'edit' | 'fork' | 'take' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const full = useCompare((state) => state.lanes.length >= MOST_LANES);
  const at = useCompare((state) => state.scrubbed ?? state.step);
  const closing = { onOpenChange: () => setDialog(null), onClosed: () => button.current?.focus() };
  const dialogProps = { lane, open: true, ...closing };
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <button ref={button} type="button" className="icon lane-menu" aria-label={`${name}: menu`}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="currentColor">
              <circle cx="7" cy="2.5" r="1.3" />
              <circle cx="7" cy="7" r="1.3" />
              <circle cx="7" cy="11.5" r="1.3" />
            </svg>
          </button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
            <DropdownMenu.Item onSelect={() => setDialog('edit')}>Edit options…</DropdownMenu.Item>
            <DropdownMenu.Item
              disabled={full}
              onSelect={() => {
                pause();
                setDialog('fork');
              }}
            >
              Fork here, at step {at}…
              {full && <span className="cap">There are {MOST_LANES} lanes already.</span>}
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => openInTrain(id)}>Open in Train</DropdownMenu.Item>
            <DropdownMenu.Item
              onSelect={() => {
                pause();
                setDialog('take');
              }}
            >
              Take away…
            </DropdownMenu.Item>
            <DropdownMenu.Separator />
            <DropdownMenu.Item disabled={last} onSelect={() => takeLaneAway(id)}>
              Remove{last && <span className="cap">It is the only lane.</span>}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Suspense fallback={null}>
        {dialog === 'edit' && <EditLane {...dialogProps} />}
        {dialog === 'fork' && <ForkLane {...dialogProps} />}
        {dialog === 'take' && (
          <TakeAwayDialog
            source={{
              name,
              record: () => laneRecord(id, name),
              network: () => takeNetwork(id),
              embeddings: () => takeEmbeddings(id),
            }}
            {...closing}
          />
        )}
      </Suspense>
    </>
  );
}
