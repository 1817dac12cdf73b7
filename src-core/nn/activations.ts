// Layers that apply one function to every number. Formula and source of each: the op that it is made of.
import * as ops from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { pythonFloat, snakeCase } from './repr.ts';

type Apply<Options> = <V extends Value>(input: V, options: Options) => V;

/** A layer without parameters: its name, its op, and the options with PyTorch's defaults. */
function activation<Options extends Readonly<Record<string, number | string>>>(
  name: string,
  apply: Apply<Options>,
  defaults: Options,
) {
  return class Activation extends Layer {
    readonly options: Options;

    constructor(options: Partial<Options> = {}) {
      super(name);
      this.options = { ...defaults, ...options };
    }

    override forward<V extends Value>(input: V): V {
      return apply(input, this.options);
    }

    override extraRepr(): string {
      return Object.entries(this.options)
        .map(([key, value]) => `${snakeCase(key)}=${shown(value)}`)
        .join(', ');
    }
  };
}

const shown = (value: number | string) =>
  typeof value === 'number' ? pythonFloat(value) : `'${value}'`;

export const ReLU = activation('ReLU', ops.relu, {});
export const ReLU6 = activation('ReLU6', ops.relu6, {});
export const LeakyReLU = activation('LeakyReLU', ops.leakyRelu, { negativeSlope: 0.01 });
export const ELU = activation('ELU', ops.elu, { alpha: 1 });
export const CELU = activation('CELU', ops.celu, { alpha: 1 });
export const SELU = activation('SELU', ops.selu, {});
export const GELU = activation<{ approximate: 'none' | 'tanh' }>('GELU', ops.gelu, {
  approximate: 'none',
});
export const SiLU = activation('SiLU', ops.silu, {});
export const Mish = activation('Mish', ops.mish, {});
export const Sigmoid = activation('Sigmoid', ops.sigmoid, {});
export const LogSigmoid = activation('LogSigmoid', ops.logSigmoid, {});
export const Tanh = activation('Tanh', ops.tanh, {});
export const Tanhshrink = activation('Tanhshrink', ops.tanhshrink, {});
export const Softplus = activation('Softplus', ops.softplus, { beta: 1, threshold: 20 });
export const Softsign = activation('Softsign', ops.softsign, {});
export const Hardtanh = activation('Hardtanh', ops.hardtanh, { minVal: -1, maxVal: 1 });
export const Hardsigmoid = activation('Hardsigmoid', ops.hardsigmoid, {});
export const Hardswish = activation('Hardswish', ops.hardswish, {});
/** Hands its input on. Source: torch.nn.Identity. */
export const Identity = activation('Identity', (input) => input, {});
