import { equivalent } from '#core/symbolic/equivalent.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { isSameExpression } from '#core/symbolic/walk.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Template } from '../language/template.ts';
import type { AuthorMisreading } from './part-spec.ts';
import { gradeOrder } from './grade-order.ts';
import type { OrderGiven, OrderKey } from './grade-order.ts';
import { solveSymbolic } from './symbolic-answer.ts';

/** The right order, in which one blank holds what the mistake leads to. */
export function misreadOrder(
  right: OrderKey,
  misreading: AuthorMisreading & { blank?: string | undefined },
  evaluator: Evaluator,
): OrderKey {
  const answer = solveSymbolic(misreading.answer as Template, right.rule, evaluator);
  const blanks = right.blanks.map((one) =>
    one.name === misreading.blank ? { ...one, answer } : one,
  );
  return { ...right, blanks };
}

/** True when the mistake gives the whole order, or what stands in a blank that is wrong. */
export function explainsOrder(misread: OrderKey, given: OrderGiven, right: OrderKey): boolean {
  const isEqual = (one: Expression, other: Expression): boolean =>
    isSameExpression(one, other) || equivalent(one, other, right.rule).equal;
  const isCause = misread.blanks.some(({ name, answer }, at) => {
    const own = given.blanks.get(name);
    const asked = right.blanks[at]?.answer;
    return own && asked && isEqual(own, answer) && !isEqual(own, asked);
  });
  return isCause || gradeOrder(misread, given).score === 1;
}
