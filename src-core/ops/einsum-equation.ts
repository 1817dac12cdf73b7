// What an einsum equation says about given shapes.
import { ArgumentError, ShapeError } from '#core/errors.ts';

/** One letter an axis; axes under an ellipsis are called …0, …1, counted from the last. */
export interface EinsumPlan {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
  /** How far each letter runs; an axis of size 1 stretches to it. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * Reads an equation such as `ij,jk->ik`. Letters that are not in the output are summed. Without an arrow the output is
 * the ellipsis, then the letters that occur once, in the order A … Z a … z.
 *
 * Errors: ArgumentError for what is no equation, ShapeError for shapes that do not fit; both name the letter.
 */
export function planOf(equation: string, shapes: readonly (readonly number[])[]): EinsumPlan {
  const [left = '', right, ...more] = equation.replaceAll(' ', '').split('->');
  if (more.length > 0) throw refused('one arrow', equation);
  const terms = left.split(',');
  if (shapes.length === 0 || terms.length !== shapes.length)
    throw refused(`as many terms as operands, ${shapes.length}`, `${terms.length} in ${equation}`);
  const inputs = terms.map((term, i) => labelsOf(term, shapes[i] as readonly number[], i));
  const sizes = sizesOf(inputs, shapes);
  const hidden = [...sizes.keys()].filter(isHidden).sort((a, b) => depth(b) - depth(a));
  const output = right === undefined ? implied(inputs, hidden) : outputOf(right, hidden);
  for (const label of output)
    if (!sizes.has(label)) throw refused('output letters that an operand has', label);
  return { inputs, output, sizes };
}

function isHidden(label: string): boolean {
  return label.startsWith('…');
}

function depth(label: string): number {
  return Number(label.slice(1));
}

/** The letters of a term, and where its ellipsis stands if it has one. */
function lettersOf(term: string): { letters: string[]; ellipsis: number } {
  const ellipsis = term.indexOf('...');
  const letters = [...(ellipsis < 0 ? term : term.slice(0, ellipsis) + term.slice(ellipsis + 3))];
  for (const letter of letters)
    if (!/[a-zA-Z]/.test(letter)) throw refused('letters a-z, A-Z and one ellipsis a term', letter);
  return { letters, ellipsis };
}

function labelsOf(term: string, shape: readonly number[], operand: number): string[] {
  const { letters, ellipsis } = lettersOf(term);
  const left = shape.length - letters.length;
  if (left < 0 || (left > 0 && ellipsis < 0))
    throw new ShapeError('einsum', `operand ${operand} with the axes '${term}'`, shape);
  if (ellipsis < 0) return letters;
  return letters.toSpliced(
    ellipsis,
    0,
    ...Array.from({ length: left }, (_, i) => `…${left - 1 - i}`),
  );
}

function sizesOf(
  inputs: readonly (readonly string[])[],
  shapes: readonly (readonly number[])[],
): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [operand, labels] of inputs.entries()) {
    const own = new Map<string, number>();
    for (const [axis, label] of labels.entries()) {
      const size = (shapes[operand] as readonly number[])[axis] as number;
      const [twin, seen] = [own.get(label) ?? size, sizes.get(label) ?? 1];
      if (twin !== size)
        throw new ShapeError('einsum', `one size for '${label}' in operand ${operand}`, [
          twin,
          size,
        ]);
      if (size !== 1 && seen !== 1 && seen !== size)
        throw new ShapeError('einsum', `one size for '${label}' in all operands`, [seen, size]);
      own.set(label, size);
      sizes.set(label, size === 1 ? seen : size);
    }
  }
  return sizes;
}

function implied(inputs: readonly (readonly string[])[], hidden: readonly string[]): string[] {
  const all = inputs.flat().filter((label) => !isHidden(label));
  const once = all.filter((label) => all.indexOf(label) === all.lastIndexOf(label));
  return [...hidden, ...once.sort()];
}

function outputOf(term: string, hidden: readonly string[]): string[] {
  const { letters, ellipsis } = lettersOf(term);
  for (const [i, letter] of letters.entries())
    if (letters.indexOf(letter) !== i) throw refused('each letter once in the output', letter);
  return ellipsis < 0 ? letters : letters.toSpliced(ellipsis, 0, ...hidden);
}

function refused(expected: string, got: string): ArgumentError {
  return new ArgumentError('einsum', expected, got);
}
