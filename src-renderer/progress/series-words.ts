import type { SeriesPage, StepOutcome } from '#core/contract/series.ts';

/** What a series is called. */
export const titleOf = ({ kind, mistake }: SeriesPage): string =>
  kind === 'placement' ? 'Placement' : `Drill: ${mistake ?? ''}`;

/** Where in it the learner stands: a placement asks as many as it needs. */
export const placeInWords = ({ kind, steps, most }: SeriesPage): string =>
  kind === 'placement'
    ? `question ${steps.length} of at most ${most}`
    : `exercise ${steps.length} of ${most}`;

/** What became of an exercise of a series. */
export const OUTCOME_WORDS: Record<StepOutcome, string> = {
  right: 'Right at the first try',
  made: 'The mistake was made again',
  wrong: 'Not right at the first try without help',
  skipped: 'Passed over',
};

/** How a drill went, in a sentence. */
export function drillInWords({ steps }: SeriesPage): string {
  const made = steps.filter(({ outcome }) => outcome === 'made').length;
  const answered = steps.filter(({ outcome }) => outcome && outcome !== 'skipped').length;
  if (answered === 0) return 'Nothing was answered.';
  const times = made === 1 ? 'once' : `${made} times`;
  return made === 0
    ? `${answered} ${answered === 1 ? 'answer' : 'answers'} without the mistake. A mistake retires after three days without it.`
    : `The mistake was made ${times} in ${answered} ${answered === 1 ? 'answer' : 'answers'}. Take the drill again tomorrow.`;
}
