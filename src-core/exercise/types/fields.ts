import { z } from 'zod';
import { ShapeError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { FieldView, FieldsRaw } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Formula } from '../language/formula.ts';
import { formatText } from '../language/format.ts';
import { asInteger, asList, isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { Reading } from './answer-type.ts';
import { readNumber } from './read-number.ts';

/** More boxes than anyone fills in by hand. */
const MAX_CELLS = 1_000;

export type FieldValues = Record<string, Value>;

export const fieldsRaw = z.record(z.string(), z.array(z.string()));

/** Names, labels and sizes of the fields, as the window shows them. */
export function fieldViews(fields: Record<string, Formula>, evaluator: Evaluator): FieldView[] {
  return Object.entries(fields).map(([name, sizes]) => ({
    name,
    label: nameToLatex(name),
    shape: sizesOf(evaluator.evaluate(sizes), name),
  }));
}

function sizesOf(value: Value, name: string): number[] {
  const sizes = asList(value, name).map((size) => asInteger(size, name));
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count <= MAX_CELLS && sizes.every((size) => size > 0)) return sizes;
  throw new ShapeError(name, `sizes from 1, at most ${MAX_CELLS} cells`, sizes);
}

/** True when no cell holds anything. */
export function isBlankFields(raw: FieldsRaw): boolean {
  return Object.values(raw).every((cells) => cells.every((cell) => cell.trim() === ''));
}

/** Reads every cell; a blank one is not a number. */
export function readFields(raw: FieldsRaw, views: readonly FieldView[]): Reading<FieldValues> {
  const values: FieldValues = {};
  const faults: { cell: string; message: string }[] = [];
  for (const { name, shape } of views) {
    const count = shape.reduce((product, size) => product * size, 1);
    const cells = raw[name] ?? [];
    const numbers = Array.from({ length: count }, (_, at) => {
      const cell = cells[at] ?? '';
      const place = count === 1 ? name : `${name}, position ${at}`;
      const reading = readNumber(cell);
      if (reading.ok) return reading.value;
      const message =
        cell.trim() === '' ? `${place} is still blank.` : `${place}: ${reading.message}`;
      faults.push({ cell: `${name},${at}`, message });
      return Rational.zero;
    });
    values[name] = nested(numbers, shape);
  }
  const [first] = faults;
  if (!first) return { ok: true, value: values };
  return { ok: false, message: first.message, cells: faults.map(({ cell }) => cell) };
}

/** Values as a learner would type them. */
export function fieldsToRaw(values: FieldValues, views: readonly FieldView[]): FieldsRaw {
  return Object.fromEntries(
    views.map(({ name }) => [name, flat(values[name] ?? []).map((cell) => formatText(cell))]),
  );
}

/** The same number in every cell. */
export function filledFields(value: Rational, views: readonly FieldView[]): FieldValues {
  return Object.fromEntries(
    views.map(({ name, shape }) => {
      const count = shape.reduce((product, size) => product * size, 1);
      return [name, nested(new Array<Rational>(count).fill(value), shape)];
    }),
  );
}

function nested(cells: readonly Value[], shape: readonly number[]): Value {
  const [size, ...rest] = shape;
  if (size === undefined) return cells[0] ?? Rational.zero;
  const step = cells.length / size;
  return Array.from({ length: size }, (_, i) =>
    nested(cells.slice(i * step, (i + 1) * step), rest),
  );
}

function flat(value: Value): Value[] {
  return isList(value) ? value.flatMap(flat) : [value];
}
