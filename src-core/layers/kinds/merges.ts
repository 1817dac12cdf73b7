import { ArgumentError, formatShape } from '#core/errors.ts';
import { costPerElement, noCost } from '#core/ops/cost.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Box } from '../box.ts';
import { clipTo, uniteIntervals } from '../index-set.ts';
import type { Interval } from '../index-set.ts';
import { noParameters } from '../layer-kind.ts';
import type { LayerKind, Settings, Shape } from '../layer-kind.ts';

/** The sum of branches of one shape: x + f(x). */
const add: LayerKind = {
  name: 'Add',
  settings: [],
  isMerge: true,
  plan(settings, inputs) {
    const [first] = inputs;
    const other = inputs.find((shape) => String(shape) !== String(first));
    if (other)
      throw new ArgumentError(
        'Add',
        'branches of one shape',
        `${formatShape(first)} and ${formatShape(other)}`,
      );
    return {
      ...joined(settings, first),
      cost: () => costPerElement(first, { add: inputs.length - 1 }),
      reads: (box) => [box],
    };
  },
};

/** Branches laid one after the other along the channels. */
const concat: LayerKind = {
  name: 'Concat',
  settings: [],
  isMerge: true,
  plan(settings, inputs) {
    const [first] = inputs;
    const other = inputs.find((shape) => String(shape.slice(1)) !== String(first.slice(1)));
    if (other)
      throw new ArgumentError(
        'Concat',
        'branches that agree in all but their channels',
        `${formatShape(first)} and ${formatShape(other)}`,
      );
    const channels = inputs.map(([count = 0]) => count);
    const starts = channels.map((_, at) => channels.slice(0, at).reduce((sum, n) => sum + n, 0));
    const total = channels.reduce((sum, n) => sum + n, 0);
    return {
      ...joined(settings, [total, ...first.slice(1)]),
      cost: () => noCost,
      reads: ([outputs = [], ...places]: Box, _clip, input) => {
        const start = starts[input] as number;
        const moved = outputs.map(([from, to]): Interval => [from - start, to - start]);
        return [[uniteIntervals(clipTo(moved, channels[input] as number)), ...places]];
      },
    };
  },
};

export const mergeKinds: LayerKind[] = [add, concat];

function joined(settings: Settings, shape: Shape) {
  return {
    settings,
    shape,
    parameters: noParameters,
    multiplyAdds: 0,
    steps: shape.slice(1).map(() => Rational.one),
  };
}
