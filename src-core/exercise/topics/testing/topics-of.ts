import type { Topic } from '../topic.ts';

/** Topics by id, each with what it needs. */
export const topicsOf = (needs: Record<string, string[]>): Topic[] =>
  Object.entries(needs).map(([id, before]) => ({
    id,
    title: id.toUpperCase(),
    line: `About ${id}.`,
    needs: before,
    primer: false,
  }));
