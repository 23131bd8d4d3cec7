// Results as tables in Markdown, for the terminal and for the README.
import type { Results, SideResult, WorkResult } from './results';
import { AIMS } from './statistics';
import type { Aim, Spread } from './statistics';

const TITLES: Record<SideResult['side'], string> = {
  ours: 'ours',
  stock: 'stock TensorFlow.js',
  jax: 'jax-js',
  torch: 'PyTorch',
};

const digits = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const spreadText = ({ median, least, most }: Spread) =>
  `${digits(median)} (${digits(least)}–${digits(most)})`;
const ratioText = (value: number | undefined) => (value === undefined ? '' : `${digits(value)}×`);

/** One row a side: milliseconds a step as median (least–most), and theirs/ours. */
export function workTable({ work, batch, parameters, sides }: WorkResult): string {
  const rows = sides.map((side) => {
    const name = `${TITLES[side.side]}, ${side.backend}`;
    if (!side.everyStep || !side.every15th) return `| ${name} | impossible: ${side.impossible} | | | | |`;
    const { everyStep, every15th } = side.ratio ?? {};
    const error = side.curveError?.toExponential(0) ?? '';
    return `| ${name} | ${spreadText(side.everyStep)} | ${ratioText(everyStep)} | ${spreadText(side.every15th)} | ${ratioText(every15th)} | ${error} |`;
  });
  return [
    `**${work}** (${parameters.toLocaleString('en')} parameters, batch of ${batch})`,
    '',
    '| side | ms, loss read every step | ÷ ours | ms, read every 15th | ÷ ours | losses apart |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function reached({ works }: Results, aim: Aim): number | undefined {
  const sides = works.find(({ work }) => work === aim.work)?.sides ?? [];
  const backend = aim.peer === 'torch' ? 'native' : aim.backend;
  return sides.find((side) => side.side === aim.peer && side.backend === backend)?.ratio?.everyStep;
}

/** Every aim that the results can judge. */
export function aimTable(results: Results): string {
  const rows = AIMS.flatMap((aim) => {
    const value = reached(results, aim);
    if (value === undefined) return [];
    const verdict = value >= aim.atLeast ? 'met' : 'missed';
    return [
      `| ${aim.work} on ${aim.backend} | ${TITLES[aim.peer]} | ${digits(aim.atLeast)}× | ${digits(value)}× | ${verdict} |`,
    ];
  });
  return ['| work | beside | aim | reached | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

export function machineLine({ date, machine, versions }: Results): string {
  const { cores, processor, memory, browser, isolated } = machine;
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return (
    `${date.slice(0, 10)}, ${processor}, ${cores} cores, ${memory}, ${browser}` +
    `${isolated ? ', isolated page (threads)' : ''}; ${used.join(', ')}.`
  );
}
