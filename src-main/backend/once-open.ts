import { contract, type Handlers, type MethodName } from '#core/contract/contract.ts';

/** The calls of a backend that is still being opened: each waits until it is. Errors: what opening it throws. */
export function onceOpen(opening: Promise<Handlers>): Handlers {
  // Whoever makes a call is told; a failure that nobody asks for must not end the process.
  opening.catch(() => undefined);
  const names = Object.keys(contract) as MethodName[];
  const waiting = names.map((name) => [
    name,
    async (input: unknown) => {
      // The method's own schema has checked its input; the compiler cannot follow that.
      const handler = (await opening)[name] as (value: unknown) => unknown;
      return handler(input);
    },
  ]);
  return Object.fromEntries(waiting) as Handlers;
}
