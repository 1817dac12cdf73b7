import type { Tensor } from '#core/autograd/tensor.ts';
import { fanInAndFanOut } from './fan.ts';
import { uniform } from './fill.ts';
import { kaimingUniform } from './scaled.ts';

/**
 * How linear and convolutional layers begin: weight and bias uniform in ±1 / √fanIn. For the weight that is
 * kaimingUniform with a = √5, since √(2 / (1 + 5)) · √3 = 1.
 *
 * Source: torch.nn.Linear.reset_parameters, torch.nn.modules.conv._ConvNd.reset_parameters.
 */
export function defaultInit(weight: Tensor, bias: Tensor | undefined): void {
  kaimingUniform(weight, { a: Math.sqrt(5) });
  const { fanIn } = fanInAndFanOut(weight.shape);
  if (!bias) return;
  const bound = fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0;
  uniform(bias, -bound, bound);
}
