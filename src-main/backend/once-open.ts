import { contract, type Handlers, type MethodName } from '#core/contract/contract.ts';

/** The calls of a backend that is being opened, or opened anew: each waits until it is. Errors: what opening it throws. */
export function onceOpen(opening: () => Promise<Handlers>): Handlers {
  const names = Object.keys(contract) as MethodName[];
  const waiting = names.map((name) => [
    name,
    async (input: unknown) => {
      // The method's own schema has checked its input; the compiler cannot follow that.
      const handler = (await opening())[name] as (value: unknown) => unknown;
      return handler(input);
    },
  ]);
  return Object.fromEntries(waiting) as Handlers;
}
