// The batch as it was sampled: P groups of K pictures, above the map. Closed it is one line.
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
import { groupsOf } from './batch';
import './time.css';

/** Dozens of small canvases are redrawn at once. */
const PER_SECOND = 3;
/** Height of a picture in CSS px: P = 8 groups of K = 4 are two rows in a map of 330 px. */
const HEIGHT = 26;

function Picture({ item, isWrong }: { item: number; isWrong: boolean }) {
  const isLit = useInterface((state) => state.hovered === item);
  const name = `${itemName(item)}${isWrong ? ', wrong label' : ''}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing only lights; the table says the same
    <li
      className="batch-picture"
      data-lit={isLit || undefined}
      title={name}
      onMouseEnter={() => setHovered(item)}
      onMouseLeave={() => setHovered(null)}
    >
      <Thumbnail
        item={item}
        width={Math.round(HEIGHT * Math.min(1.4, thumbnailAspect()))}
        height={HEIGHT}
        label={name}
      />
      {isWrong && <RoleMark name="wrongLabel" />}
    </li>
  );
}

const isWrong = (item: number): boolean => {
  const labels = live.labels.get(item);
  return labels !== undefined && labels.identity !== labels.trueIdentity;
};

function Strip({ batch, images }: { batch: Int32Array; images: number }) {
  useLiveVersion('thumbnails', PER_SECOND); // labels come with the pictures
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="batch-strip" id="batch-strip" tabIndex={0} aria-label="Pictures of the batch">
      {groupsOf(batch, images).map((items, group) => (
        <ul key={group} aria-label={`Identity ${live.labels.get(items[0])?.identity ?? '?'}`}>
          {items.map((item, i) => (
            <Picture key={i} item={item} isWrong={isWrong(item)} />
          ))}
        </ul>
      ))}
    </section>
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
