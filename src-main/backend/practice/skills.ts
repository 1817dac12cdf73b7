import type { ExerciseLink } from '#core/contract/pages.ts';
import type { ExerciseOutline } from '#core/pack/outline.ts';
import { keyOf } from '../exercises/progress.ts';
import type { LibraryPack } from '../packs/pack-library.ts';

/** An exercise as something to be remembered. */
export interface Skill {
  key: string;
  pack: LibraryPack;
  exercise: ExerciseOutline;
}

/** The exercises of all packs that are here, by `pack/exercise`. */
export function skillsOf(packs: readonly LibraryPack[]): Map<string, Skill> {
  return new Map(
    packs.flatMap((pack) =>
      pack.exercises.map((exercise) => {
        const key = keyOf(pack.id, exercise.id);
        return [key, { key, pack, exercise }] as const;
      }),
    ),
  );
}

export const linkOf = ({ pack, exercise }: Skill): ExerciseLink => ({
  packId: pack.id,
  exerciseId: exercise.id,
  title: exercise.title,
});

/** How long a review takes: the hard ones longer. Units: minutes. */
export const minutesOf = (skill: Skill | undefined): number =>
  1 + (skill?.exercise.difficulty ?? 1);

/** Links to those that are here: a pack may have been removed since. */
export function linksTo(
  skills: ReadonlyMap<string, Skill>,
  keys: readonly string[],
): ExerciseLink[] {
  return keys.flatMap((key) => {
    const skill = skills.get(key);
    return skill ? [linkOf(skill)] : [];
  });
}
