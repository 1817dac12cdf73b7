import { AppError, ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import * as ops from '#core/ops/functions.ts';
import type { Gradient, Value } from '#core/ops/op.ts';
import type { Kind } from '#core/ops/kinds.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { anyChangeAfter, isChangedAfter } from './changes.ts';
import type { Entry } from './tape.ts';
import { tapeOf } from './tape.ts';
import type { Tensor } from './tensor.ts';

let sweepsUnderWay = 0;

/** What gradients are made of: plain numbers, or tensors that can be differentiated once more. */
interface Field<V extends Value> {
  read(tensor: Tensor): V;
  /** Lets the hooks of a tensor see its gradient, and change it. */
  watch(tensor: Tensor, grad: V): V;
}

/**
 * The gradients of Σ output · gradOutput for everything that went into `output`: the tape read backwards, in a loop.
 *
 * `take` is called once for each leaf that requires a gradient, and for each tensor in `wanted`.
 */
export function sweep<V extends Value>(
  output: Tensor,
  gradOutput: V,
  { read, watch }: Field<V>,
  take: (tensor: Tensor, grad: V) => void,
  wanted?: ReadonlySet<Tensor>,
): void {
  const tape = tapeOf(output);
  // A hook may sweep the same tape: such a sweep leaves the places as it found them.
  const before = sweepsUnderWay > 0 ? tape.map((entry) => entry.place) : undefined;
  for (let place = 0; place < tape.length; place++) (tape[place] as Entry).place = place;
  const pending = new Array<V | undefined>(tape.length);
  const leaves = new Map<Tensor, V>();

  function add(tensor: Tensor, share: V): void {
    if (tensor.entry) {
      const { place } = tensor.entry;
      const sum = pending[place];
      pending[place] = sum === undefined ? share : ops.add(sum, share);
    } else {
      const sum = leaves.get(tensor);
      leaves.set(tensor, sum === undefined ? share : ops.add(sum, share));
    }
  }

  sweepsUnderWay++;
  try {
    add(output, gradOutput);
    for (let place = tape.length - 1; place >= 0; place--) {
      const entry = tape[place] as Entry;
      let grad = pending[place];
      if (grad === undefined) continue;
      // Passed on, it is not needed any longer.
      pending[place] = undefined;
      grad = watch(entry.output, grad);
      if (wanted?.has(entry.output) || entry.output.retainsGrad) take(entry.output, grad);
      pass(entry, grad, read, add);
    }
    for (const [leaf, grad] of leaves) take(leaf, watch(leaf, grad));
  } finally {
    sweepsUnderWay--;
    if (before)
      for (let i = 0; i < tape.length; i++) (tape[i] as Entry).place = before[i] as number;
  }
}

/** Adds the share of one op to the gradients of its inputs. */
function pass<V extends Value>(
  entry: Entry,
  grad: V,
  read: (tensor: Tensor) => V,
  add: (tensor: Tensor, share: V) => void,
): void {
  const { op, inputs, options, output } = entry;
  if (anyChangeAfter(entry.order)) checkUnchanged(entry);
  const values = new Array<V | undefined>(inputs.length);
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    values[i] = input && read(input);
  }
  const context = { inputs: values as unknown as readonly [V], output: read(output), options, ops };
  const rules = op.gradients as readonly (Gradient<Kind, unknown> | null)[];
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (!input?.requiresGrad) continue;
    const rule = op.kind === 'list' ? rules[0] : rules[i];
    if (!rule) continue;
    const share = rule(context as never, grad, i);
    add(input, inDtypeOf(input, share));
  }
}

/** Gradients are kept in the precision of what they belong to. */
function inDtypeOf<V extends Value>(input: Tensor, share: V): V {
  return share.dtype === input.value.dtype ? share : ops.to(share, input.value.dtype);
}

/** Errors: AppError when what an op read or made was changed in place since, under whatever name. */
function checkUnchanged({ op, order, output, inputs }: Entry): void {
  const changed = inputs.findIndex((input) => input && isChangedAfter(input.value.data, order));
  const isOutput = isChangedAfter(output.value.data, order);
  if (changed < 0 && !isOutput) return;
  const what = isOutput
    ? `its output ${formatShape(output.shape)}`
    : `input ${changed + 1} ${formatShape(inputs[changed]?.shape ?? [])}`;
  throw new AppError(
    'changed-in-place',
    `backward: expected the numbers of ${op.name} as they were, got ${what} changed in place ` +
      'since; compute the result again before asking for gradients',
  );
}

/** Errors: ShapeError unless the gradient has the shape of the output. */
export function checkGradOutput(gradOutput: Value, output: Tensor): void {
  if (!sameShape(gradOutput.shape, output.shape))
    throw new ShapeError(
      'backward',
      'a gradient with the shape of the output',
      gradOutput.shape,
      output.shape,
    );
}

/** Errors: ArgumentError when no gradient can reach anything. */
export function requireGrad(who: string, output: Tensor): void {
  if (output.requiresGrad) return;
  const got = output.cutBy
    ? `one that ends at ${output.cutBy.name}, which has no gradient`
    : 'none';
  throw new ArgumentError(who, 'a result that depends on a tensor with requiresGrad', got);
}
