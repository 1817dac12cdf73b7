import { z } from 'zod';
import { markdown } from '../language/markdown-field.ts';
import type { CellStatus } from '../verdict.ts';
import { commonPart, defineAnswerType } from './answer-type.ts';

const spec = z
  .strictObject({
    ...commonPart(z.undefined()),
    /** The steps that belong, each with the steps that must come before it. */
    steps: z
      .array(
        z.strictObject({ id: z.string(), text: markdown, after: z.array(z.string()).default([]) }),
      )
      .min(2),
    /** Texts that do not belong, and why. */
    distractors: z.array(z.strictObject({ text: markdown, say: markdown })).default([]),
  })
  .refine(({ steps }) => topological(steps) !== undefined, {
    error: '“after” names a step that is not there, or the steps wait for each other',
    path: ['steps'],
  });

interface Step {
  id: string;
  after: readonly string[];
}

/** Steps in order, distractors left out: any order in which each step's premises come first. */
export const orderType = defineAnswerType({
  type: 'order',
  spec,
  raw: z.array(z.string()),
  solve: ({ steps, distractors }, evaluator) => ({
    steps: steps.map(({ id, after }): Step => ({ id, after })),
    distractors: new Map(
      distractors.map(({ say }, i) => [`distractor-${i + 1}`, say.render(evaluator)]),
    ),
  }),
  view({ steps, distractors }, evaluator, random) {
    const items = [
      ...steps.map(({ id, text }) => ({ id, text: text.render(evaluator) })),
      ...distractors.map(({ text }, i) => ({
        id: `distractor-${i + 1}`,
        text: text.render(evaluator),
      })),
    ];
    return { steps: random.shuffle(items) };
  },
  isBlank: (raw) => raw.length === 0,
  read(raw, { steps, distractors }) {
    const known = new Set([...steps.map(({ id }) => id), ...distractors.keys()]);
    const clean = raw.every((id) => known.has(id)) && new Set(raw).size === raw.length;
    return clean
      ? { ok: true, value: raw }
      : { ok: false, message: 'Take each of the listed steps at most once.' };
  },
  grade({ steps, distractors }, given) {
    const cells = new Map(given.map((id, index) => [id, statusOf(steps, given, id, index)]));
    const right = [...cells.values()].filter((status) => status === 'right').length;
    const missing = steps.length - given.filter((id) => !distractors.has(id)).length;
    const score = Math.max(0, right - (given.length - right)) / steps.length;
    const stray = given.find((id) => distractors.has(id));
    const early = given.find((id) => !distractors.has(id) && cells.get(id) === 'wrong');
    const reasons = [
      ...(stray ? [distractors.get(stray) ?? ''] : []),
      ...(early
        ? [`Step ${given.indexOf(early) + 1} uses a step that does not stand before it.`]
        : []),
      ...(missing > 0 ? [`${missing} ${missing === 1 ? 'step is' : 'steps are'} missing.`] : []),
    ];
    return { score, message: reasons.join(' '), cells: Object.fromEntries(cells) };
  },
  locals: (given) => ({ given }),
  samples({ steps, distractors }) {
    const sorted = topological(steps) ?? [];
    const reversed = [...sorted].reverse();
    const wrong = steps.some(({ after }) => after.length > 0) ? reversed : [...distractors.keys()];
    return { correct: sorted, wrong, unreadable: ['no such step'] };
  },
});

function statusOf(
  steps: readonly Step[],
  given: readonly string[],
  id: string,
  index: number,
): CellStatus {
  const before = new Set(given.slice(0, index));
  const step = steps.find((one) => one.id === id);
  return step?.after.every((premise) => before.has(premise)) ? 'right' : 'wrong';
}

/** Step ids in one possible order; none when premises are unknown or go round. */
function topological(steps: readonly Step[]): string[] | undefined {
  const placed: string[] = [];
  while (placed.length < steps.length) {
    const next = steps.find(
      ({ id, after }) => !placed.includes(id) && after.every((one) => placed.includes(one)),
    );
    if (!next) return undefined;
    placed.push(next.id);
  }
  return placed;
}
