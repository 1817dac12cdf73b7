import { NdArray } from '#core/tensor/nd-array.ts';
import { onFastTier, pays } from './tier.ts';
import * as wasm from './wasm/softmax.ts';

/** From so many elements on the fast tier pays for its call. */
const worthwhile = 512;

type Kind = 'softmax' | 'logSoftmax';

/** Softmax or its logarithm along the last axis; undefined where the plain tier has to serve. */
export function fastSoftmax(kind: Kind, input: NdArray): NdArray | undefined {
  if (input.dtype !== 'float32' || !pays(input.size, worthwhile)) return undefined;
  const out = NdArray.emptyLike(input);
  const isDone = onFastTier((call) =>
    wasm[kind](call.runner, call.input(input), call.output(out), rowsOf(input)),
  );
  return isDone ? out : undefined;
}

/** The gradient for the input, with the output at hand; undefined as above. */
export function fastSoftmaxGrad(kind: Kind, grad: NdArray, output: NdArray): NdArray | undefined {
  if (grad.dtype !== 'float32' || output.dtype !== 'float32') return undefined;
  if (!pays(output.size, worthwhile)) return undefined;
  const out = NdArray.emptyLike(output);
  const isDone = onFastTier((call) => {
    const [g, y] = [call.input(grad), call.input(output)];
    wasm[`${kind}Grad`](call.runner, g, y, call.output(out), rowsOf(output));
  });
  return isDone ? out : undefined;
}

function rowsOf({ shape, size }: NdArray): { rows: number; n: number } {
  const n = shape.at(-1) ?? 1;
  return { rows: size / n, n };
}
