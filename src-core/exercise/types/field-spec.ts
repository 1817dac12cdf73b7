import { z } from 'zod';
import { ShapeError } from '#core/errors.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { FieldView } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import type { Formula } from '../language/formula.ts';
import { asInteger, asList, asText } from '../language/value.ts';

/** More boxes than anyone fills in by hand. */
const MAX_CELLS = 1_000;
/** How long a list may be whose length the learner chooses, where nothing is said. */
const MAX_LENGTH = 12;
/** As many boxes are there at first. */
const FIRST_LENGTH = 3;

const CHOSEN =
  /^(?:vector|rows of (?<columns>[1-9]\d?))(?:,? +(?<min>\d{1,3})\.\.(?<max>\d{1,3}))?$/;
const ONE_OF = /^one of +(?<options>\[.*\])$/;

/** What one field holds: numbers in sizes, in as many rows as the learner chooses, or one of some texts. */
export type FieldSpec =
  | { kind: 'sizes'; sizes: Formula }
  | { kind: 'chosen'; columns: number | undefined; min: number; max: number }
  | { kind: 'one of'; options: Formula };

/**
 * Sizes (`[2, 3]`, `[]` for one number), `vector` or `vector 2..8` for a list of chosen length,
 * `rows of 2, 3..8` for a list of points, `one of ["relu", "gelu"]` for a text.
 */
export const fieldSpec = z.unknown().transform((input, context): FieldSpec => {
  const text = typeof input === 'string' ? input.trim() : '';
  const chosen = CHOSEN.exec(text)?.groups;
  if (chosen) {
    const { columns, min, max } = chosen;
    const range = { min: Number(min ?? 1), max: Number(max ?? MAX_LENGTH) };
    const isFine = range.min >= 1 && range.min <= range.max;
    if (isFine) return { kind: 'chosen', columns: columns ? Number(columns) : undefined, ...range };
    context.addIssue({ code: 'custom', message: 'expected a range such as 2..8' });
    return z.NEVER;
  }
  const options = ONE_OF.exec(text)?.groups?.['options'];
  const parsed = formula.safeParse(options ?? input);
  if (parsed.success) {
    return options === undefined
      ? { kind: 'sizes', sizes: parsed.data }
      : { kind: 'one of', options: parsed.data };
  }
  for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** Names, labels and sizes of the fields, as the window shows them. */
export function fieldViews(fields: Record<string, FieldSpec>, evaluator: Evaluator): FieldView[] {
  return Object.entries(fields).map(([name, field]): FieldView => {
    const label = nameToLatex(name);
    switch (field.kind) {
      case 'sizes':
        return { name, label, shape: sizesOf(field.sizes, name, evaluator) };
      case 'chosen': {
        const { columns, min, max } = field;
        const length = Math.min(max, Math.max(min, FIRST_LENGTH));
        const shape = columns === undefined ? [length] : [length, columns];
        return { name, label, shape, grows: { min, max } };
      }
      case 'one of': {
        const options = asList(evaluator.evaluate(field.options), name);
        return { name, label, shape: [], options: options.map((one) => asText(one, name)) };
      }
    }
  });
}

function sizesOf(formula: Formula, name: string, evaluator: Evaluator): number[] {
  const sizes = asList(evaluator.evaluate(formula), name).map((size) => asInteger(size, name));
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count <= MAX_CELLS && sizes.every((size) => size > 0)) return sizes;
  throw new ShapeError(name, `sizes from 1, at most ${MAX_CELLS} cells`, sizes);
}
