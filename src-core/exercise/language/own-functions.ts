import type { Formula } from './formula.ts';

/** A function that an exercise defines among its lets: `f(x, y): x * y + 1`. */
export interface OwnFunction {
  name: string;
  parameters: readonly string[];
  body: Formula;
}

const WORD = String.raw`[\p{L}_][\p{L}\p{N}_]*`;

/** The key of a let that defines a function: `f(x)`, `area(width, height)`. */
export const OWN_FUNCTION = new RegExp(
  String.raw`^(?<name>${WORD})\((?<parameters>\s*${WORD}(?:\s*,\s*${WORD})*)\s*\)$`,
  'u',
);

const found = new WeakMap<ReadonlyMap<string, Formula>, ReadonlyMap<string, OwnFunction>>();

/** The functions among lets, by name. */
export function ownFunctionsOf(
  lets: ReadonlyMap<string, Formula>,
): ReadonlyMap<string, OwnFunction> {
  let own = found.get(lets);
  if (!own) {
    own = new Map(
      [...lets].flatMap(([key, body]): [string, OwnFunction][] => {
        const { name, parameters } = OWN_FUNCTION.exec(key)?.groups ?? {};
        if (name === undefined || parameters === undefined) return [];
        const names = parameters.split(',').map((one) => one.trim());
        return [[name, { name, parameters: names, body }]];
      }),
    );
    found.set(lets, own);
  }
  return own;
}
