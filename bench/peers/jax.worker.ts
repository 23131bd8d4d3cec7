// jax-js: the whole step (forward, gradient, Adam) as one jitted function. It owns its arrays: `.ref` keeps one that is needed again.
import { defaultDevice, getWebGPUDevice, init, jit, lax, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import { serve } from './side';
import type { Side } from './side';
import { masksOf, RECIPE, weightShapes } from './works';
import type { Part, Work, WorkData } from './works';

/** A map is [n, c, height, width] here, which is what its convolution takes. */
function forward(part: Part, x: np.Array, weights: np.Array[]): np.Array {
  const n = x.shape[0];
  switch (part.kind) {
    case 'dense': {
      const y = np.matmul(x, weights[0]).add(weights[1]);
      return part.relu ? nn.relu(y) : y;
    }
    case 'conv': {
      const filter = weights[0].reshape([3, 3, part.channels, part.fanOut]).transpose([3, 2, 0, 1]);
      const padding: [number, number][] = [
        [1, 1],
        [1, 1],
      ];
      const y = lax.conv(x, filter, [2, 2], padding);
      return nn.relu(y.add(weights[1].reshape([1, part.fanOut, 1, 1])));
    }
    case 'rowMean':
      return x
        .mean(3)
        .transpose([0, 2, 1])
        .reshape([n, part.height * part.channels]);
    case 'globalMean':
      return x.mean([2, 3]);
    case 'unit': {
      const length = np.sqrt(np.square(x.ref).sum(1, { keepdims: true }));
      return x.div(length);
    }
  }
}

const isMap = (part: Part | undefined) => part?.kind === 'conv';

/** Pictures come as [n, height, width, c]; layers before the convolution see them so. */
function embed({ parts }: Work, input: np.Array, weights: np.Array[]): np.Array {
  let at = 0;
  let x = input;
  parts.forEach((part, i) => {
    const own = part.kind === 'dense' || part.kind === 'conv' ? 2 : 0;
    if (isMap(part) && !isMap(parts[i - 1]) && i > 0) x = x.transpose([0, 3, 1, 2]);
    x = forward(part, x, weights.slice(at, (at += own)));
  });
  return x;
}

function lossOf(h: np.Array, positive: np.Array, negative: np.Array): np.Array {
  const [n, dimension] = h.shape;
  const apart = h.ref.reshape([n, 1, dimension]).sub(h.reshape([1, n, dimension]));
  const d = np.sqrt(np.square(apart).sum(2).add(1e-12));
  const side = (outside: np.Array, sign: number) =>
    nn
      .softmax(d.ref.mul(sign / RECIPE.sigma).add(outside), 1)
      .mul(d.ref)
      .sum(1);
  const gap = side(positive, 1).sub(side(negative, -1));
  d.dispose();
  return nn.relu(gap.add(RECIPE.margin)).mean();
}

/** Where the work begins with a convolution, its pictures are stored channels first, as a jax user would. */
function stored({ work, batches }: WorkData): { values: Float32Array<ArrayBuffer>[]; shape: number[] } {
  const n = work.P * work.K;
  if (!isMap(work.parts[0]))
    return { values: batches.map((batch) => batch.slice()), shape: [n, ...work.item] };
  const [height, width, channels] = work.item;
  const pixels = height * width;
  const values = batches.map((batch) => {
    const turned = new Float32Array(batch.length);
    for (let i = 0; i < n; i++)
      for (let at = 0; at < pixels; at++)
        for (let c = 0; c < channels; c++)
          turned[(i * channels + c) * pixels + at] = batch[(i * pixels + at) * channels + c];
    return turned;
  });
  return { values, shape: [n, channels, height, width] };
}

serve(async (backend, data): Promise<Side> => {
  if (backend === 'cpu') throw new Error('Its cpu device is for debugging only.');
  const { work } = data;
  const available = await init(backend);
  if (!available.includes(backend)) throw new Error(`The ${backend} backend did not start.`);
  defaultDevice(backend);
  const shapes = weightShapes(work);
  const { learningRate, beta1, beta2, epsilon } = RECIPE;
  const objective = valueAndGrad((weights: np.Array[], x: np.Array, positive: np.Array, negative: np.Array) =>
    lossOf(embed(work, x, weights), positive, negative),
  );
  /** Returns loss, weights, means and squares; `rate` and `root` carry Adam's corrections for the step. */
  const update = jit(
    (
      weights: np.Array[],
      means: np.Array[],
      squares: np.Array[],
      x: np.Array,
      masks: np.Array[],
      rate: np.Array,
      root: np.Array,
    ) => {
      const [value, gradients] = objective(
        weights.map((w) => w.ref),
        x,
        masks[0],
        masks[1],
      ) as unknown as [np.Array, np.Array[]];
      const newMeans = gradients.map((g, i) => means[i].mul(beta1).add(g.ref.mul(1 - beta1)));
      const newSquares = gradients.map((g, i) => squares[i].mul(beta2).add(np.square(g).mul(1 - beta2)));
      const newWeights = weights.map((w, i) => {
        const size = np.sqrt(newSquares[i].ref).mul(root.ref).add(epsilon);
        return w.sub(newMeans[i].ref.mul(rate.ref).div(size));
      });
      rate.dispose();
      root.dispose();
      return { value, weights: newWeights, means: newMeans, squares: newSquares };
    },
  );
  const n = work.P * work.K;
  const { positive, negative } = masksOf(work);
  const masks = [positive, negative].map((mask) =>
    np.array(
      mask.map((member) => (member ? 0 : -1e9)),
      { shape: [n, n] },
    ),
  );
  const { values, shape } = stored(data);
  type State = { weights: np.Array[]; means: np.Array[]; squares: np.Array[] };
  const begin = (): State => {
    const zeros = () => shapes.map((each) => np.zeros(each));
    const weights = data.weights.map((each, i) => np.array(each.slice(), { shape: shapes[i] }));
    return { weights, means: zeros(), squares: zeros() };
  };
  let state: State | null = null;
  let step = 0;
  const info = backend === 'webgpu' ? getWebGPUDevice().adapterInfo : null;
  return {
    adapter: info ? `${info.vendor} ${info.architecture}` : null,
    async reset() {
      if (state) for (const array of Object.values(state).flat()) array.dispose();
      state = begin();
      step = 0;
    },
    async step(batch, read) {
      if (!state) throw new Error('Not reset.');
      step++;
      const rate = np.array(learningRate / (1 - beta1 ** step));
      const root = np.array(1 / Math.sqrt(1 - beta2 ** step));
      const x = np.array(values[batch], { shape });
      const { weights, means, squares } = state;
      const { value, ...next } = update(
        weights,
        means,
        squares,
        x,
        masks.map((mask) => mask.ref),
        rate,
        root,
      );
      state = next;
      if (read) return (await value.data())[0];
      value.dispose();
      return null;
    },
  };
});
