import type { Value } from '../value.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';

/** The lists that a function is given, by name. */
export type Lists = Readonly<Record<string, readonly Value[]>>;
export type Compute = (lists: Lists) => Value;

/** One of them; they are all there when the function runs. */
export function of(lists: Lists, name: string): readonly Value[] {
  return lists[name] ?? [];
}

/** A function of lists whose misreadings are written by their ids. */
export function listFunction(
  signature: string,
  docs: string,
  right: Compute,
  wrong: Record<string, [title: string, say: string, compute: Compute]>,
): PackFunction {
  const name = signature.slice(0, signature.indexOf('('));
  const names = signature.slice(name.length + 1, -1).split(', ');
  const read = (given: Arguments): Lists =>
    Object.fromEntries(names.map((one) => [one, given.list(one)]));
  return {
    signature,
    docs,
    call: (given) => right(read(given)),
    misreadings: Object.entries(wrong).map(([id, [title, say, compute]]): FunctionMisreading => ({
      ...{ id: `${name}.${id}`, title, say },
      call: (given) => compute(read(given)),
    })),
  };
}
