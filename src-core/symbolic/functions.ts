/** The functions that formulas may use: how they are written, typeset and said. Their values stand in `evaluate-call.ts` and `array-call.ts`. */

/** What is known of one function; `most` is the largest number of arguments. */
export interface FunctionSpec {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** LaTeX in front of the bracket, or what stands on both sides of the argument. */
  readonly latex: string | readonly [open: string, close: string];
  readonly speech: string;
  /** Other ways to write the name, LaTeX commands without their backslash included. */
  readonly aliases?: readonly string[];
  /** `array` functions are known where vectors or matrices are, `random` ones where random numbers are. */
  readonly needs?: 'array' | 'random';
}

type Details = Partial<Omit<FunctionSpec, 'name' | 'speech'>>;

/** A function of one argument unless `details` say otherwise. */
function define(name: string, speech: string, details: Details = {}): FunctionSpec {
  return { name, speech, least: 1, most: 1, latex: `\\${name}`, ...details };
}

function named(name: string, speech: string, details: Details = {}): FunctionSpec {
  return define(name, speech, { latex: `\\operatorname{${name}}`, ...details });
}

const array = { needs: 'array' } as const;

const specs: readonly FunctionSpec[] = [
  define('sqrt', 'the square root of', { latex: ['\\sqrt{', '}'] }),
  define('floor', 'the floor of', { latex: ['\\left\\lfloor ', '\\right\\rfloor'] }),
  define('ceil', 'the ceiling of', {
    latex: ['\\left\\lceil ', '\\right\\rceil'],
    aliases: ['ceiling'],
  }),
  define('abs', 'the absolute value of', { latex: ['\\left|', '\\right|'] }),
  named('relu', 'relu of', { aliases: ['ReLU', 'Relu'] }),
  define('max', 'the maximum of', { most: 64 }),
  define('min', 'the minimum of', { most: 64 }),
  named('mod', 'mod of', { least: 2, most: 2 }),
  define('exp', 'the exponential of'),
  define('log', 'the natural logarithm of', { aliases: ['ln'] }),
  define('log2', 'the base 2 logarithm of', { latex: '\\log_{2}', aliases: ['lb'] }),
  define('log10', 'the base 10 logarithm of', { latex: '\\log_{10}', aliases: ['lg'] }),
  define('sin', 'the sine of'),
  define('cos', 'the cosine of'),
  define('tanh', 'the hyperbolic tangent of'),
  define('sigmoid', 'the sigmoid of', { latex: '\\sigma', aliases: ['σ', 'sigma'] }),
  define('dsigmoid', 'the slope of the sigmoid at', {
    latex: "\\sigma'",
    aliases: ['σ′', 'sigmoid′'],
  }),
  named('softplus', 'softplus of'),
  named('step', 'the step function of', { latex: 'H', aliases: ['H', 'heaviside', 'Heaviside'] }),
  named('sign', 'the sign of', { aliases: ['sgn'] }),
  define('pi', 'pi', { least: 0, most: 0, aliases: ['π'] }),
  define('infinity', 'infinity', {
    least: 0,
    most: 0,
    latex: '\\infty',
    aliases: ['∞', 'infty', 'inf'],
  }),
  named('transpose', 'the transpose of', array),
  named('diag', 'the diagonal matrix of', array),
  named('tr', 'the trace of', { ...array, aliases: ['trace', 'Tr'] }),
  define('det', 'the determinant of', array),
  named('inv', 'the inverse of', { ...array, aliases: ['inverse'] }),
  named('norm', 'the norm of', { ...array, latex: ['\\left\\lVert ', '\\right\\rVert'] }),
  named('norm1', 'the 1-norm of', { ...array, latex: ['\\left\\lVert ', '\\right\\rVert_{1}'] }),
  named('norminf', 'the largest-entry norm of', {
    ...array,
    latex: ['\\left\\lVert ', '\\right\\rVert_{\\infty}'],
    aliases: ['norm∞'],
  }),
  named('dot', 'the inner product of', {
    ...array,
    least: 2,
    most: 2,
    latex: ['\\left\\langle ', '\\right\\rangle'],
  }),
  named('outer', 'the outer product of', { ...array, least: 2, most: 2 }),
  named('eye', 'the identity of size', { ...array, aliases: ['identity'] }),
  named('E', 'the expected value of', { needs: 'random', latex: '\\mathbb{E}', aliases: ['𝔼'] }),
  named('Var', 'the variance of', { needs: 'random', aliases: ['var'] }),
  named('Cov', 'the covariance of', { needs: 'random', least: 2, most: 2, aliases: ['cov'] }),
];

const bySpelling = new Map(
  specs.flatMap((spec) =>
    [spec.name, ...(spec.aliases ?? [])].map((spelling) => [spelling, spec] as const),
  ),
);

/** All names that numbers alone can use, one spelling each. */
export const functionNames: readonly string[] = namesThatNeed(undefined);

/** The names that are known only where vectors and matrices, or random numbers, are declared. */
export function namesThatNeed(need: FunctionSpec['needs']): readonly string[] {
  return specs.filter((spec) => spec.needs === need).map((spec) => spec.name);
}

/** The function behind a spelling (`ln` and `log` are one, `E_q` is an E), or undefined. */
export function functionSpec(spelling: string): FunctionSpec | undefined {
  return (
    bySpelling.get(spelling) ?? bySpelling.get(/^(?:E|Var|Cov)(?=_)/.exec(spelling)?.[0] ?? '')
  );
}
