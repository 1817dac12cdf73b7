/** The functions that formulas may use: how they are written, typeset and said. Their values stand in `evaluate.ts`. */

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
}

const specs: readonly FunctionSpec[] = [
  { name: 'sqrt', least: 1, most: 1, latex: ['\\sqrt{', '}'], speech: 'the square root of' },
  {
    name: 'floor',
    least: 1,
    most: 1,
    latex: ['\\left\\lfloor ', '\\right\\rfloor'],
    speech: 'the floor of',
  },
  {
    name: 'ceil',
    least: 1,
    most: 1,
    latex: ['\\left\\lceil ', '\\right\\rceil'],
    speech: 'the ceiling of',
    aliases: ['ceiling'],
  },
  {
    name: 'abs',
    least: 1,
    most: 1,
    latex: ['\\left|', '\\right|'],
    speech: 'the absolute value of',
  },
  {
    name: 'relu',
    least: 1,
    most: 1,
    latex: '\\operatorname{relu}',
    speech: 'relu of',
    aliases: ['ReLU', 'Relu'],
  },
  { name: 'max', least: 1, most: 64, latex: '\\max', speech: 'the maximum of' },
  { name: 'min', least: 1, most: 64, latex: '\\min', speech: 'the minimum of' },
  { name: 'mod', least: 2, most: 2, latex: '\\operatorname{mod}', speech: 'mod of' },
  { name: 'exp', least: 1, most: 1, latex: '\\exp', speech: 'the exponential of' },
  {
    name: 'log',
    least: 1,
    most: 1,
    latex: '\\log',
    speech: 'the natural logarithm of',
    aliases: ['ln'],
  },
  {
    name: 'log2',
    least: 1,
    most: 1,
    latex: '\\log_{2}',
    speech: 'the base 2 logarithm of',
    aliases: ['lb'],
  },
  {
    name: 'log10',
    least: 1,
    most: 1,
    latex: '\\log_{10}',
    speech: 'the base 10 logarithm of',
    aliases: ['lg'],
  },
  { name: 'sin', least: 1, most: 1, latex: '\\sin', speech: 'the sine of' },
  { name: 'cos', least: 1, most: 1, latex: '\\cos', speech: 'the cosine of' },
  { name: 'tanh', least: 1, most: 1, latex: '\\tanh', speech: 'the hyperbolic tangent of' },
  {
    name: 'sigmoid',
    least: 1,
    most: 1,
    latex: '\\sigma',
    speech: 'the sigmoid of',
    aliases: ['σ', 'sigma'],
  },
  { name: 'pi', least: 0, most: 0, latex: '\\pi', speech: 'pi', aliases: ['π'] },
];

const bySpelling = new Map(
  specs.flatMap((spec) =>
    [spec.name, ...(spec.aliases ?? [])].map((spelling) => [spelling, spec] as const),
  ),
);

/** All names, one spelling each. */
export const functionNames: readonly string[] = specs.map((spec) => spec.name);

/** The function behind a spelling (`ln` and `log` are one), or undefined. */
export function functionSpec(spelling: string): FunctionSpec | undefined {
  return bySpelling.get(spelling);
}
