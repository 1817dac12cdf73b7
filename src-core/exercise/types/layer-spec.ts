import { z } from 'zod';
import { layerKinds } from '#core/layers/kinds/index.ts';
import type { SettingRule } from '#core/layers/layer-kind.ts';
import { formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import { commonPart } from './part-spec.ts';
import { condition } from './fields-part.ts';

/** What a pack says about a layer to be chosen. */
export const layerSpec = z
  .strictObject({
    ...commonPart(z.undefined()),
    /** PyTorch's name, such as `Conv2d`. */
    kind: z.string().refine((name) => layerKinds.has(name), {
      error: 'expected a layer by PyTorch’s name, such as Conv2d or MaxPool2d',
    }),
    /** Shape of the input without the batch. */
    input: formula,
    /** Settings that are fixed, by PyTorch's names in camelCase. */
    given: z.record(z.string(), formula).default({}),
    /** Settings that the learner chooses. */
    asked: z.array(z.string()).min(1),
    /** The shape that has to come out. */
    output: formula.optional(),
    /** Further demands; the first that fails says why. */
    accept: z.array(condition).default([]),
    /** What to say about layers that are right and still worth a word. */
    remarks: z.array(z.strictObject({ when: formula, say: markdown })).default([]),
    /** A right answer, and for the sample answers a wrong one. */
    example: z.record(z.string(), formula),
    wrong: z.record(z.string(), formula).optional(),
  })
  .superRefine(({ kind, given, asked, example }, context) => {
    const known = rulesOf(kind).map(({ name }) => name);
    const report = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    for (const name of Object.keys(given))
      if (!known.includes(name)) report(['given', name], noSetting(kind, name, known));
    for (const [at, name] of asked.entries()) {
      if (!known.includes(name)) report(['asked', at], noSetting(kind, name, known));
      if (Object.hasOwn(given, name)) report(['asked', at], `“${name}” is given already`);
      if (!Object.hasOwn(example, name)) report(['example'], `the example needs “${name}”`);
    }
  });

/** The settings of a layer, in PyTorch's order. */
export function rulesOf(kind: string): readonly SettingRule[] {
  return layerKinds.get(kind)?.settings ?? [];
}

function noSetting(kind: string, name: string, known: readonly string[]): string {
  return `${kind} has no setting “${name}”; it has ${known.join(', ')}`;
}
