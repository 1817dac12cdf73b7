import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { kindFor } from '#core/layers/kinds/index.ts';
import type { SettingRule, Settings } from '#core/layers/layer-kind.ts';
import { withSettingLabels } from '#core/layers/setting-words.ts';
import { withDefaults } from '#core/layers/settings.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Formula } from '../language/formula.ts';
import type { Template } from '../language/template.ts';
import { asBoolean } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { CellStatus } from '../verdict.ts';
import type { Grade } from './answer-type.ts';
import { firstBroken } from './fields-part.ts';
import type { condition } from './fields-part.ts';
import { shownShape, sideFormula } from './layer-message.ts';

/** What is asked of one layer in one draw. */
export interface ExpectedLayer {
  kind: string;
  input: number[];
  asked: string[];
  rules: readonly SettingRule[];
  fixed: Settings;
  example: Settings;
  wrong: Settings | undefined;
  /** The shape that has to come out; none where only conditions count. */
  target: number[] | undefined;
  accept: z.infer<typeof condition>[];
  remarks: { when: Formula; say: Template }[];
  evaluator: Evaluator;
  /** The shape that the layer yields, computed as formulas compute it. */
  shape(given: Settings): number[];
  locals(given: Settings): Record<string, Value>;
}

/** The shape first, then the demands; a layer that is right may still earn a remark. */
export function gradeLayer(expected: ExpectedLayer, given: Settings): Grade {
  const { kind, input, fixed, rules, target, evaluator } = expected;
  const broken = whyImpossible(expected, given);
  if (broken !== undefined) return { score: 0, message: `This layer cannot be built. ${broken}` };
  const got = expected.shape(given);
  if (target && String(got) !== String(target)) {
    const settings = withDefaults(rules, { ...fixed, ...given });
    const why = sideFormula(kind, settings, input, { got, asked: target });
    return {
      score: 0,
      message: `Yours gives ${shownShape(got)}; asked is ${shownShape(target)}.${why}`,
      cells: channelCells(expected, got),
    };
  }
  const locals = expected.locals(given);
  const reason = firstBroken(expected.accept, evaluator, locals);
  if (reason !== undefined) return { score: 0, message: reason };
  const said = expected.remarks.filter(({ when }) =>
    asBoolean(evaluator.evaluate(when, locals), 'when'),
  );
  return { score: 1, message: said.map(({ say }) => say.render(evaluator, locals)).join(' ') };
}

/** True when the layer gives the asked shape in a misread arithmetic, and does not in the right one. */
export function explainsShape(
  misread: ExpectedLayer,
  given: Settings,
  right: ExpectedLayer,
): boolean {
  if (!right.target || whyImpossible(right, given) !== undefined) return false;
  if (String(right.shape(given)) === String(right.target)) return false;
  return String(misread.shape(given)) === String(right.target);
}

/** Why there is no such layer, in a sentence; undefined when there is. */
export function whyImpossible(
  { kind, input, fixed }: Pick<ExpectedLayer, 'kind' | 'input' | 'fixed'>,
  given: Settings,
): string | undefined {
  try {
    kindFor(kind, input)?.plan({ ...fixed, ...given }, [input]);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof AppError) return `${withSettingLabels(thrown.message)}.`;
    throw thrown;
  }
}

/** The channels can be judged by themselves; of the other settings several together make a side. */
function channelCells(
  { asked, target }: ExpectedLayer,
  got: readonly number[],
): Record<string, CellStatus> {
  if (!asked.includes('outChannels')) return {};
  return { outChannels: got[0] === target?.[0] ? 'right' : 'wrong' };
}
