import * as everything from './functions.ts';

type NameOf<Export> = Export extends `${infer Name}Op` ? Name : never;

/** The name of every op there is. */
export type OpName = NameOf<keyof typeof everything>;

/**
 * The rules of all ops by name. Each `…Op` in `functions.ts` is here; an op that lacks a rule does not compile, since
 * `Op` asks for all of them.
 */
export const ops = Object.fromEntries(
  Object.entries(everything).flatMap(([name, rule]) =>
    name.endsWith('Op') ? [[name.slice(0, -2), rule]] : [],
  ),
) as { readonly [Name in OpName]: (typeof everything)[`${Name}Op`] };
