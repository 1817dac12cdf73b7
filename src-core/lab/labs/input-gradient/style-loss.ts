import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { drawWeights } from '../../nets/small-net.ts';
import { SIDE } from './textures.ts';

/** Edges that look to the right, down, and along the two diagonals; divided by 4, then once more with the other sign. */
const EDGES = [
  [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  [-1, -2, -1, 0, 0, 0, 1, 2, 1],
  [-2, -1, 0, -1, 0, 1, 0, 1, 2],
  [0, 1, 2, -1, 0, 1, -2, -1, 0],
];
const FILTERS = 2 * EDGES.length;
const DEEP_FILTERS = 16;
/** Seed of the second layer, which is drawn and not trained. */
const DEEP_SEED = 7643;

export interface StyleFilters {
  /** [8, 1, 3, 3]. */
  edges: Tensor;
  /** [16, 8, 3, 3]. */
  deep: Tensor;
}

export function styleFilters(): StyleFilters {
  const edges = EDGES.flat().map((entry) => entry / 4);
  const both = Float64Array.from([...edges, ...edges.map((entry) => (entry === 0 ? 0 : -entry))]);
  const deep = new Float64Array(DEEP_FILTERS * FILTERS * 9);
  drawWeights(deep, FILTERS * 9, new Random(DEEP_SEED));
  return {
    edges: tensor(NdArray.from(both, [FILTERS, 1, 3, 3])),
    deep: tensor(NdArray.from(deep, [DEEP_FILTERS, FILTERS, 3, 3])),
  };
}

/** Feature maps of both layers: [1, 8, 22, 22] and [1, 16, 9, 9]. */
export function featuresOf(picture: Tensor, { edges, deep }: StyleFilters): [Tensor, Tensor] {
  const first = ops.relu(ops.conv2d(picture, edges));
  return [first, ops.relu(ops.conv2d(ops.avgPool2d(first, { kernelSize: 2 }), deep))];
}

/** F·Fᵀ / (channels · positions), where F has a row for each channel. */
export function gramOf(maps: Tensor): Tensor {
  const channels = maps.shape[1] as number;
  const flat = ops.reshape(maps, [channels, -1]);
  return ops.div(ops.matmul(flat, ops.t(flat)), scalar(flat.value.size));
}

export interface StyleTarget {
  filters: StyleFilters;
  /** Features of the second layer of the content picture. */
  content: Tensor;
  /** Gram matrices of the texture. */
  grams: readonly [Tensor, Tensor];
}

/** What a picture is compared with. */
export function styleTarget(content: Float64Array, texture: Float64Array): StyleTarget {
  const filters = styleFilters();
  const [first, second] = featuresOf(asPicture(texture), filters);
  return {
    filters,
    content: featuresOf(asPicture(content), filters)[1],
    grams: [gramOf(first), gramOf(second)],
  };
}

export interface StyleTerms {
  /** ‖F₂ − F₂ᶜ‖² / ‖F₂ᶜ‖². */
  content: Tensor;
  /** Mean over both layers of ‖G − Gˢ‖² / ‖Gˢ‖². */
  style: Tensor;
  /** Mean squared difference of neighbours below each other, plus that of neighbours beside each other. */
  variation: Tensor;
}

export function styleTerms(picture: Tensor, { filters, content, grams }: StyleTarget): StyleTerms {
  const [first, second] = featuresOf(picture, filters);
  const styles = ops.add(distance(gramOf(first), grams[0]), distance(gramOf(second), grams[1]));
  return {
    content: distance(second, content),
    style: ops.div(styles, scalar(2)),
    variation: ops.add(roughnessAlong(picture, 2), roughnessAlong(picture, 3)),
  };
}

/** ‖a − b‖² / ‖b‖². */
function distance(a: Tensor, b: Tensor): Tensor {
  return ops.div(ops.sum(ops.square(ops.sub(a, b))), ops.sum(ops.square(b)));
}

function roughnessAlong(picture: Tensor, dim: number): Tensor {
  const later = ops.narrow(picture, dim, 1, SIDE - 1);
  return ops.mean(ops.square(ops.sub(later, ops.narrow(picture, dim, 0, SIDE - 1))));
}

/** [1, 1, 24, 24]. */
export function asPicture(pixels: Float64Array, requiresGrad = false): Tensor {
  return tensor(NdArray.from(pixels, [1, 1, SIDE, SIDE]), { requiresGrad });
}

export function scalar(value: number): Tensor {
  return tensor(NdArray.scalar(value));
}
