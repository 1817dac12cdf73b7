import type { VariantInput } from '#core/contract/contract.ts';
import type { ExerciseLink, ExercisePage } from '#core/contract/pages.ts';
import type { Problem } from '#core/exercise/problem.ts';
import { linksTo } from '../learn/topic-summaries.ts';
import type { LibraryPack } from '../packs/pack-library.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import { assignedTask } from '../results/assigned-task.ts';
import type { Services } from '../services.ts';

/** Everything the page of a variant shows; `drawn` saves drawing it a second time. */
export async function openVariant(
  services: Services,
  { packId, exerciseId, seed }: VariantInput,
  drawn?: Problem,
): Promise<ExercisePage> {
  const { database, library, core, clock, unsaved } = services;
  const loaded = await library();
  const { pack, exercise } = loaded.exercise(packId, exerciseId);
  const draw = { key: pack.hash, exerciseId, seed };
  const variant = {
    profileId: currentProfile(database, clock).profileId,
    packId,
    exerciseId,
    seed,
  };
  const problem = drawn ?? (await core.call('draw', draw));
  const seen = database.reveals.on(variant);
  // A pack that changed may have fewer hints than were seen.
  const numbers = seen.hints.filter((index) => index < problem.hintCount);
  const hints = await Promise.all(numbers.map((index) => core.call('hint', { ...draw, index })));
  const showsSolution = seen.solution && problem.hasSolution;
  const position = pack.exercises.indexOf(exercise);
  return {
    problem,
    packTitle: pack.title,
    topics: linksTo(loaded.packs, exercise.topics),
    conventions: pack.conventions,
    assigned: assignedTask(services, pack, variant),
    answers:
      unsaved.draftOn(variant) ??
      database.drafts.find(variant) ??
      database.attempts.lastAnswersOn(variant) ??
      {},
    tries: database.attempts.countOn(variant) + unsaved.attemptsOn(variant).length,
    hints,
    ...(showsSolution && { solution: await core.call('solution', draw) }),
    previous: linkTo(pack, position - 1),
    next: linkTo(pack, position + 1),
  };
}

function linkTo(pack: LibraryPack, position: number): ExerciseLink | undefined {
  const exercise = pack.exercises[position];
  return exercise && { packId: pack.id, exerciseId: exercise.id, title: exercise.title };
}
