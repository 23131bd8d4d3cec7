// The optimisers' updates, in place. The tail of up to three numbers repeats the vector's arithmetic, so that a number's place
// in its tensor does not change it.

/**
 * One Adam step: parameter, mean and square are written in place. scale = rate/(1 − β₁ᵗ), root = 1/√(1 − β₂ᵗ),
 * keep = 1 − rate·decay. About 12 flops and 28 bytes of traffic a number.
 */
export function adam(
  parameter: usize,
  mean: usize,
  square: usize,
  gradient: usize,
  count: i32,
  beta1: f32,
  other1: f32,
  beta2: f32,
  other2: f32,
  keep: f32,
  scale: f32,
  root: f32,
  epsilon: f32,
): void {
  const bytes = <usize>count * 4;
  const whole = bytes & ~15;
  const b1 = f32x4.splat(beta1);
  const o1 = f32x4.splat(other1);
  const b2 = f32x4.splat(beta2);
  const o2 = f32x4.splat(other2);
  const kept = f32x4.splat(keep);
  const scales = f32x4.splat(scale);
  const roots = f32x4.splat(root);
  const epsilons = f32x4.splat(epsilon);
  let at: usize = 0;
  for (; at < whole; at += 16) {
    const g = v128.load(gradient + at);
    const m = f32x4.add(f32x4.mul(b1, v128.load(mean + at)), f32x4.mul(o1, g));
    const v = f32x4.add(f32x4.mul(b2, v128.load(square + at)), f32x4.mul(f32x4.mul(o2, g), g));
    const below = f32x4.add(f32x4.mul(f32x4.sqrt(v), roots), epsilons);
    const change = f32x4.div(f32x4.mul(scales, m), below);
    v128.store(mean + at, m);
    v128.store(square + at, v);
    v128.store(parameter + at, f32x4.sub(f32x4.mul(kept, v128.load(parameter + at)), change));
  }
  for (; at < bytes; at += 4) {
    const g = load<f32>(gradient + at);
    const m = beta1 * load<f32>(mean + at) + other1 * g;
    const v = beta2 * load<f32>(square + at) + other2 * g * g;
    store<f32>(mean + at, m);
    store<f32>(square + at, v);
    const change = (scale * m) / (sqrt<f32>(v) * root + epsilon);
    store<f32>(parameter + at, keep * load<f32>(parameter + at) - change);
  }
}

/** One SGD step with momentum, in place: the velocity and then the parameter. 5 flops a number. */
export function sgd(
  parameter: usize,
  velocity: usize,
  gradient: usize,
  count: i32,
  momentum: f32,
  keep: f32,
  rate: f32,
): void {
  const bytes = <usize>count * 4;
  const whole = bytes & ~15;
  const momenta = f32x4.splat(momentum);
  const kept = f32x4.splat(keep);
  const rates = f32x4.splat(rate);
  let at: usize = 0;
  for (; at < whole; at += 16) {
    const u = f32x4.add(f32x4.mul(momenta, v128.load(velocity + at)), v128.load(gradient + at));
    v128.store(velocity + at, u);
    v128.store(parameter + at, f32x4.sub(f32x4.mul(kept, v128.load(parameter + at)), f32x4.mul(rates, u)));
  }
  for (; at < bytes; at += 4) {
    const u = momentum * load<f32>(velocity + at) + load<f32>(gradient + at);
    store<f32>(velocity + at, u);
    store<f32>(parameter + at, keep * load<f32>(parameter + at) - rate * u);
  }
}
