import type { TopicSummary } from '#core/contract/pages.ts';

/** How many exercises of a topic are solved. */
export function solvedInWords({ solvedCount, exerciseCount }: TopicSummary): string {
  if (exerciseCount === 0) return 'no exercise';
  return `${solvedCount} of ${exerciseCount} solved`;
}
