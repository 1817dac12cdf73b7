import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import { asBoolean } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';

const option = z.strictObject({
  text: markdown,
  /** True for the one right option of a draw. */
  correct: formula.optional(),
  /** What to tell a learner who chose it. */
  say: markdown.optional(),
});

const spec = z.strictObject({
  ...commonPart(z.undefined()),
  options: z.array(option).min(2),
  /** Keeps the order of the file (yes / no, sizes); else options are shuffled. */
  ordered: z.boolean().default(false),
});

const idOf = (index: number): string => `option-${index + 1}`;

/** One of several texts, right when it is the one that is `correct` in this draw. */
export const choiceType = defineAnswerType({
  type: 'choice',
  form: 'the id of an option, such as "option-1"',
  spec,
  raw: z.string(),
  solve({ options }, evaluator) {
    const right = options.flatMap(({ correct }, index) =>
      correct && asBoolean(evaluator.evaluate(correct), 'correct') ? [idOf(index)] : [],
    );
    if (right.length !== 1) {
      throw new AppError('choice', `choice: expected one correct option, got ${right.length}`);
    }
    const say = options.map(
      (one, index) => [idOf(index), one.say?.render(evaluator) ?? ''] as const,
    );
    return { right: right[0] as string, say: new Map(say) };
  },
  view({ options, ordered }, evaluator, random) {
    const items = options.map(({ text }, index) => ({
      id: idOf(index),
      text: text.render(evaluator),
    }));
    return { options: ordered ? items : random.shuffle(items) };
  },
  isBlank: (raw) => raw === '',
  read: (raw, { say }) =>
    say.has(raw)
      ? { ok: true, value: raw }
      : { ok: false, message: `Choose one of the options: ${[...say.keys()].join(', ')}.` },
  grade: ({ right, say }, given) => ({
    score: given === right ? 1 : 0,
    message: say.get(given) ?? '',
  }),
  locals: (given) => ({ given }),
  samples: ({ right, say }) => ({
    correct: right,
    wrong: [...say.keys()].find((id) => id !== right) ?? '',
    unreadable: 'option-0',
  }),
});
