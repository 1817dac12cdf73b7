import { ArgumentError } from '#core/errors.ts';
import { adaptiveAvgPool1dOp } from '#core/ops/adaptive-avg-pool1d.ts';
import { adaptiveAvgPool2dOp } from '#core/ops/adaptive-avg-pool2d.ts';
import { adaptiveAvgPool3dOp } from '#core/ops/adaptive-avg-pool3d.ts';
import { adaptiveMaxPool1dOp } from '#core/ops/adaptive-max-pool1d.ts';
import { adaptiveMaxPool2dOp } from '#core/ops/adaptive-max-pool2d.ts';
import { adaptiveMaxPool3dOp } from '#core/ops/adaptive-max-pool3d.ts';
import type { Axes } from '#core/ops/axis-sizes.ts';
import type { Op } from '#core/ops/op.ts';
import type { AdaptivePoolOptions } from '#core/ops/pool-windows.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { clipTo, uniteIntervals } from '../index-set.ts';
import type { IndexSet } from '../index-set.ts';
import { noParameters } from '../layer-kind.ts';
import type { LayerKind, Setting } from '../layer-kind.ts';
import { shownSetting } from '../settings.ts';
import { checkRank } from './window-axes.ts';

/**
 * AdaptiveAvgPool1d to 3d and AdaptiveMaxPool1d to 3d: window r of n covers the cells ⌊r·size/n⌋ … ⌈(r + 1)·size/n⌉ − 1.
 *
 * Source: torch.nn.AdaptiveAvgPool2d; sizes and costs come from our ops.
 */
export const adaptivePoolKinds: LayerKind[] = [
  adaptiveKind('AdaptiveAvgPool1d', 1, adaptiveAvgPool1dOp),
  adaptiveKind('AdaptiveAvgPool2d', 2, adaptiveAvgPool2dOp),
  adaptiveKind('AdaptiveAvgPool3d', 3, adaptiveAvgPool3dOp),
  adaptiveKind('AdaptiveMaxPool1d', 1, adaptiveMaxPool1dOp),
  adaptiveKind('AdaptiveMaxPool2d', 2, adaptiveMaxPool2dOp),
  adaptiveKind('AdaptiveMaxPool3d', 3, adaptiveMaxPool3dOp),
];

function adaptiveKind(
  name: string,
  axes: Axes,
  op: Pick<Op<'unary', AdaptivePoolOptions>, 'shape' | 'cost'>,
): LayerKind {
  return {
    name,
    settings: [{ name: 'outputSize' }],
    plan(settings, [input]) {
      checkRank(name, axes, input);
      const outputSize = outputSizes(name, axes, settings['outputSize']);
      const shape = op.shape([input], { outputSize });
      const ratios = shape.slice(1).map((count, axis) => (input[axis + 1] as number) / count);
      return {
        settings: { ...settings, outputSize },
        shape,
        parameters: noParameters,
        multiplyAdds: 0,
        cost: () => op.cost([input], { outputSize }),
        reads: ([channels = [], ...places]) => [
          [
            channels,
            ...places.map((set, axis) =>
              readCells(set, input[axis + 1] as number, shape[axis + 1] as number),
            ),
          ],
        ],
        // Windows of one size lie one such size apart; others have no common step.
        steps: ratios.every(Number.isInteger) ? ratios.map((each) => Rational.of(each)) : undefined,
      };
    },
  };
}

function readCells(set: IndexSet, size: number, count: number): IndexSet {
  return uniteIntervals(
    clipTo(set, count).map(([first, last]) => [
      Math.floor((first * size) / count),
      Math.ceil(((last + 1) * size) / count) - 1,
    ]),
  );
}

/** Errors: ArgumentError unless it is a size from 1 or None, for each axis or for all. */
function outputSizes(who: string, axes: Axes, value: Setting | undefined): (number | null)[] {
  const list = Array.isArray(value) ? (value as readonly (number | null)[]) : [value];
  const sizes: unknown[] = list.length === 1 ? new Array<unknown>(axes).fill(list[0]) : [...list];
  const isSize = (size: unknown): size is number | null =>
    size === null || (typeof size === 'number' && Number.isSafeInteger(size) && size >= 1);
  if (value !== undefined && sizes.length === axes && sizes.every(isSize)) return sizes;
  throw new ArgumentError(who, 'outputSize as a whole number from 1', shownSetting(value));
}
