// Weights whose spread follows from the shape, so that signals keep their variance from layer to layer.
import type { Tensor } from '#core/autograd/tensor.ts';
import { calculateGain, fanInAndFanOut } from './fan.ts';
import type { Nonlinearity } from './fan.ts';
import { normal, uniform } from './fill.ts';
import type { RandomOptions } from './fill.ts';

export interface KaimingOptions extends RandomOptions {
  /** The negative slope behind the layer, for leakyRelu. */
  a?: number | undefined;
  /** fanIn keeps the variance on the way forward, fanOut on the way back. */
  mode?: 'fanIn' | 'fanOut' | undefined;
  nonlinearity?: Nonlinearity | undefined;
}

export interface GainOptions extends RandomOptions {
  gain?: number | undefined;
}

/** Uniform in ±√3 σ, which has the standard deviation σ. */
function uniformOf(tensor: Tensor, sigma: number, options: RandomOptions): Tensor {
  const bound = Math.sqrt(3) * sigma;
  return uniform(tensor, -bound, bound, options);
}

function kaimingStd(tensor: Tensor, options: KaimingOptions): number {
  const { a = 0, mode = 'fanIn', nonlinearity = 'leakyRelu' } = options;
  // Nothing has to be drawn for a weight without elements.
  return calculateGain(nonlinearity, a) / Math.sqrt(fanInAndFanOut(tensor.shape)[mode] || 1);
}

function xavierStd(tensor: Tensor, { gain = 1 }: GainOptions): number {
  const { fanIn, fanOut } = fanInAndFanOut(tensor.shape);
  return gain * Math.sqrt(2 / (fanIn + fanOut || 1));
}

function lecunStd(tensor: Tensor): number {
  return 1 / Math.sqrt(fanInAndFanOut(tensor.shape).fanIn || 1);
}

/** Uniform with σ = gain / √fan. Source: torch.nn.init.kaiming_uniform_; He et al., 2015. */
export function kaimingUniform(tensor: Tensor, options: KaimingOptions = {}): Tensor {
  return uniformOf(tensor, kaimingStd(tensor, options), options);
}

/** Normal with σ = gain / √fan. Source: torch.nn.init.kaiming_normal_; He et al., 2015. */
export function kaimingNormal(tensor: Tensor, options: KaimingOptions = {}): Tensor {
  return normal(tensor, 0, kaimingStd(tensor, options), options);
}

/** Uniform with σ = gain · √(2 / (fanIn + fanOut)). Source: torch.nn.init.xavier_uniform_; Glorot and Bengio, 2010. */
export function xavierUniform(tensor: Tensor, options: GainOptions = {}): Tensor {
  return uniformOf(tensor, xavierStd(tensor, options), options);
}

/** Normal with σ = gain · √(2 / (fanIn + fanOut)). Source: torch.nn.init.xavier_normal_. */
export function xavierNormal(tensor: Tensor, options: GainOptions = {}): Tensor {
  return normal(tensor, 0, xavierStd(tensor, options), options);
}

/** Uniform with σ = 1 / √fanIn. Source: LeCun et al., Efficient BackProp, 1998. */
export function lecunUniform(tensor: Tensor, options: RandomOptions = {}): Tensor {
  return uniformOf(tensor, lecunStd(tensor), options);
}

/** Normal with σ = 1 / √fanIn. Source: LeCun et al., Efficient BackProp, 1998. */
export function lecunNormal(tensor: Tensor, options: RandomOptions = {}): Tensor {
  return normal(tensor, 0, lecunStd(tensor), options);
}
