import { z } from 'zod';
import { markdown } from '../language/markdown-field.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import type { SelfMarking } from './answer-type.ts';

/** Longer than an explanation is. */
const MAX_LENGTH = 20_000;

const spec = z.strictObject({
  ...commonPart(z.undefined()),
  /** The points that a good answer makes. */
  rubric: z.array(markdown).min(1).max(20),
  /** A model answer. */
  sample: markdown,
});

/**
 * An explanation in the learner's own words. Nobody grades it: once it is handed in, its writer sees
 * the rubric and a model answer and marks which points are met. No score holds it.
 */
export const textType = defineAnswerType({
  type: 'text',
  form: '{"text": "…", "met": [0, 2]}, where “met” numbers points of the rubric from 0',
  spec,
  raw: z.strictObject({ text: z.string().max(MAX_LENGTH), met: z.array(z.int()) }),
  solve: ({ rubric, sample }, evaluator): SelfMarking => ({
    rubric: rubric.map((point) => point.render(evaluator)),
    sample: sample.render(evaluator),
  }),
  view: ({ rubric }) => ({ points: rubric.length }),
  isBlank: ({ text }) => text.trim() === '',
  read(raw, { rubric }) {
    const isFine = raw.met.every((point) => point >= 0 && point < rubric.length);
    return isFine
      ? { ok: true, value: raw }
      : {
          ok: false,
          message: `“met” numbers points of the rubric: 0${rubric.length === 1 ? ' alone' : ` to ${rubric.length - 1}`}.`,
        };
  },
  selfMarking: (expected) => expected,
  grade: () => ({ score: 0 }),
  locals: ({ text }) => ({ given: text }),
  samples: ({ rubric, sample }) => ({
    correct: { text: sample, met: rubric.map((_, index) => index) },
    wrong: { text: '…', met: [] },
    unreadable: { text: '…', met: [rubric.length] },
  }),
});
