import type { Exercise, Pack, PackFile, PackIssue } from '../exercise.ts';
import { nearestName } from '../language/nearest-name.ts';
import { headOf } from '../parse/exercise-source.ts';
import { YamlSource } from '../parse/yaml-source.ts';
import { findCycle } from './find-cycle.ts';

/** What topics need of a pack. */
export type TopicPack = Pick<Pack, 'id' | 'topics'> & {
  exercises: readonly Pick<Exercise, 'id' | 'topics'>[];
};

/**
 * What is wrong with the topics of a pack among those of others, each where it stands: topics of
 * exercises and needs that nobody tells, topics told twice, without an exercise, or in a circle.
 */
export function topicIssues(
  pack: TopicPack,
  files: readonly PackFile[],
  others: readonly TopicPack[],
): PackIssue[] {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const all = [...others, pack];
  const known = new Set(all.flatMap(({ topics }) => topics.map(({ id }) => id)));
  const unknown = (topic: string): string => {
    const near = nearestName(topic, known);
    const advice = near ? `; did you mean “${near}”?` : '; “topics” of pack.yaml may tell it';
    return `there is no topic “${topic}”${advice}`;
  };
  const manifest = new YamlSource('pack.yaml', textOf('pack.yaml'));
  const issues = circleIssues(pack, others, manifest);
  const used = new Set(all.flatMap(({ exercises }) => exercises.flatMap(({ topics }) => topics)));
  for (const [at, { id, needs }] of pack.topics.entries()) {
    const owner = others.find(({ topics }) => topics.some((topic) => topic.id === id));
    const issue = (key: string, message: string): unknown =>
      issues.push(manifest.at(['topics', at, key], message));
    if (owner) issue('id', `the topic “${id}” is told by the pack ${owner.id}; refer to it only`);
    if (!used.has(id)) issue('id', `no exercise has the topic “${id}”`);
    for (const [index, need] of needs.entries()) {
      if (known.has(need)) continue;
      issues.push(manifest.at(['topics', at, 'needs', index], unknown(need)));
    }
  }
  for (const { id, topics } of pack.exercises) {
    const file = `${id}.md`;
    for (const [index, topic] of topics.entries()) {
      if (known.has(topic)) continue;
      const head = new YamlSource(file, headOf(textOf(file)), 2);
      issues.push(head.at(['topics', index], unknown(topic)));
    }
  }
  return issues;
}

/** Each circle once, at the first need of this pack that lies on it. */
function circleIssues(
  pack: TopicPack,
  others: readonly TopicPack[],
  manifest: YamlSource,
): PackIssue[] {
  const all = [...others, pack].flatMap(({ topics }) => topics);
  const needs = new Map(all.map((topic) => [topic.id, topic.needs]));
  const named = new Set<string>();
  return pack.topics.flatMap((topic, at) => {
    const circle = named.has(topic.id) ? undefined : findCycle(topic.id, needs);
    if (!circle) return [];
    for (const id of circle) named.add(id);
    const index = topic.needs.indexOf(circle[1] ?? '');
    const way = circle.join(' → ');
    return [manifest.at(['topics', at, 'needs', index], `needs go in a circle: ${way}`)];
  });
}
