import { functions } from './functions/index.ts';
import type { FunctionMisreading } from './functions/pack-function.ts';

/** A function of the library computed by one of its misreadings. */
export interface ActiveMisreading {
  functionName: string;
  misreading: FunctionMisreading;
}

/** The misreadings that come with a function of the library. */
export function misreadingsOf(functionName: string): ActiveMisreading[] {
  const { misreadings = [] } = functions.get(functionName) ?? {};
  return misreadings.map((misreading) => ({ functionName, misreading }));
}

/** Those with this id, or whose id ends in `.id`. */
export function misreadingsNamed(id: string): ActiveMisreading[] {
  return [...functions.keys()]
    .flatMap(misreadingsOf)
    .filter(({ misreading }) => misreading.id === id || misreading.id.endsWith(`.${id}`));
}
