import { z } from 'zod';
import { add, number } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { toText } from '#core/symbolic/print.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { OrderRaw } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { asNumber } from '../language/value.ts';
import { sceneOf } from '../scene-of.ts';
import { defineAnswerType } from './answer-type.ts';
import { gradeOrder } from './grade-order.ts';
import type { Blank, OrderKey } from './grade-order.ts';
import { explainsOrder, misreadOrder } from './misread-order.ts';
import { BLANK, blanksIn, orderSpec } from './order-spec.ts';
import type { OrderSpec } from './order-spec.ts';
import { readOrder } from './read-order.ts';
import { solveSymbolic, symbolicRule, symbolicValue } from './symbolic-answer.ts';
import { symbolViews } from './symbols-field.ts';
import { topological } from './topological.ts';

const distractorId = (index: number): string => `distractor-${index + 1}`;

/**
 * Steps in order, distractors left out. Every order in which each step's premises come first is right, or the
 * ranking by their values. Blanks in the steps hold formulas, judged as in `expression`.
 */
export const orderType = defineAnswerType({
  type: 'order',
  form: 'ids of steps such as ["first", "second"], or {"steps": […], "blanks": {"k": "n + 1"}}',
  spec: orderSpec,
  raw: z.union([
    z.array(z.string()),
    z.strictObject({ steps: z.array(z.string()), blanks: z.record(z.string(), z.string()) }),
  ]),
  solve,
  misread: (spec, misreading, evaluator) =>
    misreadOrder(solve(spec, evaluator), misreading, evaluator),
  view({ steps, distractors, symbols }, evaluator, random) {
    const items = [
      ...steps.map(({ id, text, scene }) => ({
        id,
        text: withBoxes(text.render(evaluator)),
        blanks: blanksIn(text.source).map((name) => ({ name, label: nameToLatex(name) })),
        ...(scene && { scene: sceneOf(scene, evaluator) }),
      })),
      ...distractors.map(({ text }, index) => ({
        id: distractorId(index),
        text: text.render(evaluator),
        blanks: [],
      })),
    ];
    return { steps: random.shuffle(items), symbols: symbolViews(symbols, evaluator) };
  },
  isBlank: (raw) => (Array.isArray(raw) ? raw : raw.steps).length === 0,
  read: readOrder,
  grade: gradeOrder,
  explains: explainsOrder,
  locals: ({ order, blanks }) => ({
    given: order,
    ...Object.fromEntries([...blanks].map(([name, given]) => [name, symbolicValue(given)])),
  }),
  namesOf: ({ steps }) => ({ misreadings: steps.flatMap(({ blanks }) => Object.keys(blanks)) }),
  samples(key) {
    const sorted = inOrder(key);
    const hasOrder = key.ranks ?? key.steps.some(({ after }) => after.length > 0);
    const wrong = hasOrder ? [...sorted].reverse() : sorted.slice(1);
    return {
      correct: filled(sorted, key.blanks, (answer) => answer),
      wrong: filled(wrong, key.blanks, (answer) => add(answer, number(1))),
      unreadable: ['no such step'],
    };
  },
});

function solve(spec: OrderSpec, evaluator: Evaluator): OrderKey {
  const { steps, distractors, rank } = spec;
  const rule = symbolicRule(spec, evaluator);
  return {
    steps: steps.map(({ id, after }) => ({ id, after })),
    distractors: new Map(
      distractors.map(({ say }, index) => [distractorId(index), say.render(evaluator)]),
    ),
    blanks: steps.flatMap(({ id, text, blanks }) =>
      blanksIn(text.source).flatMap((name): Blank[] => {
        const answer = blanks[name];
        return answer ? [{ name, step: id, answer: solveSymbolic(answer, rule, evaluator) }] : [];
      }),
    ),
    rule,
    ranks: rank && ranksOf(spec, evaluator),
  };
}

/** Blanks as boxes with their names, within formulas and outside of them. */
function withBoxes(text: string): string {
  return text.replace(BLANK, (_, name: string, at: number) => {
    const box = `\\boxed{${nameToLatex(name)}}`;
    const isInMath = (text.slice(0, at).match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1;
    return isInMath ? box : `$${box}$`;
  });
}

/** The values that rank the steps, turned so that the largest comes first. */
function ranksOf({ steps, rank }: OrderSpec, evaluator: Evaluator): Map<string, number> {
  const sign = rank === 'smallest first' ? -1 : 1;
  return new Map(
    steps.map(({ id, value }) => [
      id,
      sign * (value ? asNumber(evaluator.evaluate(value), id) : 0),
    ]),
  );
}

function inOrder({ steps, ranks }: OrderKey): string[] {
  if (!ranks) return topological(steps) ?? [];
  return [...ranks].toSorted(([, left], [, right]) => right - left).map(([id]) => id);
}

function filled(
  steps: string[],
  blanks: readonly Blank[],
  write: (answer: Expression) => Expression,
): OrderRaw {
  if (blanks.length === 0) return steps;
  const texts = blanks.map(({ name, answer }) => [name, toText(write(answer))]);
  return { steps, blanks: Object.fromEntries(texts) as Record<string, string> };
}
