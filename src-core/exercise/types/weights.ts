import { z } from 'zod';
import { formula } from '../language/formula.ts';
import { equalValues } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import type { Grade } from './answer-type.ts';
import { fieldAtFault } from './field-at-fault.ts';
import { fieldViews } from './field-spec.ts';
import { fieldsRaw, isBlankFields, readFields } from './fields.ts';
import type { FieldValues } from './fields.ts';
import { outputDifference } from './output-difference.ts';
import { condition, drawFields, fieldSamples, fieldsPart, firstBroken } from './fields-part.ts';
import type { DrawnFields } from './fields-part.ts';

const spec = z.strictObject({
  ...fieldsPart,
  /** What the network with these weights gives, a formula over the fields. */
  output: formula,
  /** What it is run on, to be named beside its outputs. */
  inputs: formula.optional(),
  /** What it should give. */
  target: formula,
  /** Further demands on the weights; the first that fails says why. */
  limits: z.array(condition).default([]),
  /** True where the output as a list of numbers would not help (exact pieces, say). */
  hideOutput: z.boolean().default(false),
});

interface Expected extends DrawnFields {
  inputs: Value | undefined;
  target: Value;
  hideOutput: boolean;
  output(given: FieldValues): Value;
  broken(given: FieldValues): string | undefined;
}

/** The weights of a given small network, right when the network does what is asked. */
export const weightsType = defineAnswerType({
  type: 'weights',
  form: 'texts by field such as {"w": ["1", "1"], "b": ["-3/2"]}',
  spec,
  raw: fieldsRaw,
  solve: (spec, evaluator): Expected => ({
    ...drawFields(spec, evaluator),
    inputs: spec.inputs && evaluator.evaluate(spec.inputs),
    target: evaluator.evaluate(spec.target),
    hideOutput: spec.hideOutput,
    output: (given) => evaluator.evaluate(spec.output, given),
    broken: (given) => firstBroken(spec.limits, evaluator, given),
  }),
  view: ({ fields }, evaluator) => ({ fields: fieldViews(fields, evaluator) }),
  isBlank: isBlankFields,
  read: (raw, { views }) => readFields(raw, views),
  grade: judge,
  explains: (misread, given) => run(misread, given).score === 1,
  locals: (given, { output }) => ({
    ...given,
    given: Object.values(given),
    output: output(given),
  }),
  samples: (expected) => fieldSamples(expected, (given) => judge(expected, given)),
});

/** Runs the network; only one that does all that is asked counts. Where a single field keeps it from that, it is marked. */
function judge(expected: Expected, given: FieldValues): Grade {
  const grade = run(expected, given);
  if (grade.score === 1) return grade;
  const fault = fieldAtFault(expected, given, (other) => run(expected, other).score === 1);
  if (!fault) return grade;
  const sentence = `With other values in ${fault.name} alone it can be right.`;
  const message = [grade.message ?? '', sentence].filter((text) => text !== '').join(' ');
  return { ...grade, message, cells: fault.cells };
}

function run(expected: Expected, given: FieldValues): Grade {
  const { inputs, output, target, broken, hideOutput } = expected;
  const got = output(given);
  if (!equalValues(got, target)) {
    return { score: 0, message: hideOutput ? '' : outputDifference({ inputs, got, target }) };
  }
  const limit = broken(given);
  return limit === undefined ? { score: 1 } : { score: 0, message: limit };
}
