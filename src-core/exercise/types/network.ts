import { z } from 'zod';
import type { ModelIssue } from '#core/layers/model.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import { readModel } from '../language/functions/model-arguments.ts';
import { markdown } from '../language/markdown-field.ts';
import { asBoolean, asInteger, asList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import type { Grade } from './answer-type.ts';
import { condition } from './fields-part.ts';

const MAX_LENGTH = 50_000;

const spec = z.strictObject({
  ...commonPart(z.undefined()),
  /** Shape of the input without the batch. */
  input: formula,
  /** What the network must be; `given` is it, for functions such as `modelParameters(given, input)`. */
  accept: z.array(condition).min(1),
  /** A right answer in the short notation. */
  example: markdown,
  /** For the sample answers, a wrong one. */
  wrong: markdown.optional(),
});

interface Expected {
  input: number[];
  example: string;
  wrong: string | undefined;
  /** What to say about each condition that does not hold, and how many there are. */
  judge(given: string): { broken: string[]; count: number };
  locals(given: string): Record<string, Value>;
}

/** A network that the learner builds; every network with the asked properties is right. */
export const networkType = defineAnswerType({
  type: 'network',
  form: 'a text such as "conv 8 k3 p1 | relu | flatten | linear 10"',
  spec,
  raw: z.string(),
  names: { accept: ['input'], misreadings: ['input'] },
  solve(part, evaluator): Expected {
    const input = evaluator.evaluate(part.input);
    const locals = (given: string): Record<string, Value> => ({ given, input });
    return {
      input: asList(input, 'input').map((size) => asInteger(size, 'input')),
      example: part.example.render(evaluator),
      wrong: part.wrong?.render(evaluator),
      judge: (given) => ({
        broken: brokenOf(part.accept, evaluator, locals(given)),
        count: part.accept.length,
      }),
      locals,
    };
  },
  view: (part, evaluator) => ({
    input: asList(evaluator.evaluate(part.input), 'input').map((size) => asInteger(size, 'input')),
  }),
  isBlank: (raw) => raw.trim() === '',
  read(raw, { input }) {
    if (raw.length > MAX_LENGTH)
      return { ok: false, message: `A network of more than ${MAX_LENGTH} letters is not read.` };
    const result = readModel(raw, input);
    if (result.ok) return { ok: true, value: raw };
    return { ok: false, message: result.issues.map(told).join(' ') };
  },
  grade: judged,
  // A network was built, nothing was counted: that it would do in a misread arithmetic explains nothing.
  explains: () => false,
  locals: (given, { locals }) => locals(given),
  samples(expected) {
    const { example, wrong, input } = expected;
    const tried = [wrong ?? '', 'relu', 'flatten', 'flatten | linear 1', 'conv 1 k1'];
    const refused = tried.find(
      (text) => readModel(text, input).ok && judged(expected, text).score < 1,
    );
    return { correct: example, wrong: refused ?? '', unreadable: 'relu\nmany layers' };
  },
});

function judged({ judge, input }: Expected, given: string): Grade {
  const { broken, count } = judge(given);
  if (broken.length === 0) {
    const { notes } = readModel(given, input).shaped;
    return { score: 1, message: [...new Set(notes.map(({ message }) => message))].join(' ') };
  }
  const met = count === 1 ? '' : `${count - broken.length} of ${count} conditions hold. `;
  return { score: 0, message: `${met}${broken.join(' ')}` };
}

/** What is said about every condition that fails, in the learner's own numbers. */
function brokenOf(
  accept: readonly z.infer<typeof condition>[],
  evaluator: Evaluator,
  locals: Record<string, Value>,
): string[] {
  return accept
    .filter(({ that }) => !asBoolean(evaluator.evaluate(that, locals), 'that'))
    .map(({ say }) => say.render(evaluator, locals));
}

/** `Line 2, column 5: …`; the place as one reads it aloud. */
function told({ line, column, message }: ModelIssue): string {
  return `Line ${line}, column ${column}: ${message}`;
}
