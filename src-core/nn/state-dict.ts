import type { Tensor } from '#core/autograd/tensor.ts';
import { AppError, formatShape } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';

/** All numbers of a network, by PyTorch's names. */
export type StateDict = Map<string, NdArray>;

export interface LoadReport {
  /** Names that the network has and the state has not. */
  readonly missing: readonly string[];
  /** Names that only the state has. */
  readonly unexpected: readonly string[];
}

/** Errors: AppError with everything that does not fit, in one sentence. */
export function checkFit(
  who: string,
  own: ReadonlyMap<string, Tensor>,
  state: ReadonlyMap<string, NdArray>,
  strict: boolean,
): LoadReport {
  const missing = [...own.keys()].filter((name) => !state.has(name));
  const unexpected = [...state.keys()].filter((name) => !own.has(name));
  const misshaped = [...own].flatMap(([name, { shape }]) => {
    const given = state.get(name)?.shape;
    return !given || sameShape(given, shape)
      ? []
      : `${name} should be ${formatShape(shape)} and is ${formatShape(given)}`;
  });
  const faults = [
    ...(strict && missing.length > 0 ? [`missing are ${missing.join(', ')}`] : []),
    ...(strict && unexpected.length > 0 ? [`unknown are ${unexpected.join(', ')}`] : []),
    ...misshaped,
  ];
  if (faults.length > 0)
    throw new AppError(
      'state-dict',
      `loadStateDict: expected the state of this ${who}, got another; ${faults.join('; ')}`,
    );
  return { missing, unexpected };
}

/** The same numbers in memory of their own. */
export function copyOf(array: NdArray): NdArray {
  const copy = NdArray.empty(array.shape, array.dtype);
  copy.data.set(array.values());
  return copy;
}
