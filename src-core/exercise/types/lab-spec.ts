import { z } from 'zod';
import { measurables } from '#core/lab/measurable.ts';
import type { Measurable } from '#core/lab/measurable.ts';
import { formula } from '../language/formula.ts';
import { commonPart } from './part-spec.ts';
import { condition } from './fields-part.ts';

/** The name under which a learner may choose the seed. */
export const SEED = 'seed';

/** The front matter of `lab`. */
export const labSpec = z
  .strictObject({
    ...commonPart(z.undefined()),
    /** Id of an experiment or a lab in `src-core/lab`. */
    experiment: z.string(),
    /** Settings that the exercise gives; the others have their defaults. */
    settings: z.record(z.string(), formula).default({}),
    /** The seed that the exercise gives. */
    seed: formula.optional(),
    /** Settings that the learner chooses, and texts that the learner writes, to hand in; `seed` may be one of them. */
    choose: z.array(z.string()).default([]),
    /** Measures that the learner hands in, each with its tolerance (absolute). */
    report: z.record(z.string(), formula).default({}),
    /** What chosen settings and measures must satisfy; both go by their names. */
    accept: z.array(condition).default([]),
    /** A right choice of settings and texts, and for the sample answers a wrong one. */
    example: z.record(z.string(), formula).default({}),
    wrong: z.record(z.string(), formula).optional(),
  })
  .superRefine((spec, context) => {
    const issue = (key: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [key], message });
    const experiment = measurables.get(spec.experiment);
    if (!experiment) {
      const known = [...measurables.keys()].join(', ');
      return issue('experiment', `there is no experiment “${spec.experiment}”; there are ${known}`);
    }
    const settings = Object.keys(experiment.settings);
    const check = (key: string, names: string[], known: string[]): void => {
      const stray = names.find((name) => !known.includes(name));
      if (stray !== undefined) issue(key, `there is no “${stray}”; there are ${known.join(', ')}`);
    };
    check('settings', Object.keys(spec.settings), settings);
    check('choose', spec.choose, [...settings, ...Object.keys(experiment.texts), SEED]);
    check('report', Object.keys(spec.report), Object.keys(experiment.measures));
    const given = [...Object.keys(spec.settings), ...(spec.seed ? [SEED] : [])];
    const twice = spec.choose.find((name) => given.includes(name));
    if (twice !== undefined) issue('choose', `“${twice}” is given already`);
    const missing = spec.choose.find((name) => spec.example[name] === undefined);
    if (missing !== undefined) issue('example', `“${missing}” is missing`);
    if (Object.keys(spec.report).length + spec.accept.length === 0)
      issue('report', 'nothing is graded: “report” or “accept” is needed');
  });

export type LabSpec = z.infer<typeof labSpec>;

/** The experiment of a part that was checked. */
export function experimentOf({ experiment }: LabSpec): Measurable {
  return measurables.get(experiment) as Measurable;
}
