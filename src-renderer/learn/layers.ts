import type { TopicSummary } from '#core/contract/pages.ts';

type Placed = Pick<TopicSummary, 'id' | 'needs' | 'layer'>;

/**
 * Topics by their layer, row by row. Within a row they stand in the order of the mean places of what
 * they need, from 0 (left) to 1 (right), so that lines between rows cross seldom.
 */
export function layersOf<T extends Placed>(topics: readonly T[]): T[][] {
  const places = new Map<string, number>();
  const count = Math.max(-1, ...topics.map(({ layer }) => layer)) + 1;
  return Array.from({ length: count }, (_, layer) => {
    const row = topics.filter((topic) => topic.layer === layer);
    const meanOf = ({ needs }: T) =>
      needs.reduce((sum, need) => sum + (places.get(need) ?? 0.5), 0) / Math.max(1, needs.length);
    const means = new Map(row.map((topic, at) => [topic, layer === 0 ? at : meanOf(topic)]));
    row.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
    for (const [at, { id }] of row.entries()) places.set(id, (at + 0.5) / row.length);
    return row;
  });
}
