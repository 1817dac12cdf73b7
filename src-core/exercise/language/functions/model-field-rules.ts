import type { ShapedLayer, ShapedModel } from '#core/layers/shape-model.ts';
import { sortOf } from './misread-shapes.ts';

/** Size of a field and jump, carried from layer to layer the way learners do it. */
interface Carried {
  size: number;
  jump: number;
}

interface Step {
  kernel: number;
  stride: number;
  dilation: number;
  sort: 'conv' | 'transposed' | 'pool';
}

type Rule = (carried: Carried, step: Step) => Carried;

/** r += dilation·(kernel − 1)·jump, jump *= stride; a transposed layer adds the rows it meets and divides the jump. */
const rightRule: Rule = ({ size, jump }, { kernel, stride, dilation, sort }) =>
  sort === 'transposed'
    ? { size: size + (Math.ceil(kernel / stride) - 1) * jump, jump: jump / stride }
    : { size: size + dilation * (kernel - 1) * jump, jump: jump * stride };

const direct =
  (rule: Rule): Rule =>
  (carried, step) =>
    step.sort === 'transposed' ? rightRule(carried, step) : rule(carried, step);

/** The ways in which the recursion over the layers is misread, each for the size of a field. */
export const fieldRules: { id: string; title: string; say: string; rule: Rule }[] = [
  {
    id: 'modelFieldSize.strides-ignored',
    title: 'strides ignored',
    say: 'You added kernel − 1 at every layer. A step of 1 in a strided map is a step of its jump in the image.',
    rule: direct((carried, step) => rightRule({ ...carried, jump: 1 }, step)),
  },
  {
    id: 'modelFieldSize.own-stride-counted',
    title: 'own stride counted too early',
    say: "You let a layer's own stride widen its field. Stride matters from the next layer on.",
    rule: direct(({ size, jump }, { kernel, stride, dilation }) => ({
      size: size + dilation * (kernel - 1) * jump * stride,
      jump: jump * stride,
    })),
  },
  {
    id: 'modelFieldSize.pool-jump-after',
    title: 'jump after pooling used for it',
    say: 'You used the jump after the pooling for its own window. Its cells lie as far apart as before it.',
    rule: (carried, step) =>
      step.sort === 'pool'
        ? {
            size: carried.size + (step.kernel - 1) * carried.jump * step.stride,
            jump: carried.jump * step.stride,
          }
        : rightRule(carried, step),
  },
  {
    id: 'modelFieldSize.dilation-ignored',
    title: 'dilation ignored',
    say: 'Your kernel cells lie side by side. Dilation pulls them apart and widens the field.',
    rule: (carried, step) => rightRule(carried, { ...step, dilation: 1 }),
  },
  {
    id: 'modelFieldSize.kernels-added',
    title: 'whole kernels added',
    say: 'You added whole kernels. A further layer adds kernel − 1 cells, for its middle one was there already.',
    rule: direct(({ size, jump }, { kernel, stride, dilation }) => ({
      size: (jump === 1 && size === 1 ? 0 : size) + (dilation * (kernel - 1) + 1) * jump,
      jump: jump * stride,
    })),
  },
  {
    id: 'modelFieldSize.kernels-multiplied',
    title: 'kernels multiplied',
    say: 'You multiplied the kernels. Fields grow by sums: each layer adds (kernel − 1) times the jump.',
    rule: direct(({ size, jump }, { kernel, stride }) => ({
      size: size * kernel,
      jump: jump * stride,
    })),
  },
  {
    id: 'modelFieldSize.transposed-ordinary',
    title: 'transposed layer treated as an ordinary one',
    say: 'In the transposed layer you added (kernel − 1) jumps. Between the rows it reads lie zeros: a kernel meets only every stride-th cell.',
    rule: (carried, step) =>
      step.sort === 'transposed'
        ? {
            size: carried.size + (step.kernel - 1) * carried.jump,
            jump: carried.jump / step.stride,
          }
        : rightRule(carried, step),
  },
  {
    id: 'modelFieldSize.transposed-stamped',
    title: 'field spread by the stride',
    say: 'You spread the field by the stride of the transposed layer, as its result is. Ask instead how many rows of its input a kernel meets.',
    rule: (carried, step) =>
      step.sort === 'transposed'
        ? { size: (carried.size - 1) * step.stride + step.kernel, jump: carried.jump / step.stride }
        : rightRule(carried, step),
  },
  {
    id: 'modelFieldSize.one-row-each',
    title: 'one row for each row of the transposed layer',
    say: 'You let each row of the transposed layer read one row. Some rows meet more.',
    rule: (carried, step) =>
      step.sort === 'transposed'
        ? { size: carried.size, jump: carried.jump / step.stride }
        : rightRule(carried, step),
  },
  {
    id: 'modelFieldSize.linear-local',
    title: 'flatten and linear taken as local',
    say: 'You stopped at the last map. A linear layer reads all its positions: take all their fields together.',
    rule: rightRule,
  },
];

/** Size and jump after a layer by a rule, along one axis. */
export function carry(model: ShapedModel, layer: number, axis: number, rule: Rule): Carried {
  let carried: Carried = { size: 1, jump: 1 };
  for (const one of chainTo(model, layer)) {
    const step = stepOf(one, axis);
    if (step) carried = rule(carried, step);
  }
  return carried;
}

/** The layers on the way from the input, along the first branch. */
export function chainTo({ layers }: ShapedModel, layer: number): ShapedLayer[] {
  const chain: ShapedLayer[] = [];
  for (let at = layer; at >= 0; at = layers[at]?.inputs[0] ?? -1)
    chain.unshift(layers[at] as ShapedLayer);
  return chain;
}

/** The window of a layer along an axis; none for layers without. */
export function stepOf({ kind, settings }: ShapedLayer, axis: number): Step | undefined {
  const sort = sortOf(kind);
  if (!sort) return undefined;
  const number = (name: string): number => {
    const value = settings[name];
    const each = Array.isArray(value) ? (value as readonly number[])[axis - 1] : value;
    return typeof each === 'number' ? each : 1;
  };
  return {
    sort,
    kernel: number('kernelSize'),
    stride: number('stride'),
    dilation: number('dilation'),
  };
}
