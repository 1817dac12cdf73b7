import { ShapeError, formatShape } from '#core/errors.ts';
import * as ops from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import type { Entry } from './tape.ts';
import { tapeOf } from './tape.ts';
import type { Tensor } from './tensor.ts';

/**
 * The gradients of Σ output · gradOutput for everything that went into `output`: the tape read backwards, in a loop.
 *
 * `read` decides what gradients are made of: plain numbers, or tensors that can be differentiated once more.
 * Gradients of intermediate results are dropped once passed on, except those in `keep`.
 */
export function sweep<V extends Value>(
  output: Tensor,
  gradOutput: V,
  read: (tensor: Tensor) => V,
  keep: ReadonlySet<Tensor> = new Set(),
): Map<Tensor, V> {
  const grads = new Map<Tensor, V>([[output, gradOutput]]);
  for (const entry of tapeOf(output).reverse()) {
    const grad = grads.get(entry.output);
    if (grad === undefined) continue;
    pass(entry, grad, read, grads);
    if (!keep.has(entry.output)) grads.delete(entry.output);
  }
  return grads;
}

/** Adds the share of one op to the gradients of its inputs. */
function pass<V extends Value>(
  { op, inputs, options, output }: Entry,
  grad: V,
  read: (tensor: Tensor) => V,
  grads: Map<Tensor, V>,
): void {
  const values = inputs.map((input) => input && read(input));
  const context = { inputs: values as unknown as readonly [V], output: read(output), options, ops };
  const gradients = op.backward(context, grad);
  for (const [i, input] of inputs.entries()) {
    const share = input?.requiresGrad ? gradients[i]?.() : undefined;
    if (!input || !share) continue;
    const before = grads.get(input);
    grads.set(input, before === undefined ? share : ops.add(before, share));
  }
}

/** Errors: ShapeError unless the gradient has the shape of the output. */
export function checkGradOutput(gradOutput: Value, output: Tensor): void {
  const [given, wanted] = [gradOutput.shape, output.shape];
  if (formatShape(given) !== formatShape(wanted))
    throw new ShapeError('backward', 'a gradient with the shape of the output', given, wanted);
}
