// Softmax cross-entropy over training identities: the joint term of the paper's multi-loss training.
import { flatten } from './batch';
import type { Rows } from './batch';
import { logSumExp } from './numerics';

/**
 * Mean over rows of −ln softmax(logits)[class], with its gradient in the logits (rows × classes). No rows: 0.
 * @throws RangeError for ragged or non-finite logits, or a class without a column.
 */
export function softmaxCrossEntropy(
  logits: Rows,
  classes: ArrayLike<number>,
): { value: number; gradient: number[][] } {
  const { n, dimension } = flatten(logits, 'Row of logits');
  if (classes.length !== n)
    throw new RangeError(`There are ${n} rows of logits but ${classes.length} classes.`);
  let sum = 0;
  const gradient = logits.map((row, i) => {
    const own = classes[i];
    if (!Number.isInteger(own) || own < 0 || own >= dimension)
      throw new RangeError(`Class ${own} of row ${i} is not one of 0 … ${dimension - 1}.`);
    const logTotal = logSumExp(row);
    sum += logTotal - row[own];
    return Array.from(row, (z, k) => (Math.exp(z - logTotal) - (k === own ? 1 : 0)) / n);
  });
  return { value: n > 0 ? sum / n : 0, gradient };
}
