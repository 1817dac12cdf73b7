import type { OrderRaw } from '../answers.ts';
import type { Reading } from './answer-type.ts';
import type { OrderGiven, OrderKey } from './grade-order.ts';
import { readSymbolic } from './symbolic-answer.ts';

/** Known steps, each at most once, and the blanks of those that are taken. */
export function readOrder(raw: OrderRaw, key: OrderKey): Reading<OrderGiven> {
  const { steps: order, blanks: texts } = Array.isArray(raw) ? { steps: raw, blanks: {} } : raw;
  const known = new Set([...key.steps.map(({ id }) => id), ...key.distractors.keys()]);
  const isClean = order.every((id) => known.has(id)) && new Set(order).size === order.length;
  if (!isClean)
    return {
      ok: false,
      message: `Take each of these steps at most once: ${[...known].join(', ')}.`,
    };
  const asked = key.blanks.filter(({ step }) => order.includes(step));
  const readings = asked.map(({ name, step }) => {
    const text = texts[name]?.trim() ?? '';
    const reading = text === '' ? undefined : readSymbolic(text, key.rule);
    return { name, cell: `${step},${name}`, reading };
  });
  const faults = readings.filter(({ reading }) => !reading?.ok);
  const [first] = faults;
  if (first) {
    const { name, reading } = first;
    const reason = reading && !reading.ok ? `: ${reading.message}` : ' is still empty.';
    return {
      ok: false,
      message: `The blank ${name}${reason}`,
      cells: faults.map(({ cell }) => cell),
    };
  }
  const blanks = readings.flatMap(({ name, reading }) =>
    reading?.ok ? [[name, reading.value] as const] : [],
  );
  return { ok: true, value: { order, blanks: new Map(blanks) } };
}
