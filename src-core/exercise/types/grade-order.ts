import type { Expression } from '#core/symbolic/expression.ts';
import type { CellStatus } from '../verdict.ts';
import type { Grade } from './answer-type.ts';
import { gradeSymbolic } from './symbolic-answer.ts';
import type { SymbolicRule } from './symbolic-answer.ts';
import type { Step } from './topological.ts';

/** A formula to fill in. */
export interface Blank {
  name: string;
  step: string;
  answer: Expression;
}

/** What the right order is. */
export interface OrderKey {
  steps: readonly Step[];
  /** Why each does not belong, by id. */
  distractors: ReadonlyMap<string, string>;
  blanks: readonly Blank[];
  rule: SymbolicRule;
  /** What ranks the steps, by id, the largest first; then premises say nothing. */
  ranks: ReadonlyMap<string, number> | undefined;
}

/** An order with its blanks filled in. */
export interface OrderGiven {
  order: readonly string[];
  blanks: ReadonlyMap<string, Expression>;
}

/** Steps and blanks count alike: score = (right steps − stray or early ones + right blanks) / all of them. */
export function gradeOrder(key: OrderKey, { order, blanks }: OrderGiven): Grade {
  const steps = key.ranks ? ranked(key.ranks, key.steps.length, order) : ordered(key, order);
  const filled = key.blanks.map((blank) => {
    const given = blanks.get(blank.name);
    return { blank, grade: given ? gradeSymbolic(blank.answer, given, key.rule) : { score: 0 } };
  });
  const right = filled.reduce((sum, { grade }) => sum + grade.score, 0);
  const count = key.steps.length + filled.length;
  const asked = filled.filter(({ blank }) => blanks.has(blank.name));
  const marks = asked.map(({ blank, grade }): [string, CellStatus] => [
    `${blank.step},${blank.name}`,
    grade.score === 1 ? 'right' : 'wrong',
  ]);
  const wrong = asked.find(({ grade }) => grade.score < 1);
  const reason = wrong && `The blank ${wrong.blank.name}: ${lowerFirst(wrong.grade.message ?? '')}`;
  return {
    score: (steps.score * key.steps.length + right) / count,
    message: [steps.message, reason].filter((text) => text).join(' '),
    cells: { ...steps.cells, ...Object.fromEntries(marks) },
  };
}

/** Premises first, distractors left out. */
function ordered({ steps, distractors }: OrderKey, order: readonly string[]): Grade {
  const cells = new Map(order.map((id, index) => [id, statusOf(steps, order, id, index)]));
  const right = [...cells.values()].filter((status) => status === 'right').length;
  const missing = steps.length - order.filter((id) => !distractors.has(id)).length;
  const stray = order.find((id) => distractors.has(id));
  const early = order.find((id) => !distractors.has(id) && cells.get(id) === 'wrong');
  const reasons = [
    ...(stray ? [distractors.get(stray) ?? ''] : []),
    ...(early
      ? [`Step ${order.indexOf(early) + 1} uses a step that does not stand before it.`]
      : []),
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'step is' : 'steps are'} missing.`] : []),
  ];
  const score = Math.max(0, right - (order.length - right)) / steps.length;
  return { score, message: reasons.join(' '), cells: Object.fromEntries(cells) };
}

function statusOf(
  steps: readonly Step[],
  order: readonly string[],
  id: string,
  index: number,
): CellStatus {
  const before = new Set(order.slice(0, index));
  const step = steps.find((one) => one.id === id);
  return step?.after.every((premise) => before.has(premise)) ? 'right' : 'wrong';
}

/** Kendall's τ, at least 0: (pairs in order − pairs out of order) / pairs whose values differ. */
function ranked(
  ranks: ReadonlyMap<string, number>,
  count: number,
  order: readonly string[],
): Grade {
  const values = order.flatMap((id) => ranks.get(id) ?? []);
  const pairs = pairsOf([...ranks.values()]).filter(([first, second]) => first !== second).length;
  const given = pairsOf(values);
  const agreeing = given.filter(([first, second]) => first > second).length;
  const against = given.filter(([first, second]) => first < second).length;
  const missing = count - values.length;
  const stray = order.length - values.length;
  if (agreeing === pairs && missing + stray === 0) return { score: 1 };
  const message = [
    `${agreeing} of ${pairs} pairs stand in the right order.`,
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'is' : 'are'} missing.`] : []),
    ...(stray > 0 ? [`${stray} ${stray === 1 ? 'does' : 'do'} not belong.`] : []),
  ];
  const score = Math.max(0, agreeing - against) / (pairs + missing + stray);
  return { score, message: message.join(' ') };
}

/** Each two numbers, the earlier one first. */
function pairsOf(values: readonly number[]): [number, number][] {
  return values.flatMap((first, at) =>
    values.slice(at + 1).map((second): [number, number] => [first, second]),
  );
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
