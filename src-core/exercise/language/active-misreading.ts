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

/** What was found, by name: no more than there are misreadings, whatever a pack asks for. */
const byName = new Map<string, readonly ActiveMisreading[]>();

/** Those with this id, or whose id ends in `.id`. */
export function misreadingsNamed(id: string): readonly ActiveMisreading[] {
  const known = byName.get(id);
  if (known) return known;
  const found = [...functions.keys()]
    .flatMap(misreadingsOf)
    .filter(({ misreading }) => misreading.id === id || misreading.id.endsWith(`.${id}`));
  if (found.length > 0) byName.set(id, found);
  return found;
}
