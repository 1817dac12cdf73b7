import type { HomePage, RecentWork } from '#core/contract/pages.ts';
import { beginnerPath } from '#core/exercise/topics/beginner-path.ts';
import type { ExerciseOutline } from '../../core-worker/protocol.ts';
import type { ProgressOf } from '../exercises/progress.ts';
import { exercisesOf, topicsOf } from '../learn/topic-summaries.ts';
import type { LibraryPack } from '../packs/pack-library.ts';

/**
 * What to do now: what was worked on last, while it is not solved; else the first exercise that is
 * not solved and whose `needs` are, in the pack of the last work before all others. Whoever begins
 * gets the first one on the path through all topics, or the easiest where there are none. None when
 * everything is solved.
 */
export function nextStep(
  packs: readonly LibraryPack[],
  recent: readonly RecentWork[],
  of: ProgressOf,
): HomePage['next'] {
  const [last] = recent;
  if (last && last.state !== 'solved') {
    const { packId, exerciseId, title, packTitle } = last;
    return { packId, exerciseId, title, packTitle, reason: 'Continue where you left off' };
  }
  const isLast = ({ id }: LibraryPack): boolean => id === last?.packId;
  const inOrder = packs.toSorted((a, b) => Number(isLast(b)) - Number(isLast(a)));
  const open = inOrder.flatMap((pack) =>
    pack.exercises
      .filter(({ id }) => of(pack.id, id).state !== 'solved')
      .map((exercise) => ({ pack, exercise, isReady: isReady(pack, exercise, of) })),
  );
  const ready = open.filter((one) => one.isReady);
  const found = (last ? ready : forBeginners(packs, ready, of))[0] ?? open[0];
  if (!found) return undefined;
  const { pack, exercise } = found;
  return {
    packId: pack.id,
    exerciseId: exercise.id,
    title: exercise.title,
    packTitle: pack.title,
    reason: last ? `Next in “${exercise.section}”` : 'A good place to start',
  };
}

/** The first on the path through all topics comes first, then the easiest. */
function forBeginners<E extends { pack: LibraryPack; exercise: ExerciseOutline }>(
  packs: readonly LibraryPack[],
  ready: readonly E[],
  of: ProgressOf,
): E[] {
  const steps = beginnerPath(topicsOf(packs), exercisesOf(packs, of));
  const path = steps.flatMap(({ exercises }) => exercises);
  const first = path.find(({ state }) => state !== 'solved');
  const isFirst = ({ pack, exercise }: E): boolean =>
    pack.id === first?.packId && exercise.id === first.id;
  return ready.toSorted(
    (a, b) =>
      Number(isFirst(b)) - Number(isFirst(a)) || a.exercise.difficulty - b.exercise.difficulty,
  );
}

/** A need whose own file did not load cannot be solved, so it does not hold anybody back. */
const isReady = (pack: LibraryPack, { needs }: ExerciseOutline, of: ProgressOf) =>
  needs
    .filter((need) => pack.exercises.some(({ id }) => id === need))
    .every((need) => of(pack.id, need).state === 'solved');
