import type { Topic, TopicSource } from './topic.ts';

/** A topic with its place among all others. */
export interface MapTopic extends Topic {
  /** The pack that tells it, and holds its primer. */
  packId: string;
  /** 0 where nothing comes before, else one more than the largest layer of what it needs. */
  layer: number;
}

/**
 * The topics of all packs in an order in which each comes after what it needs, else in the order in
 * which packs tell them. A topic that two packs tell is the first one's. What a pack gets wrong
 * (needs that nobody tells, or that go in a circle) is left out: `topicIssues` names it.
 */
export function conceptMap(sources: readonly TopicSource[]): MapTopic[] {
  const told = new Map<string, Topic & { packId: string }>();
  for (const { packId, topics } of sources) {
    for (const topic of topics) if (!told.has(topic.id)) told.set(topic.id, { ...topic, packId });
  }
  const placed = new Map<string, MapTopic>();
  const waiting = [...told.values()].map((topic) => {
    return { ...topic, needs: topic.needs.filter((need) => told.has(need)) };
  });
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ needs }) => needs.every((need) => placed.has(need)));
    // Where none is ready, needs go in a circle: the first topic goes without those that are open.
    const [topic] = waiting.splice(Math.max(ready, 0), 1);
    if (!topic) break;
    const before = topic.needs.flatMap((need) => placed.get(need) ?? []);
    const layer = Math.max(-1, ...before.map((one) => one.layer)) + 1;
    placed.set(topic.id, { ...topic, needs: before.map(({ id }) => id), layer });
  }
  return [...placed.values()];
}

/** The topics that need this one directly. */
export function leadsTo(topics: readonly MapTopic[], id: string): MapTopic[] {
  return topics.filter(({ needs }) => needs.includes(id));
}
