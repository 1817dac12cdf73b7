import type { SmallNet } from '../../nets/small-net.ts';
import type { ReluRule } from '../../nets/net-layer.ts';

/** Rows and columns of the canvas, and of the output of the last convolution. */
export const CANVAS = { rows: 8, columns: 16 } as const;
export const MAP = { rows: 4, columns: 8 } as const;
const CELLS = MAP.rows * MAP.columns;

/** Grad-CAM of a class: the map, and the weight and the activations of each channel that it is made of. */
export interface ClassMap {
  /** ReLU(Σ_k α_k A_k). */
  map: Float64Array;
  /** Mean of ∂z_c/∂A_k over the positions. */
  alphas: Float64Array;
  /** A_k, one channel after the other. */
  activations: Float64Array;
}

/**
 * Where the last convolution of net G sees the class.
 *
 * Source: Selvaraju et al., 2017.
 */
export function gradCam(net: SmallNet, canvas: Float64Array, target: number): ClassMap {
  net.forward(canvas);
  // The last ReLU; behind it stand the mean over positions and the linear layer.
  const layer = net.layers.length - 3;
  const activations = (net.layers[layer]?.output ?? new Float64Array()).slice();
  const gradient = net.backward(oneHot(target), { rule: 'plain', learns: false }, layer);
  const alphas = new Float64Array(activations.length / CELLS);
  const map = new Float64Array(CELLS);
  for (let k = 0; k < alphas.length; k++) {
    let sum = 0;
    for (let at = 0; at < CELLS; at++) sum += gradient[k * CELLS + at] as number;
    const alpha = sum / CELLS;
    alphas[k] = alpha;
    for (let at = 0; at < CELLS; at++)
      map[at] = (map[at] as number) + alpha * (activations[k * CELLS + at] as number);
  }
  return { map: map.map((value) => Math.max(value, 0)), alphas, activations };
}

/** ∂z_c/∂x, with a rule of its own for the ReLUs. */
export function scoreGradient(
  net: SmallNet,
  canvas: Float64Array,
  target: number,
  rule: ReluRule,
): Float64Array {
  return net.inputGradient(canvas, oneHot(target), rule);
}

/** A map of 4 × 8 on the canvas: each cell fills 2 × 2 pixels. */
export function onCanvas(map: Float64Array): Float64Array {
  return Float64Array.from({ length: CANVAS.rows * CANVAS.columns }, (_, at) => {
    const [row, column] = [Math.floor(at / CANVAS.columns), at % CANVAS.columns];
    return map[(row >> 1) * MAP.columns + (column >> 1)] as number;
  });
}

/** Share of the sizes that lies in the left or the right half; 0 where there is nothing. */
export function shareOfHalf(values: Float64Array, columns: number, half: 'left' | 'right'): number {
  let [inside, all] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at] as number);
    all += size;
    if (at % columns < columns / 2 === (half === 'left')) inside += size;
  }
  return all === 0 ? 0 : inside / all;
}

/** Weights that pick one score. */
export function oneHot(target: number): Float64Array {
  const weights = new Float64Array(10);
  weights[target] = 1;
  return weights;
}
