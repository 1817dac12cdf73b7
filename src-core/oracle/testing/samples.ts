import { ops } from '#core/ops/index.ts';
import { AppError } from '#core/errors.ts';
import type { OpName } from '#core/ops/index.ts';
import { inputNames } from '#core/ops/kinds.ts';
import type { AnyOp, Gradient } from '#core/ops/op.ts';
import type { Kind } from '#core/ops/kinds.ts';
import { Random } from '#core/random.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { Draw } from './draw.ts';
import { algebra } from './algebra-samples.ts';
import { elementwise } from './elementwise-samples.ts';
import { layers } from './layer-samples.ts';
import { losses } from './loss-samples.ts';
import { reductions } from './reduction-samples.ts';
import type { Sampler, Samplers } from './sample.ts';
import { shaping } from './shape-samples.ts';
import { windows } from './window-samples.ts';

/** Random calls of the ops whose inputs and options depend on each other; the others are called plainly. */
const samplers: Partial<Samplers> = {
  ...algebra,
  ...elementwise,
  ...layers,
  ...losses,
  ...reductions,
  ...shaping,
  ...windows,
};

/** A random call of an op, in terms that do not depend on its kind. */
export interface Call {
  readonly op: AnyOp;
  readonly inputs: readonly (NdArray | undefined)[];
  readonly options: unknown;
  readonly sampler: Sampler;
  /** Op, shapes and options, for messages. */
  readonly label: string;
}

/** Every op but those that are new, cannot be called plainly and have no sampler yet. */
export const opNames = (Object.keys(ops) as OpName[])
  .sort()
  .filter((name) => samplers[name] !== undefined || takesPlainCall(ops[name] as unknown as AnyOp));

/** Floats of one shape for every input, and no options. */
function plainCall(op: AnyOp, draw: Draw): { inputs: NdArray[]; options: object } {
  const shape = draw.sizes(2);
  const count = op.kind === 'list' ? 2 : inputNames[op.kind].length;
  return { inputs: Array.from({ length: count }, () => draw.numbers(shape)), options: {} };
}

function takesPlainCall(op: AnyOp): boolean {
  const { inputs, options } = plainCall(op, new Draw(new Random(1)));
  try {
    op.forward(inputs, options);
    return true;
  } catch (thrown) {
    if (thrown instanceof AppError || thrown instanceof TypeError) return false;
    throw thrown;
  }
}

export function randomCall(name: OpName, seed: number): Call {
  const op = ops[name] as unknown as AnyOp;
  const draw = new Draw(new Random(seed));
  const sampler = (samplers[name] as unknown as Sampler | undefined) ?? {
    draw: (from: Draw) => plainCall(op, from),
  };
  const { inputs, options } = sampler.draw(draw);
  const given: readonly (NdArray | undefined)[] = inputs;
  const shapes = given.map((each) => (each ? `[${each.shape.join(', ')}]` : 'none'));
  return { op, inputs, options, sampler, label: `${name} ${shapes.join(' ')} ${shown(options)}` };
}

function shown(options: unknown): string {
  return JSON.stringify(options, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value,
  );
}

/** Which inputs have a gradient: floats for which the op has a rule. */
export function differentiable({ op, inputs }: Call): number[] {
  const rules = op.gradients as readonly (Gradient<Kind, unknown> | null)[];
  return inputs.flatMap((input, i) => {
    const rule = op.kind === 'list' ? rules[0] : rules[i];
    return rule && input && isFloat(input.dtype) ? [i] : [];
  });
}
