// One step of an optimiser over one parameter, in place: ranges of elements. The order of operations is
// torch.optim's, so that long training runs stay side by side.
import { at } from './lanes.as';

@inline function madd(a: v128, k: v128, b: v128): v128 {
  return f32x4.add(a, f32x4.mul(k, b));
}

/** The four elements at an address, or the one. */
@inline function get(from: usize, isWhole: bool): v128 {
  return isWhole ? v128.load(from) : v128.load_zero<f32>(from);
}

@inline function put(to: usize, v: v128, isWhole: bool): void {
  if (isWhole) v128.store(to, v);
  else v128.store_lane<f32>(to, v, 0);
}

/**
 * d = g + decay p; velocity = momentum velocity + fresh d; p −= lr (nesterov ? d + momentum velocity : velocity).
 * Without momentum, velocity is not touched. `fresh` is 1 − dampening; `isFirst` sets velocity = d.
 */
export function sgd(
  p: usize, g: usize, velocity: usize,
  lr: f32, momentum: f32, fresh: f32, decay: f32, nesterov: i32, isFirst: i32,
  lo: i32, hi: i32, _s: usize,
): void {
  const rate = f32x4.splat(lr), decays = f32x4.splat(decay), kept = f32x4.splat(momentum);
  const added = f32x4.splat(isFirst ? 1 : fresh), last = at(p, hi);
  p = at(p, lo);
  g = at(g, lo);
  velocity = at(velocity, lo);
  if (momentum == 0) velocity = 0;
  while (p + 16 <= last) {
    sgdStep(p, g, velocity, rate, kept, added, decays, nesterov, isFirst, true);
    p += 16;
    g += 16;
    if (velocity) velocity += 16;
  }
  while (p < last) {
    sgdStep(p, g, velocity, rate, kept, added, decays, nesterov, isFirst, false);
    p += 4;
    g += 4;
    if (velocity) velocity += 4;
  }
}

@inline function sgdStep(
  p: usize, g: usize, velocity: usize,
  rate: v128, kept: v128, added: v128, decays: v128, nesterov: i32, isFirst: i32, isWhole: bool,
): void {
  const parameter = get(p, isWhole);
  let d = madd(get(g, isWhole), decays, parameter);
  if (velocity) {
    let v = f32x4.mul(added, d);
    if (!isFirst) v = madd(v, kept, get(velocity, isWhole));
    put(velocity, v, isWhole);
    d = nesterov ? madd(d, kept, v) : v;
  }
  put(p, f32x4.sub(parameter, f32x4.mul(rate, d)), isWhole);
}

/**
 * m += (1 − β1) (g − m); v = β2 v + (1 − β2) g²; p −= step m / (√v / rootOfCorrection + eps), where
 * step = lr / (1 − β1^t) and rootOfCorrection = √(1 − β2^t). First g += decay p (Adam), p *= keep (AdamW).
 */
export function adam(
  p: usize, g: usize, m: usize, v: usize,
  step: f32, fresh1: f32, beta2: f32, fresh2: f32, eps: f32, rootOfCorrection: f32, decay: f32, keep: f32,
  lo: i32, hi: i32, _s: usize,
): void {
  const shrink = f32x4.splat(keep), decays = f32x4.splat(decay), added1 = f32x4.splat(fresh1);
  const kept2 = f32x4.splat(beta2), added2 = f32x4.splat(fresh2), correction = f32x4.splat(rootOfCorrection);
  const floor = f32x4.splat(eps), rate = f32x4.splat(step), last = at(p, hi);
  p = at(p, lo);
  g = at(g, lo);
  m = at(m, lo);
  v = at(v, lo);
  while (p + 16 <= last) {
    adamStep(p, g, m, v, rate, added1, kept2, added2, floor, correction, decays, shrink, true);
    p += 16;
    g += 16;
    m += 16;
    v += 16;
  }
  while (p < last) {
    adamStep(p, g, m, v, rate, added1, kept2, added2, floor, correction, decays, shrink, false);
    p += 4;
    g += 4;
    m += 4;
    v += 4;
  }
}

@inline function adamStep(
  p: usize, g: usize, m: usize, v: usize,
  rate: v128, added1: v128, kept2: v128, added2: v128, floor: v128, correction: v128, decays: v128, shrink: v128,
  isWhole: bool,
): void {
  const parameter = f32x4.mul(get(p, isWhole), shrink), oldMean = get(m, isWhole);
  const gradient = madd(get(g, isWhole), decays, parameter);
  const mean = madd(oldMean, added1, f32x4.sub(gradient, oldMean));
  const square = f32x4.mul(added2, f32x4.mul(gradient, gradient));
  const variance = madd(square, kept2, get(v, isWhole));
  const root = f32x4.add(f32x4.div(f32x4.sqrt(variance), correction), floor);
  put(m, mean, isWhole);
  put(v, variance, isWhole);
  put(p, f32x4.sub(parameter, f32x4.mul(rate, f32x4.div(mean, root))), isWhole);
}
