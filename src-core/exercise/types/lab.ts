import { AppError } from '#core/errors.ts';
import { labs } from '#core/lab/labs/index.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { FieldView } from '../answers.ts';
import { asNumber } from '../language/value.ts';
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

interface Expected extends LabKey {
  views: FieldView[];
  example: FieldValues;
  wrong: FieldValues | undefined;
  /** Why a setting cannot be used. */
  fault(given: FieldValues): { name: string; message: string } | undefined;
}

/**
 * An experiment that the learner runs: it is run again from its settings and seed, and the numbers handed in are right
 * within their tolerances. Goals are conditions on the measures of that run, never on numbers that were typed.
 */
export const labType = defineAnswerType({
  type: 'lab',
  form: 'texts by field such as {"seed": ["7"], "mean": ["-2.49"]}',
  spec: labSpec,
  raw: fieldsRaw,
  solve(spec: LabSpec, evaluator): Expected {
    const measure = labRunner(spec, evaluator);
    return {
      views: labFields(spec),
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
    return {
      experiment: spec.experiment,
      ...(labs.has(spec.experiment) && { hasLab: true as const }),
      title,
      docs,
      settings: settingsShown(spec, evaluator),
      fields: labFields(spec),
    };
  },
  isBlank: isBlankFields,
  read(raw, { views, fault, measure }): Reading<FieldValues> {
    const reading = readFields(raw, views);
    if (!reading.ok) return reading;
    const found = fault(reading.value);
    if (found) return { ok: false, message: found.message, cells: [`${found.name},0`] };
    try {
      measure(reading.value);
      return reading;
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      return { ok: false, message: `This run cannot be made. ${thrown.message}.` };
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
    const { views, example, wrong = example, tolerances, measure } = expected;
    const handedIn = (settings: FieldValues, off: number): FieldValues => {
      const measures = measure(settings);
      const reported = [...tolerances].map(([name, tolerance]) => [
        name,
        Rational.of((measures[name] ?? 0) + off * (2 * tolerance + 1)),
      ]);
      return { ...settings, ...(Object.fromEntries(reported) as FieldValues) };
    };
    const [first] = views;
    const correct = fieldsToRaw(handedIn(example, 0), views);
    return {
      correct,
      wrong: fieldsToRaw(handedIn(wrong, 1), views),
      unreadable: { ...correct, ...(first && { [first.name]: ['enough'] }) },
    };
  },
});
