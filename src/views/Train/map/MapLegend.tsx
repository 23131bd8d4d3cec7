// What the marks of the map mean, and how much of the truth two dimensions show.
import { useInterface } from '../../../state/interface';
import type { MapFacts } from './MapLoop';
import { RoleMark } from '../../shared/RoleMark';

export interface MapLegendProps {
  dimension: number;
  facts: MapFacts;
  pairShares: boolean;
  forces: boolean;
  wrongWay: boolean;
  /** Step of the moment that is compared with. */
  pinned: number | null;
  /** It has a map of its own. */
  beside: boolean;
}

function Arrow({ dashed }: { dashed: boolean }) {
  return (
    <svg width="20" height="8" viewBox="0 0 20 8" aria-hidden="true">
      <path
        d="M0 4h13"
        stroke="var(--ink-2)"
        strokeWidth="2"
        strokeDasharray={dashed ? '3 2.4' : undefined}
      />
      <path d="M12 0l8 4-8 4z" fill="var(--ink-2)" />
    </svg>
  );
}

export function MapLegend(props: MapLegendProps) {
  const { dimension, pairShares, forces, wrongWay, pinned, beside } = props;
  const { variance, wrongLabels } = props.facts;
  return (
    <div className="map-legend">
      <span>
        <RoleMark name="anchor" /> anchor
      </span>
      <span>
        <RoleMark name="positive" /> positive
      </span>
      <span>
        <RoleMark name="negative" /> negative
      </span>
      <span>
        <svg width="22" height="8" viewBox="0 0 22 8" aria-hidden="true">
          <path d="M0 1.5h22" stroke="var(--ink-3)" />
          <path d="M0 5.5h22" stroke="var(--ink-3)" strokeWidth="4" />
        </svg>
        width = {pairShares ? 'share' : 'weight'}
      </span>
      {forces && (
        <span>
          <Arrow dashed={false} /> force
        </span>
      )}
      {wrongWay && (
        <span>
          <Arrow dashed /> wrong way
        </span>
      )}
      {wrongLabels && (
        <span>
          <RoleMark name="wrongLabel" /> wrong label
        </span>
      )}
      {pinned !== null && !beside && (
        <span>
          <svg width="20" height="8" viewBox="0 0 20 8" aria-hidden="true">
            <circle cx="4" cy="4" r="3" fill="none" stroke="var(--ink-3)" />
            <path d="M7 4h13" stroke="var(--ink-3)" strokeDasharray="2 3" />
          </svg>
          from step {pinned}
        </span>
      )}
      {pinned !== null && (
        <button
          type="button"
          className="map-beside"
          title={beside ? 'One map, with the earlier places as rings' : 'A map of its own for either step'}
          onClick={() => useInterface.setState({ beside: !beside })}
        >
          {beside ? 'Lay over each other' : 'Side by side'}
        </button>
      )}
      <span className="map-honest">{honesty(dimension, variance)}</span>
    </div>
  );
}

function honesty(dimension: number, variance: number | null): string {
  if (!dimension) return '';
  if (dimension === 2) return '2-D, drawn as it is';
  const share = variance === null ? '' : `, ${variance} % of variance`;
  return `${dimension}-D in 2-D, approximate${share}`;
}
