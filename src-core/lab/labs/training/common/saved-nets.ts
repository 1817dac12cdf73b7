import type { LabArray } from '../../../lab-array.ts';
import type { LabState } from '../../../lab.ts';

/** A net of float64 layers that is trained in place. */
interface Net {
  readonly layers: readonly { readonly weight: Float64Array; readonly bias: Float64Array }[];
}

/** A run's state of several nets and of `last`, what its last step measured. */
export function saveNets(step: number, last: Float64Array, nets: readonly Net[]): LabState {
  const arrays: Record<string, LabArray> = { last: last.slice() };
  for (const [name, values] of parametersOf(nets)) arrays[name] = values.slice();
  return { step, arrays };
}

/** Puts a saved state back into the nets; yields what the last step measured. */
export function restoreNets({ arrays }: LabState, nets: readonly Net[]): Float64Array<ArrayBuffer> {
  for (const [name, values] of parametersOf(nets)) values.set(arrays[name] ?? []);
  return Float64Array.from(arrays['last'] ?? []);
}

function parametersOf(nets: readonly Net[]): [string, Float64Array][] {
  return nets.flatMap(({ layers }, which) =>
    layers.flatMap(({ weight, bias }, at): [string, Float64Array][] => [
      [`net${which}.weight${at}`, weight],
      [`net${which}.bias${at}`, bias],
    ]),
  );
}
