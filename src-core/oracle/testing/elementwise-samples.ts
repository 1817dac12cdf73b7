import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';
import type { Sampler, Samplers } from './sample.ts';

/** Any shape, numbers from low … high. */
function within(low: number, high: number): Sampler<'unary', object> {
  return { draw: (draw) => ({ inputs: [draw.between(low, high, draw.shape())], options: {} }) };
}

/** Any shape, numbers on both sides of 0, and options. */
function withOptions<Options>(options: (draw: Draw) => Options): Sampler<'unary', Options> {
  return { draw: (draw) => ({ inputs: [draw.numbers(draw.shape())], options: options(draw) }) };
}

const anywhere = withOptions(() => ({}));
const activation = within(-8, 8);

/** Two that broadcast. */
const pair: Sampler<'binary', object> = {
  draw(draw) {
    const [left, right] = draw.pair();
    return { inputs: [draw.numbers(left), draw.numbers(right)], options: {} };
  },
};

/** Two that broadcast, the second at least 0.4 away from 0. */
const quotient: Sampler<'binary', object> = {
  draw(draw) {
    const [left, right] = draw.pair();
    const sign = draw.pick([-1, 1]);
    return { inputs: [draw.numbers(left), draw.between(sign * 0.4, sign * 2, right)], options: {} };
  },
};

/** Two that broadcast, without equal numbers. */
const unequal: Sampler<'binary', object> = {
  draw(draw) {
    const [left, right] = draw.pair();
    return { inputs: [draw.distinct(left), draw.distinct(right, 0.2)], options: {} };
  },
};

/** Two that broadcast, of few whole numbers, so that many are equal. */
const equal: Sampler<'binary', object> = {
  draw(draw) {
    const [left, right] = draw.pair().map((shape) => draw.whole(-1, 1, shape));
    const other = right as NdArray;
    return {
      inputs: [left as NdArray, draw.chance(0.5) ? other.to('float64') : other],
      options: {},
    };
  },
};

/** Numbers among which NaN and the infinities are. */
const odd: Sampler<'unary', object> = {
  draw: (draw) => {
    const shape = draw.shape();
    const values = draw.numbers(shape);
    for (let i = 0; i < values.size; i++)
      if (draw.chance(0.5)) values.data[i] = draw.pick([NaN, Infinity, -Infinity, 0]);
    return { inputs: [values], options: {} };
  },
};

/** For ops of one or two numbers, applied to each by itself. */
export const elementwise = {
  abs: anywhere,
  acos: within(-0.9, 0.9),
  asin: within(-0.9, 0.9),
  atan: anywhere,
  ceil: anywhere,
  celu: withOptions((draw) => ({ alpha: draw.optional([0.5, 2]) })),
  clamp: withOptions((draw) =>
    draw.pick([{ min: -1 }, { max: 0.5 }, { min: -0.7, max: 1.2 }, { min: 1, max: -1 }]),
  ),
  cos: anywhere,
  cosh: anywhere,
  dropout: {
    ...withOptions((draw) => ({
      seed: draw.integer(0, 99),
      p: draw.optional([0, 0.3, 1]),
      training: draw.optional([false]),
    })),
    linear: [[0]],
  },
  elu: withOptions((draw) => ({ alpha: draw.optional([0.5, 2]) })),
  erf: anywhere,
  erfc: anywhere,
  exp: anywhere,
  exp2: anywhere,
  expm1: anywhere,
  floor: anywhere,
  gelu: withOptions((draw) => ({ approximate: draw.optional(['none', 'tanh'] as const) })),
  hardsigmoid: activation,
  hardswish: activation,
  hardtanh: withOptions((draw) => ({
    minVal: draw.optional([-0.5]),
    maxVal: draw.optional([1.5]),
  })),
  heaviside: withOptions((draw) => ({ atZero: draw.pick([0, 0.5, 1]) })),
  isfinite: odd,
  isnan: odd,
  leakyRelu: withOptions((draw) => ({ negativeSlope: draw.optional([0.2, 1.5]) })),
  log: within(0.2, 3),
  log10: within(0.2, 3),
  log1p: within(-0.7, 3),
  log2: within(0.2, 3),
  logSigmoid: activation,
  logicalNot: { draw: (draw) => ({ inputs: [draw.whole(-1, 1, draw.shape())], options: {} }) },
  mish: activation,
  neg: { ...anywhere, linear: [[0]] },
  reciprocal: anywhere,
  relu: anywhere,
  relu6: activation,
  round: within(-3.3, 3.3),
  rsqrt: within(0.2, 3),
  selu: anywhere,
  sigmoid: activation,
  sign: anywhere,
  silu: activation,
  sin: anywhere,
  sinh: anywhere,
  softplus: withOptions((draw) => ({
    beta: draw.optional([0.5, 3]),
    threshold: draw.optional([1.01, 20]),
  })),
  softsign: anywhere,
  sqrt: within(0.2, 3),
  square: anywhere,
  tan: within(-1.2, 1.2),
  tanh: anywhere,
  tanhshrink: anywhere,
  to: {
    draw: (draw) => ({
      inputs: [draw.numbers(draw.shape())],
      options: { dtype: draw.pick(['bool', 'int32', 'float64'] as const) },
    }),
    linear: [[0]],
    fixesDtype: true,
  },
  trunc: anywhere,

  add: { ...pair, linear: [[0, 1]] },
  atan2: pair,
  div: { ...quotient, linear: [[0]] },
  floorDivide: quotient,
  maximum: unequal,
  minimum: unequal,
  mul: { ...pair, linear: [[0], [1]] },
  remainder: quotient,
  sub: { ...pair, linear: [[0, 1]] },
  pow: {
    draw(draw) {
      const [base, exponent] = draw.pair();
      return draw.chance(0.5)
        ? { inputs: [draw.between(0.3, 2, base), draw.numbers(exponent)], options: {} }
        : { inputs: [draw.numbers(base), draw.whole(0, 3, exponent)], options: {} };
    },
  },

  eq: equal,
  ge: equal,
  gt: equal,
  le: equal,
  logicalAnd: equal,
  logicalOr: equal,
  lt: equal,
  ne: equal,

  where: {
    draw(draw) {
      const [left, right] = draw.pair();
      const condition = draw.truth(draw.pick([left, right]));
      return { inputs: [condition, draw.numbers(left), draw.numbers(right)], options: {} };
    },
    linear: [[1, 2]],
  },
  maskedFill: {
    draw(draw) {
      const [left, right] = draw.pair();
      const options = { value: draw.pick([0.5, -2, 1e3]) };
      return { inputs: [draw.numbers(left), draw.truth(right)], options };
    },
  },
} satisfies Partial<Samplers>;
