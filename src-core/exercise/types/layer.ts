import { z } from 'zod';
import type { Settings } from '#core/layers/layer-kind.ts';
import { withDefaults } from '#core/layers/settings.ts';
import { formatText } from '../language/format.ts';
import { Formula } from '../language/formula.ts';
import { asInteger, asList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { defineAnswerType } from './answer-type.ts';
import { sizesValue } from '../language/functions/model-arguments.ts';
import { explainsShape, gradeLayer, whyImpossible } from './grade-layer.ts';
import type { ExpectedLayer } from './grade-layer.ts';
import { layerSpec, rulesOf } from './layer-spec.ts';
import {
  layerText,
  readSettings,
  settingOf,
  settingText,
  valueOfSetting,
} from './layer-settings.ts';

type Spec = z.infer<typeof layerSpec>;

/** Shapes come from the function of formulas, so that its misreadings explain wrong layers. */
const SHAPE = new Formula('modelShape(given, input)');

/** Some settings of one layer; every layer that does what is asked is right. */
export const layerType = defineAnswerType({
  type: 'layer',
  form: 'texts by setting such as {"stride": "2", "padding": "3"}',
  spec: layerSpec,
  raw: z.record(z.string(), z.string()),
  namesOf({ kind, given, asked }) {
    const names = [
      'input',
      ...rulesOf(kind).map(({ name }) => name),
      ...Object.keys(given),
      ...asked,
    ];
    return { accept: names, remarks: names, misreadings: names };
  },
  solve,
  view: ({ kind, input, given, asked }, evaluator) => ({
    kind,
    input: shapeOf(evaluator.evaluate(input), 'input'),
    given: Object.entries(given).map(([name, one]) => ({
      name,
      value: formatText(evaluator.evaluate(one)),
    })),
    asked,
  }),
  isBlank: (raw) => Object.values(raw).every((text) => text.trim() === ''),
  read: (raw, { asked, rules }) => readSettings(raw, asked, rules),
  grade: gradeLayer,
  explains: explainsShape,
  locals: (given, expected) => expected.locals(given),
  samples(expected) {
    const { asked, example, wrong } = expected;
    const typed = (settings: Settings): Record<string, string> =>
      Object.fromEntries(asked.map((name) => [name, settingText(settings[name] ?? 1)]));
    const others = [1, 2, 3, 7].map((size) =>
      Object.fromEntries(
        asked.map((name) => [name, isNumber(example[name]) ? size : (example[name] ?? 1)]),
      ),
    );
    const refused = [...(wrong ? [wrong] : []), ...others].find(
      (one) => gradeLayer(expected, one).score < 1,
    );
    return {
      correct: typed(example),
      wrong: typed(refused ?? {}),
      unreadable: { ...typed(example), [asked[0] as string]: 'wide' },
    };
  },
});

function solve(part: Spec, evaluator: Evaluator): ExpectedLayer {
  const settings = (all: Record<string, Formula>): Settings =>
    Object.fromEntries(
      Object.entries(all).map(([name, one]) => [name, settingOf(evaluator.evaluate(one), name)]),
    );
  const { kind, asked, accept, remarks } = part;
  const input = shapeOf(evaluator.evaluate(part.input), 'input');
  const fixed = settings(part.given);
  const rules = rulesOf(kind);
  const base = (given: Settings): Record<string, Value> => {
    const all = Object.entries(withDefaults(rules, { ...fixed, ...given }));
    return {
      ...Object.fromEntries(all.map(([name, one]) => [name, valueOfSetting(one)])),
      input: evaluator.evaluate(part.input),
      given: layerText(kind, { ...fixed, ...given }),
    };
  };
  const shape = (given: Settings): number[] =>
    shapeOf(evaluator.evaluate(SHAPE, base(given)), 'modelShape');
  return {
    ...{ kind, input, asked, rules, fixed, shape, evaluator, accept, remarks },
    example: settings(part.example),
    wrong: part.wrong && settings(part.wrong),
    target: part.output && shapeOf(evaluator.evaluate(part.output), 'output'),
    // Without an output there is nothing to say about it; `when` conditions over it fail.
    locals: (given) => ({
      ...base(given),
      output:
        whyImpossible({ kind, input, fixed }, given) === undefined ? sizesValue(shape(given)) : [],
    }),
  };
}

function shapeOf(value: Value, who: string): number[] {
  return asList(value, who).map((size) => asInteger(size, who));
}

function isNumber(setting: unknown): boolean {
  return typeof setting === 'number';
}
