import { NONE, type AnswerType, type FieldView, type RawOf, type ViewOf } from './answers.ts';
import { evaluatorFor } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { definitionOf } from './types/index.ts';
import { unlessImpossible } from './unless-impossible.ts';
import { Random } from '#core/random.ts';

/** A right answer as it is laid out, with the keys by which verdicts name its cells. */
export interface AnswerForm {
  /** Titles of the columns (Markdown), the one above the titles of the rows first; none for a list. */
  columns?: string[];
  rows: FormRow[];
}

interface FormRow {
  /** Markdown. */
  title: string;
  cells: FormCell[];
}

interface FormCell {
  /** As in `PartVerdict.cells`. */
  key: string;
  /** What stands there in a right answer, as it is typed; empty where its title says it. */
  text: string;
}

type FormOf<T extends AnswerType> = (view: ViewOf<T>, right: RawOf<T>) => AnswerForm | undefined;

/** More cells are no picture any more. */
const MOST_CELLS = 400;

/** An answer without cells is marked as a whole. */
const none = (): undefined => undefined;

const FORMS: { [T in AnswerType]: FormOf<T> } = {
  matrix: ({ rows, columns }, right) => ({
    columns: [`${rows} \\ ${columns}`, ...(right[0] ?? []).map((_, at) => `${at}`)],
    rows: right.map((row, at) => gridRow(`${at}`, row, at)),
  }),
  table: ({ corner, columns, rows }, right) => ({
    columns: [corner, ...columns.map(({ title }) => title)],
    rows: right.map((row, at) => gridRow(rows?.[at] ?? `${at + 1}`, row, at)),
  }),
  shape: ({ axes }, right) => ({
    columns: ['', ...axes],
    rows: [
      { title: 'size', cells: (right.match(/\d+/g) ?? []).map((text, at) => cell(`${at}`, text)) },
    ],
  }),
  choices: ({ options }) => ({
    rows: [...options, { id: NONE, text: 'None of these' }].map(({ id, text }) =>
      oneCell(text, id),
    ),
  }),
  order: ({ steps }) => ({ rows: steps.map(({ id, text }) => oneCell(text, id)) }),
  weights: ({ fields }, right) => formOfFields(fields, right),
  certificate: ({ fields }, right) => formOfFields(fields, right),
  lab: ({ fields }, right) => formOfFields(fields, right),
  pick: ({ shape, labels, axes }) => {
    const [rows = 1, columns = 1] = shape.length === 1 ? [1, ...shape] : shape;
    if (shape.length > 2) return undefined;
    const keyOf = (row: number, column: number): string =>
      shape.length === 1 ? `${column}` : `${row},${column}`;
    return {
      columns: [axes.join(' \\ '), ...Array.from({ length: columns }, (_, at) => `${at}`)],
      rows: Array.from({ length: rows }, (_, row) => ({
        title: `${row}`,
        cells: Array.from({ length: columns }, (_, column) =>
          cell(keyOf(row, column), labels[row * columns + column] ?? ''),
        ),
      })),
    };
  },
  ...{ number: none, integer: none, expression: none, choice: none, text: none },
  ...{ layer: none, network: none, code: none },
};

/** The right answer to one part of a draw as it is laid out; none for answers without cells, or with too many. */
export function answerForm(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  partId: string,
): AnswerForm | undefined {
  const part = exercise.parts.find(({ id }) => id === partId);
  if (!part) return undefined;
  const evaluator = evaluatorFor(pack, exercise, seed);
  const type = definitionOf(part.type);
  const form = unlessImpossible(() => {
    const view = type.view(part.spec, evaluator, new Random(seed));
    const right = type.samples(type.solve(part.spec, evaluator)).correct;
    return (FORMS[part.type] as FormOf<AnswerType>)(view, right);
  });
  const count = form?.rows.reduce((sum, { cells }) => sum + cells.length, 0) ?? 0;
  return count > 0 && count <= MOST_CELLS ? form : undefined;
}

const cell = (key: string, text: string): FormCell => ({ key, text });

const oneCell = (title: string, key: string): FormRow => ({ title, cells: [cell(key, '')] });

const gridRow = (title: string, texts: readonly string[], row: number): FormRow => ({
  title,
  cells: texts.map((text, column) => cell(`${row},${column}`, text)),
});

/** A row for each vector, as many as a matrix has rows. */
function formOfFields(
  fields: readonly FieldView[],
  right: Readonly<Record<string, string[]>>,
): AnswerForm {
  const rows = fields.flatMap(({ name, label, shape }): FormRow[] => {
    const texts = right[name] ?? [];
    const length = Math.max(1, shape.at(-1) ?? 1);
    return Array.from({ length: Math.ceil(texts.length / length) }, (_, row) => ({
      title: `$${label}$`,
      cells: texts
        .slice(row * length, (row + 1) * length)
        .map((text, at) => cell(`${name},${row * length + at}`, text)),
    }));
  });
  return { rows };
}
