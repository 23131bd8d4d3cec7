// The point-to-set loss of a batch on WebGPU: distances, then per anchor the weights, the penalty and the slope of every pair in one
// thread, then the way back. The weights are the formula of the weighting's own record, so that a new weighting is one record.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { compileOwn } from '../../../metric/formula/own';
import { derivative } from '../../../metric/formula/derivative';
import { evaluate } from '../../../metric/formula/tree';
import type { OwnWeighting, PointToSetOptions, Side } from '../../../metric/types';
import { formulasOf } from '../../../metric/weightings';
import { registerGpuKernel } from './launcher';
import type { GpuKernel } from './launcher';
import { expressionOf, FORMULA_FUNCTIONS, INFINITE } from './formula';
import { runDistances, runDistancesBackward } from './pairs';
import { buffer, product } from './products';

/** Columns of an anchor's row: loss, loss > 0, N_eff⁺, N_eff⁻, D⁺, −D⁻. */
const COLUMNS = 6;

const SIDES: readonly Side[] = ['positive', 'negative'];

/** Whether j is a member of the anchor's set. */
const MEMBER: Record<Side, string> = {
  positive: 'labels[j] == own && j != anchor',
  negative: 'labels[j] != own',
};

/** How a side's members are weighed, as code: by a log-weight, or by choosing the member with the highest score. */
interface Weigher {
  key: string;
  /** Expressions in d, hardest and at (the pair's place). */
  logWeight?: string;
  slope?: string;
  score?: string;
}

const nameOf = (names: string[]) => (name: string) => `u.parameter${names.indexOf(name)}`;

/** A straight line is taken relative to the hardest member, so that no digit is lost where it is steep. */
function smooth(own: OwnWeighting, side: Side): Weigher {
  const { written, logWeight, slope } = compileOwn(own)[side];
  const write = nameOf(Object.keys(own.parameters));
  const straight =
    slope.kind === 'number' && Number.isFinite(slope.value) && Number.isFinite(evaluate(logWeight, 1));
  const slopeCode = expressionOf(derivative(written), write);
  const logCode = straight ? `${slopeCode} * (d - hardest)` : expressionOf(written, write);
  return { key: logCode, logWeight: logCode, slope: slopeCode };
}

/** `own`: the weighting's formulas; `given`: a chosen member of each set, where there are none; else the hardest. */
function weighers(own: OwnWeighting | null, given: boolean): Record<Side, Weigher> {
  if (own) return { positive: smooth(own, 'positive'), negative: smooth(own, 'negative') };
  if (given)
    return {
      positive: { key: 'given', score: 'chosen[at]' },
      negative: { key: 'given', score: 'chosen[u.n * u.n + at]' },
    };
  return { positive: { key: 'hardest', score: 'd' }, negative: { key: 'hardest', score: '-d' } };
}

/** Statements that sum up one side of an anchor into D, N_eff and, in `slopes`, the effective coefficients. */
function summary(side: Side, { logWeight, slope, score }: Weigher): string {
  const each = (body: string) => `
    for (var j = 0u; j < u.n; j++) {
      if (${MEMBER[side]}) { let at = start + j; let d = distances[at]; ${body} }
    }`;
  if (!logWeight || !slope)
    return `
      var ${side}Size = 1.0;
      var best = 0u; var highest = 0.0; var none = true;
      ${each(`
        slopes[at] = 0.0;
        let score = ${score};
        if (none || score > highest) { highest = score; best = at; none = false; }`)}
      slopes[best] = 1.0;
      let ${side}Distance = distances[best];`;
  return `
    var hardest = 0.0; var count = 0.0;
    ${each(`if (count == 0.0 || ${side === 'positive' ? 'd > hardest' : 'd < hardest'}) { hardest = d; } count += 1.0;`)}
    var largest = -1e38; var heaviest = hardest;
    ${each(`
      let logarithm = ${logWeight};
      slopes[at] = logarithm;
      if (isNaN(logarithm) || logarithm >= ${INFINITE}) { sound = false; }
      if (logarithm > largest) { largest = logarithm; heaviest = d; }`)}
    if (largest <= -${INFINITE}) { sound = false; }
    var sum = 0.0; var shift = 0.0; var logs = 0.0;
    ${each(`
      let beyond = slopes[at] - largest;
      let power = exp(beyond);
      slopes[at] = power;
      sum += power;
      shift += power * (d - heaviest);
      if (power > 0.0) { logs += power * beyond; }`)}
    shift /= sum;
    ${each(`
      let weight = slopes[at] / sum;
      let beyond = (d - heaviest) - shift;
      let steep = ${slope};
      let bends = u.detached == 0u && weight > 0.0 && beyond != 0.0 && isFinite(steep);
      slopes[at] = select(weight, weight * (1.0 + steep * beyond), bends);`)}
    let ${side}Distance = heaviest + shift;
    let ${side}Size = clamp(sum * exp(-logs / sum), 1.0, count);`;
}

