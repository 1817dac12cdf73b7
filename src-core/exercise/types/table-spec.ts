import { z } from 'zod';
import type { CellKind } from '../answers.ts';
import { formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import { commonPart, misreadingFields, misreadingList } from './part-spec.ts';
import { symbolsField } from './symbols-field.ts';

const kinds = ['number', 'integer', 'expression', 'shape'] as const satisfies CellKind[];

/** A title; a number of YAML is a title too. */
const title = z.preprocess((input) => (typeof input === 'number' ? `${input}` : input), markdown);

/** A list of titles, or a formula that gives one. */
const titles = z.unknown().transform((input, context) => {
  const read = Array.isArray(input)
    ? z.array(title).min(1).safeParse(input)
    : formula.safeParse(input);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const params = issue.code === 'custom' ? issue.params : {};
    context.addIssue({ code: 'custom', message: issue.message, path: issue.path, params });
  }
  return z.NEVER;
});

const column = z.strictObject({
  title: title.default(() => markdown.parse('')),
  kind: z.enum(kinds).default('number'),
  /** How far off a number may be, and as a part of the right number. */
  tolerance: formula.optional(),
  relative: formula.optional(),
});

/** The front matter of a `table`. */
export const tableSpec = z
  .strictObject({
    ...commonPart(formula),
    misreadings: misreadingList(
      z.strictObject({
        ...misreadingFields(formula),
        /** The row, or the row and the column, that holds `answer`; without it, `answer` is the table. */
        at: z.union([z.int().min(0), z.tuple([z.int().min(0), z.int().min(0)])]).optional(),
      }),
    ),
    /** Title of the column of row titles. */
    corner: title.default(() => markdown.parse('')),
    columns: z.array(column).min(1),
    /** Titles of the rows; without it the learner chooses how many there are. */
    rows: titles.optional(),
    /** The right table, a list of rows. */
    answer: formula.optional(),
    /** The right row `i` from the rows `above` it, in place of `answer`. */
    row: formula.optional(),
    /** How many rows `row` gives; without it, as many as there are titles. */
    count: formula.optional(),
    symbols: symbolsField,
    tolerance: formula.optional(),
    relative: formula.optional(),
    /** False where the rows are a set. */
    ordered: z.boolean().default(true),
  })
  .refine(({ answer, row }) => (answer === undefined) !== (row === undefined), {
    error: 'a table needs either “answer” or “row”',
  })
  .refine(({ row, rows, count }) => row === undefined || Boolean(rows ?? count), {
    error: '“row” needs “rows” or “count”',
  })
  .refine(({ row, ordered }) => row === undefined || ordered, {
    error: 'rows that follow from each other are in order: leave “ordered: false” out',
  });

export type TableSpec = z.infer<typeof tableSpec>;
