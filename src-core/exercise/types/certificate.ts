import { z } from 'zod';
import { equalValues } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import type { Grade } from './answer-type.ts';
import { fieldViews } from './field-spec.ts';
import { fieldsRaw, isBlankFields, readFields } from './fields.ts';
import type { FieldValues } from './fields.ts';
import { condition, drawFields, fieldSamples, fieldsPart, firstBroken } from './fields-part.ts';
import type { DrawnFields } from './fields-part.ts';

const spec = z.strictObject({
  ...fieldsPart,
  /** What the numbers must satisfy to prove the claim; the first that fails says why. */
  accept: z.array(condition).min(1),
});

interface Expected extends DrawnFields {
  broken(given: FieldValues): string | undefined;
}

/** Numbers that prove a claim (multipliers, a permutation, a counterexample): the proof is checked. */
export const certificateType = defineAnswerType({
  type: 'certificate',
  form: 'texts by field such as {"lambda": ["1", "1"]}',
  spec,
  raw: fieldsRaw,
  solve: (spec, evaluator): Expected => ({
    ...drawFields(spec, evaluator),
    broken: (given) => firstBroken(spec.accept, evaluator, given),
  }),
  view: ({ fields }, evaluator) => ({ fields: fieldViews(fields, evaluator) }),
  isBlank: isBlankFields,
  read: (raw, { views }) => readFields(raw, views),
  grade: judge,
  // Under a function misread, many numbers that prove nothing would prove the claim: only those that
  // the author's example turns into come from that mistake.
  explains: (misread: Expected, given) =>
    Object.entries(misread.example).every(([name, value]) =>
      equalValues(value, given[name] ?? []),
    ) && judge(misread, given).score === 1,
  locals: (given) => ({ ...given, given: Object.values(given) }),
  samples: (expected) => fieldSamples(expected, (given) => judge(expected, given)),
});

function judge({ broken }: Expected, given: FieldValues): Grade {
  const reason = broken(given);
  return reason === undefined ? { score: 1 } : { score: 0, message: reason };
}