/** Statements that scale the coefficients of one side. */
const spread = (side: Side, factor: string) => `
  for (var j = 0u; j < u.n; j++) {
    if (${MEMBER[side]}) { slopes[start + j] *= ${factor}; }
  }`;

/** One thread an anchor. A distance that is not finite, or a set without weights, makes its row NaN. */
function anchorsKernel(own: OwnWeighting | null, given: boolean): GpuKernel {
  const { positive, negative } = weighers(own, given);
  return {
    name: `anchors ${positive.key} | ${negative.key}`,
    buffers: [
      buffer('rows', 'f32', 'read_write'),
      buffer('slopes', 'f32', 'read_write'),
      buffer('distances'),
      buffer('labels'),
      ...(given ? [buffer('chosen')] : []),
    ],
    counts: ['n', 'soft', 'detached'],
    numbers: ['margin', 'share', 'nan', ...Object.keys(own?.parameters ?? {}).map((_, i) => `parameter${i}`)],
    functions: FORMULA_FUNCTIONS,
    body: () => `
      let anchor = thread;
      if (anchor >= u.n) { return; }
      let start = anchor * u.n;
      let own = labels[anchor];
      var sound = true;
      var positives = 0u; var negatives = 0u;
      for (var j = 0u; j < u.n; j++) {
        if (!isFinite(distances[start + j])) { sound = false; }
        if (labels[j] != own) { negatives += 1u; } else if (j != anchor) { positives += 1u; }
      }
      slopes[start + anchor] = 0.0;
      if (positives == 0u || negatives == 0u) {
        for (var j = 0u; j < u.n; j++) { slopes[start + j] = 0.0; }
        for (var c = 0u; c < ${COLUMNS}u; c++) { rows[anchor * ${COLUMNS}u + c] = select(u.nan, 0.0, sound); }
        return;
      }
      ${SIDES.map(
        (
          side,
        ) => `var ${side}D = 0.0; var ${side}N = 1.0; { ${summary(side, side === 'positive' ? positive : negative)}
        ${side}D = ${side}Distance; ${side}N = ${side}Size; }`,
      ).join('\n')}
      let gap = positiveD - negativeD;
      let e = exp(-abs(gap));
      let over = gap + u.margin;
      var loss = max(over, 0.0);
      var pull = select(0.0, 1.0, over > 0.0);
      if (u.soft > 0u) {
        loss = max(gap, 0.0) + of_log1p(e);
        pull = select(e, 1.0, gap >= 0.0) / (1.0 + e);
      }
      if (!sound) { loss = u.nan; pull = u.nan; }
      let factor = u.share * pull;
      ${spread('positive', 'factor')}
      ${spread('negative', '-factor')}
      let row = anchor * ${COLUMNS}u;
      rows[row] = u.share * loss;
      rows[row + 1u] = select(0.0, u.share, loss > 0.0);
      rows[row + 2u] = u.share * positiveN;
      rows[row + 3u] = u.share * negativeN;
      rows[row + 4u] = u.share * positiveD;
      rows[row + 5u] = -u.share * negativeD;`,
  };
}

interface Attributes {
  options: PointToSetOptions;
  relations: { anchors: number };
}

registerGpuKernel<Attributes>({
  name: 'Hap2sPointToSet',
  inputs: ['x', 'labels', 'chosen'],
  outputShapes: ([x]) => [x.shape, [COLUMNS]],
  run: (launcher, [x, labels, ...chosen], [gradient, statistics], { options, relations }) => {
    const [n] = x.shape;
    const { margin } = options;
    const own = formulasOf(options.weighting);
    const parameters = Object.values(own?.parameters ?? {});
    const values = {
      n,
      soft: Number(margin === 'soft'),
      detached: Number(options.detachWeights === true),
      margin: margin === 'soft' ? 0 : margin,
      share: 1 / Math.max(relations.anchors, 1),
      nan: NaN,
      ...Object.fromEntries(parameters.map((value, i) => [`parameter${i}`, value])),
    };
    const kernel = anchorsKernel(own, chosen.length > 0);
    const withPairs = (apart: TensorInfo, slopes: TensorInfo, rows: TensorInfo) => {
      runDistances(launcher, x, apart);
      launcher.run(kernel, [rows, slopes, apart, labels, ...chosen], values, n);
      runDistancesBackward(launcher, [x, apart, slopes], gradient);
      product(launcher, { b: rows }, statistics, { rows: 1, terms: n, columns: COLUMNS });
    };
    launcher.scratch([n, n], (apart) =>
      launcher.scratch([n, n], (slopes) =>
        launcher.scratch([n, COLUMNS], (rows) => withPairs(apart, slopes, rows)),
      ),
    );
  },
});
