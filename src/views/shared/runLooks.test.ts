import { expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { COMPARISON, POINT_TO_SET, type Strategy } from '../../experiment/lossOptions';
import type { RunLook } from './chart/types';
import { laneLooks } from './runLooks';
import { strategyStyle } from './strategyStyle';

const plain = ({ colour, dash, mark }: RunLook) => `${colour}|${dash}|${renderToStaticMarkup(mark)}`;

test('each strategy keeps its own look, whatever its place', () => {
  const strategies: Strategy[] = ['polynomial', 'uniform', 'hardest', 'exponential', 'random', 'semihard'];
  expect(laneLooks(strategies)).toEqual(strategies.map(strategyStyle));
  expect(laneLooks(strategies.toReversed())).toEqual(strategies.toReversed().map(strategyStyle));
});

test('of two runs of a strategy the second has its colour, with another dash and a mark that differs', () => {
  const [first, second, circle, uniform] = laneLooks(['exponential', 'exponential', 'circle', 'uniform']);
  expect(first).toEqual(strategyStyle('exponential'));
  expect(uniform).toEqual(strategyStyle('uniform'));
  expect(second.colour).toBe(first.colour);
  expect(second.dash).not.toBe(first.dash);
  expect(plain(second)).not.toBe(plain({ ...first, dash: second.dash }));
  expect(circle).toEqual({ ...strategyStyle('hardest'), mark: strategyStyle('circle').mark });
});

test('of more runs of a strategy, and of strategies without a look, each takes what is free', () => {
  const looks = laneLooks(['exponential', 'exponential', 'exponential', 'circle']);
  const [own, second, third] = (['exponential', 'uniform', 'hardest'] as const).map(strategyStyle);
  expect(looks).toEqual([
    own,
    second,
    third,
    { ...strategyStyle('random'), mark: strategyStyle('circle').mark },
  ]);
});

test('every strategy has a mark of its own', () => {
  const marks = [...POINT_TO_SET, ...COMPARISON].map((strategy) =>
    renderToStaticMarkup(strategyStyle(strategy).mark),
  );
  expect(new Set(marks).size).toBe(marks.length);
});

test('no two of 24 runs look alike, and within six not even their colours', () => {
  const many = laneLooks(Array.from({ length: 24 }, (_, i) => (i % 2 ? 'lifted' : 'exponential')));
  expect(new Set(many.map(plain)).size).toBe(24);
  const lines = new Set(many.map(({ colour, dash }) => `${colour}|${dash}`));
  expect(lines.size).toBe(24);
  const six = laneLooks(['circle', 'circle', 'nPair', 'hardest', 'hardest', 'hardest']);
  expect(new Set(six.map(({ colour }) => colour)).size).toBe(6);
});
