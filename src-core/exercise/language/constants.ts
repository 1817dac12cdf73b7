import type { Value } from './value.ts';

/** Names with a value of their own, unless an exercise gives them another. */
export const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['pi', Math.PI],
  ['e', Math.E],
  ['infinity', Infinity],
]);
