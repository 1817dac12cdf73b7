import { z } from 'zod';
import { formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import { viewSchema } from '../parse/view-schema.ts';
import { commonPart, misreadingFields, misreadingList } from './part-spec.ts';
import { symbolsField } from './symbols-field.ts';
import { topological } from './topological.ts';

/** `[[name]]` in the text of a step. */
export const BLANK = /\[\[(?<name>\p{L}[\p{L}\p{N}_]*)\]\]/gu;

const step = z.strictObject({
  id: z.string(),
  text: markdown,
  /** The steps that must come before it. */
  after: z.array(z.string()).default([]),
  /** What decides its place where steps are ranked. */
  value: formula.optional(),
  /** The formulas that stand in its blanks. */
  blanks: z.record(z.string(), markdown).default({}),
  /** What the stage shows while the step has the focus. */
  scene: viewSchema.optional(),
});

/** The front matter of `order`. */
export const orderSpec = z
  .strictObject({
    ...commonPart(markdown),
    /** With an `answer`, what the mistake puts into one blank. */
    misreadings: misreadingList(
      z.strictObject({ ...misreadingFields(markdown), blank: z.string().optional() }),
    ),
    /** The steps that belong. */
    steps: z.array(step).min(2),
    /** Texts that do not belong, and why. */
    distractors: z.array(z.strictObject({ text: markdown, say: markdown })).default([]),
    /** Ranks the steps by their values; equal values may stand in either order. */
    rank: z.enum(['largest first', 'smallest first']).optional(),
    /** What blanks may use, and where they are compared; as in `expression`. */
    symbols: symbolsField,
    where: z.array(formula).default([]),
  })
  .superRefine(({ steps, rank, misreadings }, context) => {
    const issue = (message: string, ...path: (string | number)[]): void =>
      context.addIssue({ code: 'custom', message, path: ['steps', ...path] });
    if (topological(steps) === undefined)
      issue('“after” names a step that is not there, or the steps wait for each other');
    if (new Set(steps.map(({ id }) => id)).size < steps.length)
      issue('each step has an id of its own');
    const names = steps.flatMap(({ blanks }) => Object.keys(blanks));
    if (new Set(names).size < names.length) issue('each blank has a name of its own');
    for (const [at, { blank, answer }] of misreadings.entries()) {
      if (answer ? names.includes(blank ?? '') : blank === undefined) continue;
      const message = '“answer” goes with the name of its “blank”; an order is told by “when”';
      context.addIssue({ code: 'custom', message, path: ['misreadings', at] });
    }
    for (const [at, { text, blanks, value, after }] of steps.entries()) {
      const used = blanksIn(text.source);
      const declared = Object.keys(blanks);
      const stray = [...used, ...declared].find(
        (name) => !used.includes(name) || !declared.includes(name),
      );
      if (stray !== undefined)
        issue(`the blank “${stray}” stands both in “text” as [[${stray}]] and in “blanks”`, at);
      if ((value !== undefined) !== (rank !== undefined) || (rank && after.length > 0))
        issue('“rank” goes with a “value” and no “after” in every step', at);
    }
  });

export type OrderSpec = z.infer<typeof orderSpec>;

/** The names of the blanks in a text, in reading order. */
export function blanksIn(text: string): string[] {
  return [...text.matchAll(BLANK)].map(({ groups }) => groups?.['name'] ?? '');
}
