import { noCost } from '#core/ops/cost.ts';
import { celuOp } from '#core/ops/celu.ts';
import { eluOp } from '#core/ops/elu.ts';
import { geluOp } from '#core/ops/gelu.ts';
import { hardsigmoidOp } from '#core/ops/hardsigmoid.ts';
import { hardswishOp } from '#core/ops/hardswish.ts';
import { hardtanhOp } from '#core/ops/hardtanh.ts';
import { leakyReluOp } from '#core/ops/leaky-relu.ts';
import { logSigmoidOp } from '#core/ops/log-sigmoid.ts';
import { logSoftmaxOp } from '#core/ops/log-softmax.ts';
import { mishOp } from '#core/ops/mish.ts';
import type { Op } from '#core/ops/op.ts';
import { preluOp } from '#core/ops/prelu.ts';
import { relu6Op } from '#core/ops/relu6.ts';
import { reluOp } from '#core/ops/relu.ts';
import { seluOp } from '#core/ops/selu.ts';
import { sigmoidOp } from '#core/ops/sigmoid.ts';
import { siluOp } from '#core/ops/silu.ts';
import { softmaxOp } from '#core/ops/softmax.ts';
import { softplusOp } from '#core/ops/softplus.ts';
import { softsignOp } from '#core/ops/softsign.ts';
import { tanhOp } from '#core/ops/tanh.ts';
import { tanhshrinkOp } from '#core/ops/tanhshrink.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { wholeAxis } from '../index-set.ts';
import { noParameters } from '../layer-kind.ts';
import type { LayerKind, LayerPlan, Shape } from '../layer-kind.ts';
import { wholeIn, withDefaults } from '../settings.ts';

type Costly = Pick<Op<'unary', Record<never, never>>, 'cost'>;

const activations: Readonly<Record<string, Costly>> = {
  ReLU: reluOp,
  ReLU6: relu6Op,
  LeakyReLU: leakyReluOp,
  ELU: eluOp,
  CELU: celuOp,
  SELU: seluOp,
  GELU: geluOp,
  SiLU: siluOp,
  Mish: mishOp,
  Sigmoid: sigmoidOp,
  LogSigmoid: logSigmoidOp,
  Tanh: tanhOp,
  Tanhshrink: tanhshrinkOp,
  Softplus: softplusOp,
  Softsign: softsignOp,
  Hardtanh: hardtanhOp,
  Hardsigmoid: hardsigmoidOp,
  Hardswish: hardswishOp,
};

/** In evaluation these hand their input on. */
const idle = [
  'Identity',
  'Dropout',
  'Dropout1d',
  'Dropout2d',
  'Dropout3d',
  'AlphaDropout',
  'StochasticDepth',
];

/** Activations, dropout (as in evaluation), softmax and PReLU. Source: torch.nn; costs come from our ops. */
export const elementwiseKinds: LayerKind[] = [
  ...Object.entries(activations).map(([name, op]) => eachByItself(name, op)),
  ...idle.map((name) => eachByItself(name, { cost: () => noCost })),
  softmax('Softmax', softmaxOp),
  softmax('LogSoftmax', logSoftmaxOp),
  prelu(),
];

function eachByItself(name: string, op: Costly): LayerKind {
  return {
    name,
    settings: [],
    takesAnything: true,
    plan: (settings, [input]) => ({
      ...samePlan(input),
      settings,
      cost: () => op.cost([input], {}),
    }),
  };
}

/** Every result reads all numbers along `dim`; without one along the channels. */
function softmax(
  name: string,
  op: { cost: (shapes: [Shape], options: { dim: number }) => object },
) {
  return {
    name,
    settings: [{ name: 'dim', fallback: null }],
    takesAnything: true as const,
    plan(settings: LayerPlan['settings'], [input]: readonly [Shape, ...Shape[]]): LayerPlan {
      const dim = settings['dim'];
      const axis = typeof dim === 'number' ? (dim < 0 ? dim + input.length : dim - 1) : 0;
      return {
        ...samePlan(input),
        settings,
        cost: () => op.cost([input], { dim: axis }),
        reads: (box) => [
          box.map((set, at) => (at === axis ? wholeAxis(input[at] as number) : set)),
        ],
      };
    },
  };
}

function prelu(): LayerKind {
  return {
    name: 'PReLU',
    settings: [{ name: 'numParameters', fallback: 1 }],
    takesAnything: true,
    plan(given, [input]) {
      const settings = withDefaults(this.settings, given);
      const weights = wholeIn(settings, 'PReLU', 'numParameters');
      return {
        ...samePlan(input),
        settings,
        parameters: { weights, biases: 0, statistics: 0 },
        cost: () => preluOp.cost([[1, ...input], [weights]], {}),
      };
    },
  };
}

function samePlan(input: Shape): Omit<LayerPlan, 'cost' | 'settings'> {
  return {
    shape: input,
    parameters: noParameters,
    multiplyAdds: 0,
    reads: (box) => [box],
    steps: input.slice(1).map(() => Rational.one),
  };
}
