import type { Tensor } from '#core/autograd/tensor.ts';
import type { Adam } from '#core/optim/adam.ts';
import { SGD } from '#core/optim/sgd.ts';
import type { WeightUpdate } from '../../../lab.ts';

/**
 * How gradient descent with momentum changes one entry of a parameter next: v ← μ v + g + λ w, w ← w − η v, where
 * μ or λ may be 0. Undefined for other optimisers.
 */
export function sgdUpdate(
  optimizer: SGD | Adam,
  [name, { value, shape }]: [string, Tensor],
  index: number,
  gradient: number,
): WeightUpdate | undefined {
  if (!(optimizer instanceof SGD)) return undefined;
  const [group] = optimizer.groups;
  if (!group) return undefined;
  const { lr, momentum, weightDecay } = group.options;
  const parameters = optimizer.groups.flatMap((each) => each.parameters);
  const at = parameters.findIndex((one) => one.value === value);
  const velocity = optimizer.stateDict().state.get(`${at}.momentum_buffer`)?.values()[index] ?? 0;
  const now = value.values()[index] ?? NaN;
  const terms = [{ name: 'rate η', value: lr }];
  if (momentum > 0)
    terms.push({ name: 'momentum μ', value: momentum }, { name: 'velocity v', value: velocity });
  if (weightDecay > 0) terms.push({ name: 'weight decay λ', value: weightDecay });
  const sum = [
    ...(momentum > 0 ? [String.raw`\mu v`] : []),
    'g',
    ...(weightDecay > 0 ? [String.raw`\lambda w`] : []),
  ].join(' + ');
  return {
    name: `${name}[${placeIn(shape, index).join(', ')}]`,
    value: now,
    gradient,
    terms,
    formula: String.raw`w \leftarrow w - \eta\,(` + `${sum})`,
    next: now - lr * (momentum * velocity + gradient + weightDecay * now),
  };
}

/** The index of an entry along each axis. */
function placeIn(shape: readonly number[], index: number): number[] {
  const place: number[] = [];
  let rest = index;
  for (const size of [...shape].reverse()) {
    place.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return place;
}
