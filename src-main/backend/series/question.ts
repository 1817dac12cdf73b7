import type { AnswerType } from '#core/exercise/answers.ts';
import type { MapTopic } from '#core/exercise/topics/concept-map.ts';
import type { PlacementTopic } from '#core/schedule/placement.ts';
import type { Skill } from '../practice/skills.ts';

/** How much longer an answer of a type takes than the quickest; none for what nobody grades. */
const EFFORT: Record<AnswerType, number | undefined> = {
  ...{ choice: 0, choices: 0, integer: 0, number: 0, shape: 0, expression: 1, order: 1, pick: 1 },
  ...{ layer: 2, weights: 2, certificate: 2, matrix: 3, network: 3, table: 3, code: 6, lab: 6 },
  text: undefined,
};

/**
 * The topics that can be asked about, each with those of them that it needs, directly or through topics that have no
 * exercise.
 */
export function askableTopics(map: readonly MapTopic[], skills: Iterable<Skill>): PlacementTopic[] {
  const asked = new Set([...skills].filter(isQuestion).flatMap(({ exercise }) => exercise.topics));
  const needsOf = new Map<string, string[]>();
  for (const { id, needs } of map) {
    // The map has every topic after those that it needs.
    const known = needs.flatMap((need) => (asked.has(need) ? [need] : (needsOf.get(need) ?? [])));
    needsOf.set(id, [...new Set(known)]);
  }
  return map
    .filter(({ id }) => asked.has(id))
    .map(({ id }) => ({ id, needs: needsOf.get(id) ?? [] }));
}

/**
 * The exercise to ask about a topic with: the one that takes the fewest topics beside it, then the easiest and quickest
 * to answer; none when all were asked.
 */
export function questionOn(
  topicId: string,
  skills: Iterable<Skill>,
  asked: ReadonlySet<string>,
): Skill | undefined {
  const open = [...skills].filter(
    (skill) =>
      isQuestion(skill) && skill.exercise.topics.includes(topicId) && !asked.has(skill.key),
  );
  return open.sort((a, b) => costOf(a) - costOf(b))[0];
}

const isQuestion = ({ exercise }: Skill): boolean =>
  exercise.types.length > 0 && exercise.types.every((type) => EFFORT[type] !== undefined);

function costOf({ exercise }: Skill): number {
  const effort = exercise.types.reduce((sum, type) => sum + (EFFORT[type] ?? 0), 0);
  return 2 * exercise.topics.length + 2 * exercise.difficulty + effort;
}
