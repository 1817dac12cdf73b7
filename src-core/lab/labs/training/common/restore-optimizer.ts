import type { Adam } from '#core/optim/adam.ts';
import type { SGD } from '#core/optim/sgd.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { LabState } from '../../../lab.ts';

/** Gives an optimiser the memory that was saved as arrays called `optimizer.…`; `shapes` are those of its parameters. */
export function restoreOptimizer(
  optimizer: SGD | Adam,
  shapes: readonly (readonly number[])[],
  arrays: LabState['arrays'],
): void {
  const state = new Map<string, NdArray>();
  for (const [key, values] of Object.entries(arrays)) {
    if (!key.startsWith('optimizer.')) continue;
    const name = key.slice('optimizer.'.length);
    const [index = '', slot] = name.split('.');
    state.set(name, NdArray.from(values, slot === 'step' ? [] : shapes[Number(index)]));
  }
  const groups = optimizer.groups.map(({ options }) => options);
  (optimizer as SGD).loadStateDict({
    state,
    groups: groups as SGD['groups'][number]['options'][],
  });
}
