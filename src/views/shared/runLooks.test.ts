import { expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Strategy } from '../../experiment/lossOptions';
import type { RunLook } from './chart/types';
import { laneLooks } from './runLooks';
import { strategyStyle } from './strategyStyle';

const plain = ({ colour, dash, mark }: RunLook) => `${colour}|${dash}|${renderToStaticMarkup(mark)}`;

test('each strategy keeps its own look, whatever its place', () => {
  const strategies: Strategy[] = ['polynomial', 'uniform', 'hardest', 'exponential', 'random', 'semihard'];
  expect(laneLooks(strategies)).toEqual(strategies.map(strategyStyle));
  expect(laneLooks(strategies.toReversed())).toEqual(strategies.toReversed().map(strategyStyle));
});

test('the second run of a strategy and strategies without a look take what is free', () => {
  const [first, second, third, fourth] = laneLooks(['exponential', 'exponential', 'circle', 'uniform']);
  expect(first).toEqual(strategyStyle('exponential'));
  expect(fourth).toEqual(strategyStyle('uniform'));
  expect(second).toEqual(strategyStyle('hardest'));
  expect(third).toEqual(strategyStyle('random'));
});

test('no two of 24 runs look alike, and within six not even their colours', () => {
  const many = laneLooks(Array.from({ length: 24 }, (_, i) => (i % 2 ? 'lifted' : 'exponential')));
  expect(new Set(many.map(plain)).size).toBe(24);
  const lines = new Set(many.map(({ colour, dash }) => `${colour}|${dash}`));
  expect(lines.size).toBe(24);
  const six = laneLooks(['circle', 'circle', 'nPair', 'hardest', 'hardest', 'hardest']);
  expect(new Set(six.map(({ colour }) => colour)).size).toBe(6);
});
