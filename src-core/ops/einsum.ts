import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { eye } from '#core/tensor/creation.ts';
import { contract } from './einsum-contract.ts';
import { planOf } from './einsum-equation.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';

export interface EinsumOptions {
  /** One term of letters an operand, `->`, the letters of the result. */
  equation: string;
}

/**
 * Einstein's sum: one letter an axis, equal letters run together, letters missing after the arrow are summed.
 * 'ij,jk->ik' is out[i, k] = Σ_j a[i, j] · b[j, k]; 'ii->i' a diagonal, 'i,j->ij' an outer product, 'bij->bji' a
 * transposition, '...ij->...' a sum over the last two axes.
 *
 * Shapes: as the equation says; an axis of size 1 stretches to the size of its letter elsewhere.
 * Errors: ArgumentError for what is no equation, ShapeError for operands that do not fit; both name the letter.
 * Source: torch.einsum, with letters in subscripts only.
 */
export const einsumOp: Op<'list', EinsumOptions> = {
  name: 'einsum',
  kind: 'list',
  shape(shapes, { equation }) {
    const { output, sizes } = planOf(equation, shapes);
    const shape = output.map((label) => sizes.get(label) as number);
    elementCount('einsum', shape);
    return shape;
  },
  forward(inputs, { equation }) {
    const shapes = inputs.map((each) => each.shape);
    einsumOp.shape(shapes, { equation });
    return contract(planOf(equation, shapes), inputs);
  },
  // d of the i-th: the same sum with grad in its place, and its letters as the result
  gradients: [
    ({ inputs, options: { equation }, ops }, grad, index) => {
      const shapes = inputs.map((each) => each.shape);
      const helpers: NdArray[] = [];
      const terms = gradientEquation(equation, shapes, index, helpers);
      const others = inputs.filter((_, i) => i !== index);
      const constants = helpers as readonly Value[] as readonly (typeof grad)[];
      const share = ops.einsum(terms, grad, ...others, ...constants);
      return ops.reshape(share, shapes[index] as readonly number[]);
    },
  ],
  // The product rule: one operand changes at a time.
  tangent: ({ inputs, output, options: { equation }, ops }, rates) =>
    sumOfRates(
      ops,
      output.shape,
      ...rates.map((rate, i) => rate && ops.einsum(equation, ...inputs.with(i, rate))),
    ),
  cost(shapes, { equation }) {
    const { sizes, output } = planOf(equation, shapes);
    const terms = [...sizes.values()].reduce((product, size) => product * size, 1);
    const results = output.reduce((product, label) => product * (sizes.get(label) as number), 1);
    return { multiply: terms * (shapes.length - 1), add: terms - results };
  },
  misreadings: [
    {
      id: 'letters-sorted',
      title: 'axes in alphabetical order',
      say: 'You put the axes into alphabetical order. They stand in the order of the letters after the arrow.',
      forward: (inputs, { equation }) =>
        einsumOp.forward(inputs, { equation: withSortedOutput(equation) }),
    },
    {
      id: 'operands-exchanged',
      title: 'operands exchanged',
      say: 'You gave the letters of the first operand to the second. The terms stand in the order of the operands.',
      forward: (inputs, options) => einsumOp.forward(inputs.toReversed(), options),
    },
    {
      id: 'arrow-ignored',
      title: 'letters after the arrow ignored',
      say: 'You summed every letter that occurs twice. After an arrow only the letters missing there are summed.',
      forward: (inputs, { equation }) =>
        einsumOp.forward(inputs, { equation: equation.split('->')[0] as string }),
    },
  ],
};

function withSortedOutput(equation: string): string {
  const [left, right] = equation.replaceAll(' ', '').split('->');
  if (right === undefined || right.includes('.')) return equation;
  return `${left}->${[...right].sort().join('')}`;
}

/**
 * The equation of the gradient for one operand, written for grad, the other operands and `helpers`, which are added
 * here: ones for a letter that occurs nowhere else, since each place along it gets the same share, and an identity
 * matrix for a letter that the operand has twice, since there is a share on the diagonal only.
 */
function gradientEquation(
  equation: string,
  shapes: readonly (readonly number[])[],
  index: number,
  helpers: NdArray[],
): string {
  const { inputs, output, sizes } = planOf(equation, shapes);
  const free = freeLetters(inputs.flat());
  const names = new Map<string, string>();
  const letter = (label: string): string => {
    const known = names.get(label) ?? (label.startsWith('…') ? free() : label);
    names.set(label, known);
    return known;
  };
  const own = inputs[index] as readonly string[];
  const others = inputs.filter((_, i) => i !== index);
  const otherShapes = shapes.filter((_, i) => i !== index);
  const reachesAll = (label: string): boolean =>
    output.includes(label) ||
    others.some((labels, i) => otherShapes[i]?.[labels.indexOf(label)] === sizes.get(label));
  const terms = [output, ...others].map((labels) => labels.map(letter).join(''));
  const result: string[] = [];
  for (const [axis, label] of own.entries()) {
    const size = sizes.get(label) as number;
    // An axis of size 1 was stretched: its share is the sum over all places.
    if ((shapes[index] as readonly number[])[axis] !== size) continue;
    if (own.indexOf(label) !== axis) {
      const twin = free();
      helpers.push(eye(size));
      terms.push(letter(label) + twin);
      result.push(twin);
      continue;
    }
    if (!reachesAll(label)) {
      helpers.push(NdArray.full([size], 1));
      terms.push(letter(label));
    }
    result.push(letter(label));
  }
  return `${terms.join(',')}->${result.join('')}`;
}

/** Hands out letters that are not in use. Errors: ArgumentError when all 52 are. */
function freeLetters(used: readonly string[]): () => string {
  const all = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const left = all.filter((letter) => !used.includes(letter));
  return () => {
    const next = left.shift();
    if (next === undefined) throw new ArgumentError('einsum', 'at most 52 letters', 'more axes');
    return next;
  };
}

/** See `einsumOp`. */
export function einsum<V extends Value>(equation: string, ...operands: readonly V[]): V {
  return applyOp(einsumOp, operands, { equation });
}
