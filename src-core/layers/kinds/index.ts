import type { LayerKind, Shape } from '../layer-kind.ts';
import { adaptivePoolKinds } from './adaptive-pools.ts';
import { convolutionKinds } from './convolution.ts';
import { denseKinds } from './dense.ts';
import { elementwiseKinds } from './elementwise.ts';
import { mergeKinds } from './merges.ts';
import { normKinds } from './norms.ts';
import { poolKinds } from './pools.ts';
import { resizeKinds } from './resize.ts';
import { shuffleKinds } from './shuffles.ts';
import { transposedKinds } from './transposed-convolution.ts';

/** Every layer whose arithmetic is known, by PyTorch's name. */
export const layerKinds: ReadonlyMap<string, LayerKind> = new Map(
  [
    convolutionKinds,
    transposedKinds,
    poolKinds,
    adaptivePoolKinds,
    denseKinds,
    normKinds,
    elementwiseKinds,
    resizeKinds,
    shuffleKinds,
    mergeKinds,
  ]
    .flat()
    .map((kind) => [kind.name, kind]),
);

/** The kind of a name, and of a family such as `Conv` the one whose axes the input has; [F] counts as one axis. */
export function kindFor(name: string, input: Shape): LayerKind | undefined {
  return layerKinds.get(name) ?? layerKinds.get(`${name}${Math.max(input.length - 1, 1)}d`);
}

/** True for names such as `Conv2d`, and for families such as `Conv`. */
export function isLayerName(name: string): boolean {
  return layerKinds.has(name) || layerKinds.has(`${name}2d`);
}
