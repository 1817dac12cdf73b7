import { z } from 'zod';
import { ArgumentError } from '#core/errors.ts';
import { NONE } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import type { Formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import { asBoolean, asList, asText } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import type { Grade } from './answer-type.ts';
import { gradeSet, readSet, setToRaw } from './grade-set.ts';

const option = z.strictObject({
  /** A name for misreadings; else `option-1`, `option-2` … by its place in the file. */
  id: z.string().optional(),
  text: markdown,
  /** True for each right option of a draw; left out, it is a wrong one. */
  correct: formula.optional(),
  /** What to tell a learner who ticked it wrongly or left it out wrongly. */
  say: markdown.optional(),
});

const spec = z
  .strictObject({
    ...commonPart(formula),
    options: z.array(option).min(2),
    /** Keeps the order of the file (sizes, cases); else options are shuffled. */
    ordered: z.boolean().default(false),
  })
  .refine(({ options }) => new Set([NONE, ...options.map(idOf)]).size === options.length + 1, {
    error: `each option has an id of its own, other than “${NONE}”`,
    path: ['options'],
  });

type Spec = z.infer<typeof spec>;

interface Expected {
  ids: string[];
  right: string[];
  say: ReadonlyMap<string, string>;
}

/**
 * Several of a list of texts: right when exactly the `correct` ones are ticked. Else the score is
 * what `gradeSet` says: ticking all or none without thought yields 0.
 *
 * A misreading's `answer` is the list of ids that the mistake ticks.
 */
export const choicesType = defineAnswerType({
  type: 'choices',
  form: `ids of options such as ["option-1", "option-3"], or ["${NONE}"]`,
  spec,
  raw: z.array(z.string()),
  solve: (spec: Spec & { answer?: Formula }, evaluator): Expected => ({
    ids: spec.options.map(idOf),
    right: spec.answer ? listed(spec, spec.answer, evaluator) : correct(spec, evaluator),
    say: new Map(
      spec.options.map((one, index) => [idOf(one, index), one.say?.render(evaluator) ?? '']),
    ),
  }),
  view({ options, ordered }, evaluator, random) {
    const items = options.map((one, index) => ({
      id: idOf(one, index),
      text: one.text.render(evaluator),
    }));
    return { options: ordered ? items : random.shuffle(items) };
  },
  isBlank: (raw) => raw.length === 0,
  read: (raw, { ids }) =>
    readSet(
      raw,
      new Set(ids),
      `Tick any of the options (${ids.join(', ')}), each once, or “None of these” (${NONE}) alone.`,
    ),
  grade: judge,
  locals: (given) => ({ given }),
  samples({ ids, right }) {
    const wrong = right.length === 0 ? ids.slice(0, 1) : right.slice(1);
    return { correct: setToRaw(right), wrong: setToRaw(wrong), unreadable: ['option-0'] };
  },
});

function judge({ ids, right, say }: Expected, given: readonly string[]): Grade {
  const { score, missed, stray, cells } = gradeSet(right, given, ids.length);
  if (score === 1) return { score, cells };
  const total = ids.length;
  const rightly = total - missed.length - stray.length;
  const reasons = [...stray, ...missed].map((id) => say.get(id) ?? '').filter((text) => text);
  const message = [`${rightly} of ${total} options are judged rightly.`, ...reasons];
  return { score, message: message.join(' '), cells };
}

function idOf(one: { id?: string | undefined }, index: number): string {
  return one.id ?? `option-${index + 1}`;
}

function correct({ options }: Spec, evaluator: Evaluator): string[] {
  return options.flatMap((one, index) =>
    one.correct && asBoolean(evaluator.evaluate(one.correct), 'correct') ? [idOf(one, index)] : [],
  );
}

/** The ids of a misreading's answer. */
function listed({ options }: Spec, answer: Formula, evaluator: Evaluator): string[] {
  const known = options.map(idOf);
  const ids = asList(evaluator.evaluate(answer), 'answer').map((id) => asText(id, 'answer'));
  const stray = ids.find((id) => !known.includes(id));
  if (stray === undefined) return [...new Set(ids)];
  throw new ArgumentError('choices, answer', `some of ${known.join(', ')}`, stray);
}
