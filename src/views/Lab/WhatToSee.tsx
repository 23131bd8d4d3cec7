// What differs between the two stages, in sentences made from their numbers, and what to try next.
import { memo } from 'react';
import { compareStages, type TextRun } from '../../experiment/lab/differences';
import { dialOf } from '../../experiment/lab/dialSweep';
import type { LabEvaluation } from '../../experiment/lab/evaluate';
import { formatLink } from '../../experiment/link';
import { labDialStops, presetWith } from '../../experiment/lab/presets';
import type { LabScene } from '../../experiment/lab/scene';
import { acts } from '../../experiment/lab/stageNames';
import { OPTIONS } from '../../experiment/options';
import { setStage } from '../../state/lab';
import { setOptions, useOptions } from '../../state/options';
import { formatOption } from '../shared/controls/format';
import { StrategyMark } from '../shared/strategyStyle';
import { choiceOf } from './StagePanel';

const CLASSES = { strong: '', positive: 'pos', negative: 'neg' } as const;

const Run = ({ run: { text, mark } }: { run: TextRun }) =>
  mark ? <b className={CLASSES[mark]}>{text}</b> : <>{text}</>;

/** Sentences that fit; the most telling come first. */
const MOST = 4;

interface WhatToSeeProps {
  scene: LabScene;
  evaluations: readonly [LabEvaluation, LabEvaluation];
}

/** The stage whose parameters the buttons turn: the second, unless only the first has them. */
const sideOf = (has: (side: 0 | 1) => boolean): 0 | 1 | null => (has(1) ? 1 : has(0) ? 0 : null);

function Detach({ scene }: { scene: LabScene }) {
  const side = sideOf((i) => acts('detach', scene.stages[i]));
  if (side === null) return null;
  const { detach } = scene.stages[side];
  return (
    <button
      type="button"
      className="btn sm"
      title={OPTIONS.detach.help}
      onClick={() => setStage(side, { detach: !detach })}
    >
      {detach ? 'Let the gradient through w' : 'Stop the gradient'}
    </button>
  );
}

/** Other places of the dial to try. */
function OtherStops({ scene }: { scene: LabScene }) {
  const side = sideOf((i) => dialOf(scene.stages[i]) !== null);
  const key = side === null ? null : dialOf(scene.stages[side]);
  if (side === null || !key) return null;
  const current = scene.stages[side][key];
  const inner = labDialStops(key).filter(({ value }) => value > 0 && value < Infinity && value !== current);
  return inner.slice(0, 2).map(({ value }) => (
    <button key={value} type="button" className="btn sm" onClick={() => setStage(side, { [key]: value })}>
      <span className="math">{OPTIONS[key].short}</span> = {formatOption(OPTIONS[key], value)}
    </button>
  ));
}

/** Opens the Train view with a stage's strategy and parameters. */
function TrainLink({ scene, side }: { scene: LabScene; side: 0 | 1 }) {
  const options = useOptions((state) => state.options);
  const stage = scene.stages[side];
  const { label } = choiceOf(stage.strategy);
  return (
    <a
      className="btn sm primary"
      href={formatLink({ ...options, ...stage })}
      title={`Train a network with ${label} and these parameters`}
      onClick={() => setOptions(stage)}
    >
      <StrategyMark strategy={stage.strategy} />
      <span className="sr">Train with {label}</span>
      <span aria-hidden="true">{label}</span>
    </a>
  );
}

export const WhatToSee = memo(function WhatToSee({ scene, evaluations }: WhatToSeeProps) {
  const preset = presetWith(scene.points);
  const sentences = compareStages(scene, evaluations[0], evaluations[1]).slice(0, MOST);
  return (
    <section className="panel lab-strip lab-verdict" aria-label="What to see">
      <h3>What to see</h3>
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="lab-sentences" tabIndex={0} role="region" aria-label="What differs">
        <p data-testid="lab-difference">
          {sentences.map((runs, i) => (
            <span key={i}>
              {runs.map((run, j) => (
                <Run key={j} run={run} />
              ))}{' '}
            </span>
          ))}
        </p>
        {preset && <p className="lab-try">Try: {preset.tryThis}</p>}
      </div>
      <div className="lab-buttons">
        <Detach scene={scene} />
        <OtherStops scene={scene} />
        <span className="lab-train">
          <span className="cap">Train with</span>
          <TrainLink scene={scene} side={0} />
          <TrainLink scene={scene} side={1} />
        </span>
      </div>
    </section>
  );
});
