// The strip's two charts. They may lag a moment behind a drag: the points come first.
import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { LabScene } from '../../experiment/lab/scene';
import { useLab } from '../../state/lab';
import { DataButton } from '../shared/DataTable';
import { dialChart, distanceChart, followedMember, memberName, type ChartModel } from './chartModel';
import { ChartKey, LineChart } from './LineChart';

function Chart({ chart, empty }: { chart: ChartModel | null; empty: string }) {
  if (!chart)
    return (
      <section className="panel lab-strip" aria-label="Chart">
        <p className="cap">{empty}</p>
      </section>
    );
  const { title, axis, values, lines } = chart;
  return (
    <section className="panel lab-strip" aria-label={title}>
      <h3>
        {title}
        <ChartKey lines={lines} />
        <DataButton
          title={title}
          columns={[axis, ...lines.map(({ name }) => name)]}
          rows={() => values.map((value, i) => [value, ...lines.map((line) => line.values[i])])}
        />
      </h3>
      <LineChart label={title} {...chart} />
    </section>
  );
}

const Charts = memo(function Charts({ scene, selected }: { scene: LabScene; selected: number | null }) {
  const [dial, distance] = useMemo(() => {
    const member = followedMember(scene, selected);
    if (member === null) return [null, null];
    return [dialChart(scene, member, memberName(scene, member, selected)), distanceChart(scene, member)];
  }, [scene, selected]);
  return (
    <>
      <Chart
        chart={dial}
        empty="Choose a strategy with a dial (HAP2S-E or HAP2S-P) to see one member’s weight as it turns."
      />
      <Chart
        chart={distance}
        empty="Weights by distance need a point-to-set strategy, and an anchor with a positive and a negative."
      />
    </>
  );
});

/** With more points than this the charts wait until the drag is over: they would cost frames. */
const MANY = 40;

export function ChartPanels({ scene }: { scene: LabScene }) {
  const selected = useLab((state) => state.selected);
  const dragging = useLab((state) => state.dragging);
  const [resting, setResting] = useState(scene);
  const waits = dragging && scene.points.length > MANY;
  if (!waits && resting !== scene) setResting(scene);
  return <Charts scene={useDeferredValue(resting)} selected={useDeferredValue(selected)} />;
}
