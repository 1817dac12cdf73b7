import type { LabExercise } from '#core/contract/labs.ts';
import type { Core } from '../../core-worker/supervisor.ts';
import type { LibraryPack } from '../packs/pack-library.ts';

/** Yields the exercises that grade a run of a lab, in the order of the packs; what was found out is kept. */
export function gradedIn(
  core: Core,
): (packs: readonly LibraryPack[], labId: string) => Promise<LabExercise[]> {
  /** Labs by the sum of an exercise: it changes with its content. */
  const known = new Map<string, readonly string[]>();

  async function labsOf({ hash, sums }: LibraryPack, exerciseId: string) {
    const sum = sums[exerciseId] ?? `${hash}/${exerciseId}`;
    // Nothing of an exercise that cannot be read; its page says why.
    const labs =
      known.get(sum) ?? (await core.call('labs', { key: hash, exerciseId }).catch(() => undefined));
    if (labs) known.set(sum, labs);
    return labs ?? [];
  }

  return async (packs, labId) => {
    const found: LabExercise[] = [];
    for (const pack of packs)
      for (const { id, title, types } of pack.exercises)
        if (types.includes('lab') && (await labsOf(pack, id)).includes(labId))
          found.push({ packId: pack.id, exerciseId: id, title });
    return found;
  };
}
