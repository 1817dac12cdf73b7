/** A topic as placement sees it. */
export interface PlacementTopic {
  id: string;
  /** Ids of topics that come before it. */
  needs: readonly string[];
}

/** What was asked so far. */
export interface PlacementAnswer {
  topic: string;
  isRight: boolean;
}

export interface Placement {
  /** Chance that each topic is known. */
  known: Map<string, number>;
  /** What to ask next; none when enough is known, or ten questions were asked. */
  next: string | undefined;
  /** Topics to begin with: not known, and everything that they need is. */
  start: string[];
}

export const MOST_QUESTIONS = 10;
/** One who knows a topic slips on a question of it; one who does not gets it right anyway. */
const SLIP = 0.1;
const LUCK = 0.1;
/** A topic counts as known from here on, and as settled this near to 0 or 1. */
const KNOWN = 0.5;
const SETTLED = 0.05;

/**
 * Where a learner stands, from a few questions. What is known is a set of topics that holds with each topic all that it
 * needs. Topics are asked along the chains of needs: a right answer speaks for everything below, a wrong one against
 * everything above. The next question is the one whose answer is expected to tell most (in bits, over all topics).
 *
 * Each chance is that of Bayes' rule for a topic whose answers are right with 90 % when known and 10 % when not; answers
 * on topics above count as on itself when right, answers below when wrong.
 */
export function placement(
  topics: readonly PlacementTopic[],
  answers: readonly PlacementAnswer[],
): Placement {
  const below = closure(topics);
  const known = new Map(topics.map(({ id }) => [id, chanceOf(id, answers, below)]));
  const isKnown = (id: string): boolean => (known.get(id) ?? 0) >= KNOWN;
  const start = topics
    .filter(({ id, needs }) => !isKnown(id) && needs.every((need) => isKnown(need)))
    .map(({ id }) => id);
  const isOver = answers.length >= MOST_QUESTIONS;
  return { known, start, next: isOver ? undefined : mostTelling(topics, answers, known, below) };
}

/** Of every topic all that it needs, directly or through others. */
function closure(topics: readonly PlacementTopic[]): Map<string, Set<string>> {
  const needs = new Map(topics.map((topic) => [topic.id, topic.needs]));
  const below = new Map<string, Set<string>>();
  for (const { id } of topics) {
    const met = new Set<string>();
    const open = [...(needs.get(id) ?? [])];
    for (let need = open.pop(); need !== undefined; need = open.pop()) {
      if (met.has(need) || !needs.has(need)) continue;
      met.add(need);
      open.push(...(needs.get(need) ?? []));
    }
    below.set(id, met);
  }
  return below;
}

function chanceOf(
  id: string,
  answers: readonly PlacementAnswer[],
  below: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  let odds = 1;
  for (const { topic, isRight } of answers) {
    const isAbove = below.get(topic)?.has(id) === true;
    const isBelow = below.get(id)?.has(topic) === true;
    if (topic === id || (isAbove && isRight) || (isBelow && !isRight))
      odds *= isRight ? (1 - SLIP) / LUCK : SLIP / (1 - LUCK);
  }
  return odds / (1 + odds);
}

/** The topic whose answer takes most doubt away; none when all are settled. */
function mostTelling(
  topics: readonly PlacementTopic[],
  answers: readonly PlacementAnswer[],
  known: ReadonlyMap<string, number>,
  below: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const doubtAfter = (topic: string, isRight: boolean): number =>
    topics.reduce(
      (sum, { id }) => sum + doubt(chanceOf(id, [...answers, { topic, isRight }], below)),
      0,
    );
  const asked = new Set(answers.map(({ topic }) => topic));
  const open = topics.filter(({ id }) => {
    const chance = known.get(id) ?? 0;
    return chance > SETTLED && chance < 1 - SETTLED && !asked.has(id);
  });
  let best: { id: string; left: number } | undefined;
  for (const { id } of open) {
    const chance = known.get(id) ?? 0;
    const right = chance * (1 - SLIP) + (1 - chance) * LUCK;
    const left = right * doubtAfter(id, true) + (1 - right) * doubtAfter(id, false);
    if (left < (best?.left ?? Infinity)) best = { id, left };
  }
  return best?.id;
}

/** Entropy of a yes or no. Units: bits. */
function doubt(chance: number): number {
  return [chance, 1 - chance].reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);
}
