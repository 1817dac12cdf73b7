import { z } from 'zod';
import { Rational } from '#core/symbolic/rational.ts';
import type { FieldView, FieldsRaw } from '../answers.ts';
import { formatText } from '../language/format.ts';
import { fillShape } from '../language/functions/nested-values.ts';
import { isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { Reading } from './answer-type.ts';
import { readNumber } from './read-number.ts';

export type FieldValues = Record<string, Value>;

export const fieldsRaw = z.record(z.string(), z.array(z.string()));

/** True when no cell holds anything. */
export function isBlankFields(raw: FieldsRaw): boolean {
  return Object.values(raw).every((cells) => cells.every((cell) => cell.trim() === ''));
}

/** Reads every cell; a blank one is not a number. */
export function readFields(raw: FieldsRaw, views: readonly FieldView[]): Reading<FieldValues> {
  const values: FieldValues = {};
  const faults = strayFields(raw, views);
  for (const view of views) {
    const { name } = view;
    const shape = shapeIn(raw, view);
    if (!shape) {
      faults.push({ cell: `${name},0`, message: lengthsOf(view) });
      continue;
    }
    const count = countOf(shape);
    const cells = raw[name] ?? [];
    const items = Array.from({ length: count }, (_, at) => {
      const cell = cells[at] ?? '';
      const place = shape.length === 0 ? name : `${name}, position ${at}`;
      const reading = view.options ? readOption(cell, view.options) : readNumber(cell);
      if (reading.ok) return reading.value;
      const message =
        cell.trim() === '' ? `${place} is still blank.` : `${place}: ${reading.message}`;
      faults.push({ cell: `${name},${at}`, message });
      return Rational.zero;
    });
    values[name] = fillShape(shape, (at) => items[at] as Value);
  }
  const [first] = faults;
  if (!first) return { ok: true, value: values };
  return { ok: false, message: first.message, cells: faults.map(({ cell }) => cell) };
}

interface Fault {
  cell: string;
  message: string;
}

/** What was filled in under a name that no field has. */
function strayFields(raw: FieldsRaw, views: readonly FieldView[]): Fault[] {
  const names = views.map(({ name }) => name);
  const stray = Object.keys(raw).filter((name) => !names.includes(name) && usedIn(raw, name) > 0);
  return stray.map((name) => ({
    cell: `${name},0`,
    message: `There is no ${name.slice(0, 40)} to fill in here, only ${names.join(', ')}.`,
  }));
}

/** The shape of what was handed in; none when the learner chose a length that is not offered. */
function shapeIn(raw: FieldsRaw, { name, shape, grows }: FieldView): number[] | undefined {
  const used = usedIn(raw, name);
  if (!grows) return used <= countOf(shape) ? shape : undefined;
  const [, ...row] = shape;
  const length = Math.ceil(used / countOf(row));
  return length >= grows.min && length <= grows.max ? [length, ...row] : undefined;
}

/** Cells up to the last that holds something. */
function usedIn(raw: FieldsRaw, name: string): number {
  return (raw[name] ?? []).findLastIndex((cell) => cell.trim() !== '') + 1;
}

function lengthsOf({ name, shape, grows }: FieldView): string {
  const count = countOf(shape);
  if (!grows) return `${name} has ${count} ${count === 1 ? 'entry' : 'entries'}, yours has more.`;
  return `${name} has ${grows.min} to ${grows.max} ${shape.length === 1 ? 'entries' : 'rows'}.`;
}

function readOption(cell: string, options: readonly string[]): Reading<Value> {
  return options.includes(cell)
    ? { ok: true, value: cell }
    : { ok: false, message: `choose one of ${options.join(', ')}.` };
}

/** Values as a learner would type them. */
export function fieldsToRaw(values: FieldValues, views: readonly FieldView[]): FieldsRaw {
  return Object.fromEntries(
    views.map(({ name }) => [name, flat(values[name] ?? []).map((cell) => formatText(cell))]),
  );
}

/** The same number in every cell, and the first of each choice. */
export function filledFields(value: Rational, views: readonly FieldView[]): FieldValues {
  return Object.fromEntries(
    views.map(({ name, shape, options }) => {
      const fill = options?.[0] ?? value;
      return [name, fillShape(shape, () => fill)];
    }),
  );
}

/** How many cells a field of these sizes has. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function flat(value: Value): Value[] {
  return isList(value) ? value.flatMap(flat) : [value];
}
