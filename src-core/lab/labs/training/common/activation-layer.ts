import { LeakyReLU, ReLU, Sigmoid, Tanh } from '#core/nn/index.ts';
import { Layer } from '#core/nn/layer.ts';
import { mul } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { oneOf } from '../../../experiment.ts';
import type { Setting } from '../../../experiment.ts';

/** x². */
class Square extends Layer {
  override forward<V extends Value>(input: V): V {
    return mul(input, input);
  }
}

const makers: readonly (readonly [name: string, make: () => Layer])[] = [
  ['sigmoid', () => new Sigmoid()],
  ['tanh', () => new Tanh()],
  ['ReLU', () => new ReLU()],
  ['leaky ReLU', () => new LeakyReLU()],
  ['x²', () => new Square('Square')],
];

/** A setting that chooses one of the activations, the named one unless told otherwise. */
export function activationSetting(fallback: 'sigmoid' | 'tanh' | 'ReLU'): Setting {
  const names = makers.map(([name]) => name);
  return oneOf('activation', names, names.indexOf(fallback));
}

/** The layer that the number of a choice stands for. */
export function activationLayer(choice: number): Layer {
  return (makers[choice]?.[1] ?? (() => new Tanh()))();
}
