import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { sandwichOf } from './sandwich.ts';
import { onFastTier, pays } from './tier.ts';
import type { Call } from './tier.ts';
import * as wasm from './wasm/elementwise.ts';
import type { BinaryOp, BroadcastOp, InputGrad, OutputGrad, UnaryOp } from './wasm/elementwise.ts';

/** From so many elements on the fast tier pays for its call. */
const worthwhile = 512;

/** Those options of elementwise ops that choose a kernel; see the ops. */
export interface KernelOptions {
  readonly approximate?: 'none' | 'tanh' | undefined;
  readonly beta?: number | undefined;
  readonly threshold?: number | undefined;
  readonly negativeSlope?: number | undefined;
}

/** How an op of one number is computed: out = op(x) and rate · op′(x), with y = op(x) at hand. */
interface Form {
  value(call: Call, x: NdArray, out: number): void;
  slope?(call: Call, rate: NdArray, x: NdArray, y: NdArray, out: number): void;
}

const withValue = (op: UnaryOp): Form => ({
  value: (call, x, out) => wasm.unary(call.runner, op, call.input(x), out, x.size),
});

const fromInput = (op: InputGrad): Form => ({
  ...withValue(op),
  slope: (call, rate, x, _y, out) =>
    wasm.inputGrad(call.runner, op, call.input(rate), call.input(x), out, x.size),
});

const fromOutput = (op: OutputGrad): Form => ({
  ...withValue(op),
  slope: (call, rate, _x, y, out) =>
    wasm.outputGrad(call.runner, op, call.input(rate), call.input(y), out, y.size),
});

const leaky = (negativeSlope: number): Form => ({
  value: (call, x, out) => wasm.leakyRelu(call.runner, call.input(x), negativeSlope, out, x.size),
  slope(call, rate, x, _y, out) {
    const [g, from] = [call.input(rate), call.input(x)];
    wasm.leakyReluGrad(call.runner, g, from, negativeSlope, out, x.size);
  },
});

const forms = new Map<string, Form>([
  ...(['relu', 'abs', 'square', 'silu'] as const).map((op) => [op, fromInput(op)] as const),
  ...(['sqrt', 'reciprocal', 'sigmoid', 'tanh'] as const).map(
    (op) => [op, fromOutput(op)] as const,
  ),
  [
    'neg',
    {
      ...withValue('neg'),
      slope: (call, rate, _x, _y, out) => withValue('neg').value(call, rate, out),
    },
  ],
  [
    'exp',
    {
      ...withValue('exp'),
      slope: (call, rate, _x, y, out) =>
        wasm.binary(call.runner, 'mul', call.input(rate), call.input(y), out, y.size),
    },
  ],
  [
    'log',
    {
      ...withValue('log'),
      slope: (call, rate, x, _y, out) =>
        wasm.binary(call.runner, 'div', call.input(rate), call.input(x), out, x.size),
    },
  ],
  ['softplus', fromInput('softplus')],
  ['gelu', fromInput('gelu')],
  ['gelu by tanh', fromInput('geluTanh')],
]);

function formOf(op: string, options: KernelOptions): Form | undefined {
  const { approximate = 'none', beta = 1, threshold = 20, negativeSlope = 0.01 } = options;
  if (op === 'leakyRelu') return leaky(negativeSlope);
  if (op === 'gelu' && approximate === 'tanh') return forms.get('gelu by tanh');
  // Beyond 20 the logarithm is the input in float32; beyond any other threshold it may not be.
  if (op === 'softplus' && (beta !== 1 || threshold !== 20)) return undefined;
  return forms.get(op);
}

/**
 * out[i] = op(input[i]); undefined where the plain tier has to serve: for few elements, for float64, and for ops and
 * options of which there is no fast form.
 */
export function fastUnary(
  op: string,
  input: NdArray,
  options: KernelOptions = {},
): NdArray | undefined {
  const form = suits(input) ? formOf(op, options) : undefined;
  return form && made(input, (call, out) => form.value(call, input, out));
}

/** rate[i] · op′(input[i]), with output = op(input) at hand; undefined as for `fastUnary`. */
export function fastSlope(
  op: string,
  rate: NdArray,
  input: NdArray,
  output: NdArray,
  options: KernelOptions = {},
): NdArray | undefined {
  if (!suits(input) || !suits(rate)) return undefined;
  const slope = formOf(op, options)?.slope;
  return slope && made(input, (call, out) => slope(call, rate, input, output, out));
}

/** The op that yields the same with its sides exchanged. */
const turned: Readonly<Record<BinaryOp, BroadcastOp>> = {
  ...{ add: 'add', mul: 'mul', maximum: 'maximum', minimum: 'minimum' },
  ...{ sub: 'subFrom', div: 'divInto' },
};

/**
 * out[i] = input[i] op other[i], where both have one shape, or one of them is a number, a row like a bias, or has a
 * number for each channel; undefined as for `fastUnary`.
 */
export function fastBinary(op: BinaryOp, input: NdArray, other: NdArray): NdArray | undefined {
  if (sameShape(input.shape, other.shape)) return ofOneShape(op, input, other);
  const isTurned =
    input.size < other.size || (input.size === other.size && input.rank < other.rank);
  return isTurned ? spread(turned[op], other, input) : spread(op, input, other);
}

function ofOneShape(op: BinaryOp, input: NdArray, other: NdArray): NdArray | undefined {
  if (!suits(input) || other.dtype !== 'float32') return undefined;
  return made(input, (call, out) =>
    wasm.binary(call.runner, op, call.input(input), call.input(other), out, input.size),
  );
}

/** The result in the form of `large`, to which `small` is stretched; undefined also where it would not fit. */
function spread(op: BroadcastOp, large: NdArray, small: NdArray): NdArray | undefined {
  if (!suits(large) || small.rank > large.rank) return undefined;
  // A number without axes does not change the dtype of the result, whatever its own is.
  if (small.dtype !== 'float32' && (small.rank > 0 || large.rank === 0)) return undefined;
  if (small.size === 1) {
    const number = small.values()[0] as number;
    return made(large, (call, out) =>
      wasm.binaryScalar(call.runner, op, call.input(large), number, out, large.size),
    );
  }
  const lead = large.rank - small.rank;
  const fits = small.shape.every((size, i) => size === 1 || size === large.shape[lead + i]);
  const isKept = (axis: number) => axis >= lead && small.shape[axis - lead] !== 1;
  const parts = fits ? sandwichOf(large.shape, isKept) : undefined;
  if (!parts) return undefined;
  const { outer, kept: C, inner } = parts;
  return made(large, (call, out) => {
    const [a, b] = [call.input(large), call.input(small)];
    wasm.binaryChannel(call.runner, op, a, b, out, { outer, C, inner });
  });
}

function suits({ dtype, size }: NdArray): boolean {
  return dtype === 'float32' && pays(size, worthwhile);
}

function made(like: NdArray, run: (call: Call, out: number) => void): NdArray | undefined {
  const result = NdArray.emptyLike(like);
  return onFastTier((call) => run(call, call.output(result))) ? result : undefined;
}
