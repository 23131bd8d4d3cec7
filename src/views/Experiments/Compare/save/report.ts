// The comparison as one HTML file: figures, results, configurations, how to reproduce. Loaded when it is asked for.
import { heldFacts } from '../../../../experiment/comparison/heldFacts';
import { comparisonReport, type ReportTable } from '../../../../experiment/files/report';
import { runLink } from '../../../../experiment/files/runFile';
import type { RunRecord } from '../../../../experiment/runs/record';
import { factsOf } from '../../../../experiment/runs/summary';
import { comparisonLink } from '../../../../state/compare/address';
import { useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import { chartFigure } from '../../../shared/chart/exportChart';
import { fixed, hundredths, MINUS } from '../../../shared/numberText';
import { faceRules, facesFor } from '../../../shared/picture/fonts';
import { schemeTokens } from '../../../shared/picture/schemes';
import { heldNow } from '../bar/useHeldEqual';
import { absolute, chartOf, scoredPart, seriesOf, sourceOf } from '../charts/drawn';
import { CHART_KINDS } from '../charts/kinds';
import type { LaneView } from '../useLanes';

/** A lane with what it has left behind. */
export interface SavedLane {
  lane: LaneView;
  record: RunRecord;
}

const percents = (share: number | null): string => hundredths(share, 1);

/** "+2.6" hundredths; a dash for the baseline itself and where there is nothing to subtract. */
function against(share: number | null, base: number | null, isBase: boolean): string {
  if (isBase || share === null || base === null) return '–';
  const by = 100 * (share - base);
  return (by < 0 ? MINUS : '+') + fixed(Math.abs(by), 1);
}

function results(saved: readonly SavedLane[], baseline: number): ReportTable {
  const facts = saved.map(({ record }) => factsOf(record));
  const base = Math.max(
    0,
    saved.findIndex(({ lane }) => lane.id === baseline),
  );
  return {
    title: 'Scores after the last step',
    note: 'On identities that are never trained on, in per cent. Neff is the mean over the last fifth of the steps.',
    columns: ['Lane', 'mAP', 'vs baseline', 'Rank-1', 'Rank-5', 'mINP', 'Neff pos.', 'Neff neg.', 'Seconds'],
    baseline: base,
    rows: saved.map(({ lane }, i) => {
      const { mAP, rank1, rank5, mINP, positiveEffectiveSize, negativeEffectiveSize, seconds } = facts[i];
      return [
        lane.name,
        percents(mAP),
        against(mAP, facts[base].mAP, i === base),
        percents(rank1),
        percents(rank5),
        percents(mINP),
        fixed(positiveEffectiveSize),
        fixed(negativeEffectiveSize, 1),
        fixed(seconds, 1),
      ];
    }),
  };
}

/** Everything that is drawn is also in the report: values, smoothed as on the page. */
function figures(saved: readonly SavedLane[]) {
  const state = useCompare.getState();
  const part = scoredPart(state);
  const { baseline } = state;
  const { smooth, log } = useCompareLook.getState();
  const lanes = saved.map(({ lane }) => lane);
  return CHART_KINDS.map((kind) => {
    const series = seriesOf(kind, lanes, baseline, part, { smooth, delta: false });
    const chart = chartOf(kind, { series, part, baseline, delta: false, log });
    return { title: chart.title, svg: chartFigure(chart, sourceOf(kind.id, lanes)) };
  });
}

/** The report as HTML. @throws Error when the typeface cannot be loaded. */
export async function reportHtml(title: string, saved: readonly SavedLane[]): Promise<string> {
  const { backend, steps, baseline } = useCompare.getState();
  const { lead, rest, hash } = heldNow();
  const options = saved.map(({ lane }) => lane.options);
  const names = saved.map(({ lane }) => lane.name).join(' ');
  return comparisonReport({
    title,
    created: Date.now(),
    link: absolute(comparisonLink() ?? location.hash),
    held: { lead, rest, hash },
    facts: heldFacts(options, steps),
    figures: figures(saved),
    results: [results(saved, baseline)],
    runs: saved.map(({ lane, record }) => ({
      name: lane.name,
      colour: lane.look.colour,
      options: record.options,
      link: absolute(runLink(record)),
      steps: record.steps,
      weights: record.weights,
      on: record.on.join(', then '),
    })),
    versions: [
      ['Backend', backend?.name ?? '–'],
      ['Adapter', backend?.adapter ?? 'none'],
      ['Browser', navigator.userAgent],
    ],
    tokens: schemeTokens(),
    faces: await faceRules(facesFor(`${title} ${names} Nσαλ`)),
  });
}
