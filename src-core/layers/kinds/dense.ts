import { ArgumentError, formatShape } from '#core/errors.ts';
import { linearOp } from '#core/ops/linear.ts';
import { noCost } from '#core/ops/cost.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { ravel, unravel } from '../box.ts';
import { wholeAxis } from '../index-set.ts';
import { noParameters } from '../layer-kind.ts';
import type { LayerKind, Settings, Shape } from '../layer-kind.ts';
import { flagIn, shownSetting, wholeIn, withDefaults } from '../settings.ts';

/** Source: torch.nn.Linear: the last axis is read, every result reads all of it. */
const linear: LayerKind = {
  name: 'Linear',
  settings: [
    { name: 'inFeatures', isInferred: true },
    { name: 'outFeatures' },
    { name: 'bias', fallback: true },
  ],
  plan(given, [input]) {
    const last = input.at(-1) as number;
    if (given['inFeatures'] === undefined && input.length > 1)
      throw new ArgumentError(
        'Linear',
        'one axis of features (put flatten before it)',
        formatShape(input),
      );
    const settings = withDefaults(this.settings, {
      ...given,
      inFeatures: given['inFeatures'] ?? last,
    });
    const [I, O] = [
      wholeIn(settings, 'Linear', 'inFeatures'),
      wholeIn(settings, 'Linear', 'outFeatures'),
    ];
    if (I !== last)
      throw new ArgumentError('Linear', `${I} features along the last axis`, formatShape(input));
    const bias = flagIn(settings, 'Linear', 'bias') ? [O] : undefined;
    const shape = linearOp.shape([input, [O, I], bias], {});
    return {
      settings,
      shape,
      parameters: { weights: O * I, biases: bias ? O : 0, statistics: 0 },
      weightShape: [O, I],
      multiplyAdds: elementCount('Linear', shape) * I,
      cost: () => linearOp.cost([input, [O, I], bias], {}),
      reads: (box) => [[...box.slice(0, -1), wholeAxis(I)]],
    };
  },
};

/** Source: torch.nn.Flatten; axes count the batch as 0, as in PyTorch. */
const flatten: LayerKind = {
  name: 'Flatten',
  settings: [
    { name: 'startDim', fallback: 1 },
    { name: 'endDim', fallback: -1 },
  ],
  plan(given, [input]) {
    const settings = withDefaults(this.settings, given);
    const [from, to] = [axisIn(settings, 'startDim', input), axisIn(settings, 'endDim', input)];
    const merged = input.slice(from, to + 1);
    const shape = [
      ...input.slice(0, from),
      elementCount('Flatten', merged),
      ...input.slice(to + 1),
    ];
    return {
      ...moved(settings, shape),
      reads: (box) =>
        unravel(box[from] ?? [], merged).map((inner) => [
          ...box.slice(0, from),
          ...inner,
          ...box.slice(from + 1),
        ]),
    };
  },
};

/** Source: torch.nn.Unflatten. */
const unflatten: LayerKind = {
  name: 'Unflatten',
  settings: [{ name: 'dim' }, { name: 'unflattenedSize' }],
  plan(settings, [input]) {
    const at = axisIn(settings, 'dim', input);
    const sizes = settings['unflattenedSize'];
    const isShape = Array.isArray(sizes) && sizes.every((size) => Number.isSafeInteger(size));
    const parts = isShape ? (sizes as readonly number[]) : [];
    if (parts.length === 0 || elementCount('Unflatten', parts) !== input[at])
      throw new ArgumentError(
        'Unflatten',
        `sizes whose product is ${input[at]}`,
        shownSetting(sizes),
      );
    const shape = [...input.slice(0, at), ...parts, ...input.slice(at + 1)];
    return {
      ...moved(settings, shape),
      reads: (box) => [
        [
          ...box.slice(0, at),
          ravel(box.slice(at, at + parts.length), parts),
          ...box.slice(at + parts.length),
        ],
      ],
    };
  },
};

export const denseKinds: LayerKind[] = [linear, flatten, unflatten];

function moved(settings: Settings, shape: Shape) {
  return { settings, shape, parameters: noParameters, multiplyAdds: 0, cost: () => noCost };
}

/** An axis of the sample; PyTorch counts the batch as axis 0. Errors: ArgumentError for the batch and beyond. */
function axisIn(settings: Settings, name: string, input: Shape): number {
  const value = settings[name];
  const rank = input.length + 1;
  const axis = typeof value === 'number' && value < 0 ? value + rank : value;
  if (typeof axis === 'number' && Number.isSafeInteger(axis) && axis >= 1 && axis < rank)
    return axis - 1;
  throw new ArgumentError('Flatten', `${name} from 1 to ${rank - 1}`, shownSetting(value));
}
