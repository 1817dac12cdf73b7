import { z } from 'zod';
import { answerTypeNames } from '../types/index.ts';
import { formula } from '../language/formula.ts';
import { OWN_FUNCTION } from '../language/own-functions.ts';
import { parameterDomain } from './domain-field.ts';
import { viewSchema } from './view-schema.ts';

/** The id of an exercise, a pack, a part or a topic. */
export const exerciseId = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, {
  error: 'expected an id of a–z, 0–9 and -, such as “conv-sizes”',
});
const id = exerciseId;
const name = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, { error: 'expected a name such as “H” or “kernelSize”' });

/** A name, or a function of the exercise: `f(x, y)`. */
const letKey = z.string().refine((key) => name.safeParse(key).success || OWN_FUNCTION.test(key), {
  error: 'expected a name such as “H”, or a function such as “f(x)”',
});

/** The front matter of an exercise, apart from what each answer type adds to its parts. */
export const frontMatter = z.strictObject({
  id,
  title: z.string().min(1).max(120),
  topics: z.array(z.string()).min(1),
  difficulty: z.int().min(1).max(5),
  needs: z.array(id).default([]),
  parameters: z.record(name, parameterDomain).default({}),
  original: z.record(name, formula).default({}),
  require: z.array(formula).default([]),
  variants: z.int().min(1).max(19).optional(),
  let: z.record(letKey, formula).default({}),
  parts: z.record(id, z.looseObject({ type: z.enum(answerTypeNames) })),
  view: viewSchema.optional(),
});

const areDistinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** A topic that a pack tells; see `topics/`. */
const topicSchema = z.strictObject({
  id,
  title: z.string().min(1).max(60),
  line: z.string().min(1).max(200),
  needs: z.array(id).max(20).default([]),
  primer: z.boolean().default(false),
});

/** `pack.yaml`. */
export const packSchema = z
  .strictObject({
    format: z.literal(1),
    id,
    title: z.string().min(1).max(120),
    version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'expected a version such as 1.0.0' }),
    description: z.string().max(600).default(''),
    /** Who wrote it, as those who take it in read it. */
    author: z.string().trim().min(1).max(120).optional(),
    conventions: z
      .array(z.strictObject({ title: z.string(), text: z.string() }))
      .refine((all) => areDistinct(all.map(({ title }) => title)), {
        error: 'each convention has a title of its own',
      })
      .default([]),
    topics: z
      .array(topicSchema)
      .max(500)
      .refine((all) => areDistinct(all.map((topic) => topic.id)), {
        error: 'each topic has an id of its own',
      })
      .default([]),
    /** None in a pack that only tells topics. */
    sections: z
      .array(z.strictObject({ title: z.string(), exercises: z.array(id).min(1) }))
      .refine((all) => areDistinct(all.flatMap(({ exercises }) => exercises)), {
        error: 'each exercise stands in one place only',
      })
      .default([]),
  })
  .refine(({ topics, sections }) => topics.length + sections.length > 0, {
    error: 'a pack has at least one section or one topic',
    path: ['sections'],
  });
