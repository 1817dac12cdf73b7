import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import { normCost } from '#core/ops/define-norm.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { Box } from '../box.ts';
import { interval, uniteIntervals, wholeAxis } from '../index-set.ts';
import type { LayerKind, Reads, Settings, Shape } from '../layer-kind.ts';
import { flagIn, shownSetting, wholeIn, withDefaults } from '../settings.ts';
import { AXES } from './window-axes.ts';

const common = [
  { name: 'eps', fallback: 1e-5 },
  { name: 'momentum', fallback: 0.1 },
] as const;

/**
 * Normalisation. Batch norm is taken as in evaluation, where it scales each number by itself; the others read everything
 * that they average over.
 *
 * Source: torch.nn.BatchNorm2d, InstanceNorm2d, GroupNorm, LayerNorm, RMSNorm.
 */
export const normKinds: LayerKind[] = [
  ...AXES.flatMap((axes) => [
    channelNorm(`BatchNorm${axes}d`, axes === 1 ? [1, 2] : [axes + 1], true, (box) => [box]),
    channelNorm(`InstanceNorm${axes}d`, [axes + 1], false, (box, input) => [
      [box[0] ?? [], ...input.slice(1).map(wholeAxis)],
    ]),
  ]),
  groupNorm(),
  trailingNorm('LayerNorm', true),
  trailingNorm('RMSNorm', false),
];

function channelNorm(
  name: string,
  ranks: readonly number[],
  usual: boolean,
  reads: (box: Box, input: Shape) => readonly Box[],
): LayerKind {
  return {
    name,
    settings: [
      { name: 'numFeatures', isInferred: true },
      ...common,
      { name: 'affine', fallback: usual },
      { name: 'trackRunningStats', fallback: usual },
      { name: 'bias', fallback: true },
    ],
    plan(given, [input]) {
      if (!ranks.includes(input.length))
        throw new ShapeError(name, `an input with ${ranks.join(' or ')} axes`, input);
      const numFeatures = given['numFeatures'] ?? input[0] ?? 0;
      const settings = withDefaults(this.settings, { ...given, numFeatures });
      const C = wholeIn(settings, name, 'numFeatures');
      if (C !== input[0])
        throw new ArgumentError(name, `${C} channels`, `${input[0]}, ${formatShape(input)}`);
      const isAffine = flagIn(settings, name, 'affine');
      const hasBias = isAffine && settings['bias'] !== false;
      const statistics = flagIn(settings, name, 'trackRunningStats') ? 2 * C : 0;
      const counts = { weight: isAffine ? C : 0, bias: hasBias ? C : 0, statistics };
      return normPlan(settings, input, counts, (box) => reads(box, input));
    },
  };
}

function groupNorm(): LayerKind {
  const name = 'GroupNorm';
  return {
    name,
    settings: [
      { name: 'numGroups' },
      { name: 'numChannels', isInferred: true },
      { name: 'eps', fallback: 1e-5 },
      { name: 'affine', fallback: true },
      { name: 'bias', fallback: true },
    ],
    plan(given, [input]) {
      const numChannels = given['numChannels'] ?? input[0] ?? 0;
      const settings = withDefaults(this.settings, { ...given, numChannels });
      const [groups, C] = [
        wholeIn(settings, name, 'numGroups'),
        wholeIn(settings, name, 'numChannels'),
      ];
      if (C !== input[0] || C % groups !== 0)
        throw new ArgumentError(
          name,
          `${C} channels in ${groups} equal groups`,
          `${input[0]} channels`,
        );
      const isAffine = flagIn(settings, name, 'affine');
      const hasBias = isAffine && settings['bias'] !== false;
      const counts = { weight: isAffine ? C : 0, bias: hasBias ? C : 0, statistics: 0 };
      const size = C / groups;
      const groupOf = (c: number): number => Math.floor(c / size);
      return normPlan(settings, input, counts, ([channels = []]) => {
        const read = channels.flatMap(([first, last]) =>
          interval(groupOf(first) * size, groupOf(last) * size + size - 1),
        );
        return [[uniteIntervals(read), ...input.slice(1).map(wholeAxis)]];
      });
    },
  };
}

function trailingNorm(name: string, canHaveBias: boolean): LayerKind {
  return {
    name,
    settings: [
      { name: 'normalizedShape', isInferred: true },
      { name: 'eps', fallback: canHaveBias ? 1e-5 : null },
      { name: 'elementwiseAffine', fallback: true },
      ...(canHaveBias ? [{ name: 'bias', fallback: true }] : []),
    ],
    plan(given, [input]) {
      const settings = withDefaults(this.settings, {
        ...given,
        normalizedShape: given['normalizedShape'] ?? [...input],
      });
      const value = settings['normalizedShape'];
      const over = Array.isArray(value) ? (value as readonly number[]) : [value as number];
      const lead = input.length - over.length;
      if (lead < 0 || over.some((size, axis) => size !== input[lead + axis]))
        throw new ArgumentError(
          name,
          `an input that ends in ${shownSetting(value)}`,
          formatShape(input),
        );
      const size = elementCount(name, over);
      const isAffine = flagIn(settings, name, 'elementwiseAffine');
      const hasBias = isAffine && canHaveBias && settings['bias'] !== false;
      const counts = { weight: isAffine ? size : 0, bias: hasBias ? size : 0, statistics: 0 };
      return normPlan(settings, input, counts, (box) => [
        [...box.slice(0, lead), ...over.map(wholeAxis)],
      ]);
    },
  };
}

function normPlan(
  settings: Settings,
  input: Shape,
  { weight, bias, statistics }: { weight: number; bias: number; statistics: number },
  reads: Reads,
) {
  return {
    settings,
    shape: input,
    parameters: { weights: weight, biases: bias, statistics },
    multiplyAdds: 0,
    cost: () => normCost(input, weight > 0 ? [weight] : undefined, bias > 0 ? [bias] : undefined),
    reads,
    steps: input.slice(1).map(() => Rational.one),
  };
}
