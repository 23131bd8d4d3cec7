// The batch as it was sampled: P groups of K pictures, above the map. Closed it is one line.
import { useState, type KeyboardEvent } from 'react';
import { setHovered, useInterface } from '../../../state/interface';
import { live } from '../../../state/live';
import { useOptions } from '../../../state/options';
import { useRun } from '../../../state/run';
import { lookAtNow, useTime } from '../../../state/time';
import { ChevronRightIcon } from '../../shared/controls/icons';
import { DataButton, type DataCell } from '../../shared/DataTable';
import { itemName } from '../../shared/itemFacts';
import { RoleMark } from '../../shared/RoleMark';
import { Thumbnail, thumbnailAspect } from '../../shared/thumbnail';
import { useLiveVersion } from '../../shared/useLive';
import { groupsOf, pictureAfterKey } from './batch';
import './time.css';

/** Dozens of small canvases are redrawn at once. */
const PER_SECOND = 3;
/** Height of a picture in CSS px: P = 8 groups of K = 4 are two rows in a map of 330 px. */
const HEIGHT = 26;

interface PictureProps {
  item: number;
  isWrong: boolean;
  /** Whether Tab goes to this one; the arrow keys go from it to the others. */
  isStop: boolean;
  onFocus: () => void;
}

function Picture({ item, isWrong, isStop, onFocus }: PictureProps) {
  const isLit = useInterface((state) => state.hovered === item);
  const name = `${itemName(item)}${isWrong ? ', wrong label' : ''}`;
  return (
    <div
      role="option"
      className="batch-picture"
      aria-label={name}
      aria-selected={isLit}
      tabIndex={isStop ? 0 : -1}
      data-lit={isLit || undefined}
      title={name}
      onMouseEnter={() => setHovered(item)}
      onMouseLeave={() => setHovered(null)}
      onFocus={() => {
        onFocus();
        setHovered(item);
      }}
      onBlur={() => setHovered(null)}
    >
      <Thumbnail item={item} width={Math.round(HEIGHT * Math.min(1.4, thumbnailAspect()))} height={HEIGHT} />
      {isWrong && <RoleMark name="wrongLabel" />}
    </div>
  );
}

const isWrong = (item: number): boolean => {
  const labels = live.labels.get(item);
  return labels !== undefined && labels.identity !== labels.trueIdentity;
};

function Strip({ batch, images }: { batch: Int32Array; images: number }) {
  useLiveVersion('thumbnails', PER_SECOND); // labels come with the pictures
  const [at, setAt] = useState(0);
  const stop = Math.min(at, batch.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = pictureAfterKey(stop, event.key, batch.length, images);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // an arrow key elsewhere trains a step
    event.currentTarget.querySelectorAll<HTMLElement>('[role=option]')[next]?.focus();
  };
  return (
    <div
      className="batch-strip"
      id="batch-strip"
      role="listbox"
      tabIndex={-1}
      aria-label="Pictures of the batch"
      aria-orientation="horizontal"
      onKeyDown={onKeyDown}
    >
      {groupsOf(batch, images).map((items, group) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings a frame and a legend of its own
        <div
          key={group}
          role="group"
          className="batch-group"
          aria-label={`Identity ${live.labels.get(items[0])?.identity ?? '?'}`}
        >
          {items.map((item, i) => {
            const place = group * images + i;
            return (
              <Picture
                key={i}
                item={item}
                isWrong={isWrong(item)}
                isStop={place === stop}
                onFocus={() => setAt(place)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function batchRows(batch: Int32Array, images: number): DataCell[][] {
  const cameras = useRun.getState().summary?.cameraNames ?? [];
  return groupsOf(batch, images).flatMap((items, group) =>
    items.map((item) => {
      const labels = live.labels.get(item);
      const camera = labels && (cameras[labels.camera] ?? String(labels.camera + 1));
      return [
        group + 1,
        String(item),
        labels ? String(labels.identity) : null,
        camera ?? null,
        isWrong(item) ? `wrong: is ${labels?.trueIdentity}` : '',
      ];
    }),
  );
}

const NO_BATCH = new Int32Array(0);

/** Line and strip of the batch that led to the shown moment; in slow motion, of the step on its way. */
export function BatchRow() {
  useLiveVersion('frame', PER_SECOND);
  const held = useTime((state) => state.heldBatch);
  const isOpen = useTime((state) => state.batchOpen);
  const isAway = useTime((state) => state.scrubbed !== null);
  const images = useOptions((state) => state.started.batchImages);
  const run = useRun((state) => state.step);
  const batch = held ?? live.frame?.batch ?? NO_BATCH;
  const step = held ? run : (live.frame?.step ?? 0);
  return (
    <div className="batch">
      <div className="batch-line">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls="batch-strip"
          onClick={() => useTime.setState({ batchOpen: !isOpen })}
        >
          <ChevronRightIcon />
          {batch.length
            ? `Batch of step ${step}: ${batch.length / images} × ${images}`
            : 'Batch: none drawn yet'}
        </button>
        {isAway && (
          <button type="button" className="btn sm" onClick={lookAtNow}>
            Back to now
          </button>
        )}
        <DataButton
          title={`Batch of step ${step}`}
          columns={['Group', 'Item', 'Identity', 'Camera', 'Label']}
          rows={() => batchRows(batch, images)}
        />
      </div>
      {isOpen && batch.length > 0 && <Strip batch={batch} images={images} />}
    </div>
  );
}
