import type { TopicSummary } from '#core/contract/pages.ts';

type Linked = Pick<TopicSummary, 'id' | 'needs' | 'leadsTo'>;

/**
 * The topic that an arrow key leads to on the map: left and right along a row, up to a topic that
 * comes before, down to one that follows. None where there is no such topic.
 */
export function topicAfterKey(
  layers: readonly (readonly Linked[])[],
  id: string,
  key: string,
): string | undefined {
  const row = layers.find((topics) => topics.some((topic) => topic.id === id)) ?? [];
  const at = row.findIndex((topic) => topic.id === id);
  switch (key) {
    case 'ArrowLeft':
      return row[at - 1]?.id;
    case 'ArrowRight':
      return row[at + 1]?.id;
    case 'ArrowUp':
      return row[at]?.needs.at(-1);
    case 'ArrowDown':
      return row[at]?.leadsTo[0];
    default:
      return undefined;
  }
}
