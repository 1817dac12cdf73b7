import { AppError } from '#core/errors.ts';
import { labs } from '#core/lab/labs/index.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { FieldView, FieldsRaw, LabTextView } from '../answers.ts';
import { asNumber, asText } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import type { Reading } from './answer-type.ts';
import { fieldsRaw, fieldsToRaw, isBlankFields, readFields } from './fields.ts';
import type { FieldValues } from './fields.ts';
import { firstBroken } from './fields-part.ts';
import { gradeLab } from './grade-lab.ts';
import type { LabKey } from './grade-lab.ts';
import { labRunner } from './lab-run.ts';
import { evaluated, labFields, settingFault, settingsShown } from './lab-settings.ts';
import { experimentOf, labSpec } from './lab-spec.ts';
import type { LabSpec } from './lab-spec.ts';
import { labTexts, readTexts, runFault } from './lab-texts.ts';

interface Expected extends LabKey {
  views: FieldView[];
  texts: LabTextView[];
  example: FieldValues;
  wrong: FieldValues | undefined;
  /** Why a setting cannot be used. */
  fault(given: FieldValues): { name: string; message: string } | undefined;
}

/**
 * An experiment that the learner runs: it is run again from its settings, its seed and what the learner wrote, and the numbers handed in are right
 * within their tolerances. Goals are conditions on the measures of that run, never on numbers that were typed.
 */
export const labType = defineAnswerType({
  type: 'lab',
  form: 'texts by field such as {"seed": ["7"], "mean": ["-2.49"]}, a formula or a function as one text',
  spec: labSpec,
  raw: fieldsRaw,
  solve(spec: LabSpec, evaluator): Expected {
    const measure = labRunner(spec, evaluator);
    return {
      views: labFields(spec),
      texts: labTexts(spec),
      tolerances: new Map(
        Object.entries(spec.report).map(([name, one]) => [
          name,
          asNumber(evaluator.evaluate(one), name),
        ]),
      ),
      example: evaluated(spec.example, evaluator),
      wrong: spec.wrong && evaluated(spec.wrong, evaluator),
      measure,
      broken: (given) => firstBroken(spec.accept, evaluator, { ...given, ...measure(given) }),
      fault: (given) => settingFault(spec, given),
    };
  },
  view(spec, evaluator) {
    const { title, docs } = experimentOf(spec);
    const texts = labTexts(spec);
    return {
      experiment: spec.experiment,
      ...(labs.has(spec.experiment) && { hasLab: true as const }),
      title,
      docs,
      settings: settingsShown(spec, evaluator),
      fields: labFields(spec),
      ...(texts.length > 0 && { texts }),
    };
  },
  isBlank: isBlankFields,
  read(raw, { views, texts, fault, measure }): Reading<FieldValues> {
    const { rest, reading: written } = readTexts(raw, texts);
    const numbers = readFields(rest, views);
    if (!numbers.ok) return numbers;
    if (!written.ok) return written;
    const given = { ...numbers.value, ...written.value };
    const found = fault(given);
    if (found) return { ok: false, message: found.message, cells: [`${found.name},0`] };
    try {
      measure(given);
      return { ok: true, value: given };
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      return runFault(thrown, texts);
    }
  },
  grade: (expected: Expected, given) => gradeLab(expected, given),
  // The run is the same however a function is misread.
  explains: () => false,
  namesOf: (spec) => {
    const names = [...spec.choose, ...Object.keys(experimentOf(spec).measures)];
    return { accept: names, misreadings: names };
  },
  locals: (given, { measure }) => ({
    ...given,
    ...measure(given),
    given: Object.values(given),
  }),
  samples(expected) {
    const { views, texts, example, wrong = example, tolerances, measure } = expected;
    const handedIn = (chosen: FieldValues, off: number): FieldsRaw => {
      const measures = measure(chosen);
      const reported = [...tolerances].map(([name, tolerance]) => [
        name,
        Rational.of((measures[name] ?? 0) + off * (2 * tolerance + 1)),
      ]);
      const numbers = { ...chosen, ...(Object.fromEntries(reported) as FieldValues) };
      const written = texts.map(({ name }) => [name, [asText(chosen[name] ?? '', name)]]);
      return { ...fieldsToRaw(numbers, views), ...Object.fromEntries(written) } as FieldsRaw;
    };
    const [first] = [...views, ...texts];
    const correct = handedIn(example, 0);
    return {
      correct,
      wrong: handedIn(wrong, 1),
      unreadable: { ...correct, ...(first && { [first.name]: ['enough'] }) },
    };
  },
});
