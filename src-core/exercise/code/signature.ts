/** The function that a learner writes: `conv2d(x, w, stride)`. */
export interface Signature {
  readonly text: string;
  readonly name: string;
  readonly parameters: readonly string[];
}

const NAME = /^[A-Za-z_$][\w$]*$/;
/** Words that cannot be names in strict code. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private ' +
    'protected public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);
const MOST_PARAMETERS = 12;

/** None for a text that is no signature. */
export function parseSignature(text: string): Signature | undefined {
  const [, name = '', list = ''] = /^\s*([\w$]+)\(([^()]*)\)\s*$/.exec(text) ?? [];
  const parameters = list.trim() === '' ? [] : list.split(',').map((one) => one.trim());
  const isSound =
    parameters.length <= MOST_PARAMETERS &&
    [name, ...parameters].every((one) => NAME.test(one) && !RESERVED.has(one)) &&
    new Set(parameters).size === parameters.length;
  return isSound ? { text: text.trim(), name, parameters } : undefined;
}

/** An empty function to start from. */
export function emptyFunction({ name, parameters }: Signature): string {
  return `function ${name}(${parameters.join(', ')}) {\n  \n}\n`;
}
