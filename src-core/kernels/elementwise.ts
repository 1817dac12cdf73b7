import { endsWith } from '#core/tensor/broadcasting.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { onFastTier, pays } from './tier.ts';
import type { Call } from './tier.ts';
import * as wasm from './wasm/elementwise.ts';
import type { BinaryOp, InputGrad, OutputGrad, UnaryOp } from './wasm/elementwise.ts';

/** From so many elements on the fast tier pays for its call. */
const worthwhile = 512;

const unaryOps: ReadonlySet<string> = new Set<UnaryOp>([
  ...(['relu', 'neg', 'abs', 'square', 'sqrt', 'reciprocal'] as const),
  ...(['exp', 'log', 'sigmoid', 'tanh', 'silu'] as const),
]);
const inputGrads: ReadonlySet<string> = new Set<InputGrad>([
  ...(['relu', 'abs', 'square', 'silu'] as const),
]);
const outputGrads: ReadonlySet<string> = new Set<OutputGrad>([
  ...(['sqrt', 'reciprocal', 'sigmoid', 'tanh'] as const),
]);

/**
 * out[i] = op(input[i]) for the elementwise ops without options; undefined where the plain tier has to serve: for few
 * elements, for float64, and for ops of which there is no fast form.
 */
export function fastUnary(op: string, input: NdArray): NdArray | undefined {
  if (!suits(input) || !unaryOps.has(op)) return undefined;
  return made(input, (call, out) =>
    wasm.unary(call.runner, op as UnaryOp, call.input(input), out, input.size),
  );
}

/** rate[i] · op′(input[i]), with output = op(input) at hand; undefined as for `fastUnary`. */
export function fastSlope(
  op: string,
  rate: NdArray,
  input: NdArray,
  output: NdArray,
): NdArray | undefined {
  if (!suits(input) || !suits(rate)) return undefined;
  if (op === 'exp') return fastBinary('mul', rate, output);
  if (inputGrads.has(op))
    return made(input, (call, out) => {
      const [g, x] = [call.input(rate), call.input(input)];
      wasm.inputGrad(call.runner, op as InputGrad, g, x, out, input.size);
    });
  if (outputGrads.has(op))
    return made(input, (call, out) => {
      const [g, y] = [call.input(rate), call.input(output)];
      wasm.outputGrad(call.runner, op as OutputGrad, g, y, out, input.size);
    });
  return undefined;
}

/**
 * out[i] = input[i] op other[i], where `other` has the same shape, no axes, or the last axes of `input`, like a bias;
 * undefined as for `fastUnary`.
 */
export function fastBinary(op: BinaryOp, input: NdArray, other: NdArray): NdArray | undefined {
  if (!suits(input)) return undefined;
  if (other.rank === 0)
    return made(input, (call, out) =>
      wasm.binaryScalar(call.runner, op, call.input(input), other.item(), out, input.size),
    );
  if (other.dtype !== 'float32' || !endsWith(input.shape, other.shape)) return undefined;
  return made(input, (call, out) => {
    const [a, b] = [call.input(input), call.input(other)];
    const n = other.size;
    if (n === input.size) wasm.binary(call.runner, op, a, b, out, n);
    else wasm.binaryRow(call.runner, op, a, b, out, { rows: input.size / n, n });
  });
}

function suits({ dtype, size }: NdArray): boolean {
  return dtype === 'float32' && pays(size, worthwhile);
}

function made(like: NdArray, run: (call: Call, out: number) => void): NdArray | undefined {
  const result = NdArray.emptyLike(like);
  return onFastTier((call) => run(call, call.output(result))) ? result : undefined;
}
