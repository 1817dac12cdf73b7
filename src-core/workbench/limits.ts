import { elementCount } from '#core/tensor/strides.ts';
import { totalsOf } from '#core/layers/totals.ts';
import type { ShapedModel } from '#core/layers/shape-model.ts';
import { AppError } from '#core/errors.ts';

/** The most that the bench computes with; more would take seconds and hundreds of megabytes. */
const workbenchLimits = {
  /** Numbers of one input. */
  input: 1_000_000,
  /** Numbers that are typed, or come from a file: they are kept, and go from thread to thread with every change. */
  given: 250_000,
  /** Numbers that all layers yield together. */
  activations: 2_000_000,
  /** Parameters of all layers. */
  parameters: 4_000_000,
  /** Products of a weight and an input. */
  products: 400_000_000,
} as const;

/** Why an input of this shape is not taken, as a sentence; undefined when it is. */
export function inputRefusal(shape: readonly number[]): string | undefined {
  if (shape.length < 1 || shape.length > 4)
    return `An input has one to four sizes, such as 1 × 8 × 8; here are ${shape.length}.`;
  const odd = shape.find((size) => !Number.isSafeInteger(size) || size < 1);
  if (odd !== undefined) return `The sizes of an input are whole numbers from 1; ${odd} is none.`;
  const count = shape.reduce((product, size) => product * size, 1);
  return count > workbenchLimits.input
    ? `An input of ${shape.join(' × ')} has ${grouped(count)} cells; the bench takes at most ${grouped(workbenchLimits.input)}.`
    : undefined;
}

/** Why so many typed or loaded numbers are not taken, as a sentence; undefined when they are. */
export function givenRefusal(count: number): string | undefined {
  return count > workbenchLimits.given
    ? `These are ${grouped(count)} numbers; the bench takes at most ${grouped(workbenchLimits.given)} that are typed or come from a file.`
    : undefined;
}

/** Why a network is not run, as a sentence with the number and the limit; undefined when it is. */
export function runRefusal(shaped: ShapedModel): string | undefined {
  let totals;
  try {
    for (const { kind, shape } of shaped.layers) elementCount(kind, shape);
    totals = totalsOf(shaped);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return `${thrown.message}.`;
  }
  const { activations, weights, biases, multiplyAdds } = totals;
  const refused = (count: number, words: string, limit: number): string | undefined =>
    count > limit
      ? `This network has ${grouped(count)} ${words}; the bench computes with at most ${grouped(limit)}. Its shapes and counts are in the table.`
      : undefined;
  return (
    refused(weights + biases, 'parameters', workbenchLimits.parameters) ??
    refused(activations, 'activations', workbenchLimits.activations) ??
    refused(multiplyAdds, 'products of a weight and an input', workbenchLimits.products)
  );
}

/** 4,000,000: thousands apart. */
function grouped(count: number): string {
  return count.toLocaleString('en');
}
