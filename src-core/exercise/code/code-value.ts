/** What the function of a learner is called with. */
export type CodeArgument = number | string | boolean | readonly CodeArgument[] | FunctionArgument;

/** A function of one number t, written in JavaScript by the core: packs hold no code that is run. */
export interface FunctionArgument {
  /** `Math.tanh(t)`. */
  readonly javaScript: string;
  /** The formula it was made from. */
  readonly formula: string;
}

/** What can go in and come out. */
export type PlainValue = number | string | boolean | readonly PlainValue[];

/** What the function of a learner gave back, or should give back. */
export type CodeValue =
  | number
  | string
  | boolean
  | readonly CodeValue[]
  | { readonly fields: Readonly<Record<string, CodeValue>> }
  /** What no answer is made of: `undefined`, `a function`. */
  | { readonly other: string };

/** An argument as JavaScript; every call gets values of its own. */
export function argumentSource(argument: CodeArgument): string {
  if (typeof argument === 'string') return JSON.stringify(argument);
  if (typeof argument === 'number') return Object.is(argument, -0) ? '-0' : String(argument);
  if (typeof argument === 'boolean') return String(argument);
  if ('javaScript' in argument) return `(t) => ${argument.javaScript}`;
  return `[${argument.map(argumentSource).join(', ')}]`;
}
