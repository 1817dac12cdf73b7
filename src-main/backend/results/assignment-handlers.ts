import type { Handlers } from '#core/contract/contract.ts';
import type { AssignmentPage } from '#core/contract/results.ts';
import { AppError } from '#core/errors.ts';
import { dueAt, pointsOf } from '#core/pack/assignment.ts';
import { attemptsIn, RESULT_LIMITS } from '#core/results/result-form.ts';
import { rounded, scoreResult } from '#core/results/score-result.ts';
import { learnerKey } from '../../results-files/learner-key.ts';
import { resultFile } from '../../results-files/result-file.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { assignedPack, type AssignedPack } from './assigned-pack.ts';
import { handIn, resultFileName } from './hand-in.ts';

export function assignmentHandlers(services: Services) {
  const { database, library, core, clock, unsaved, app } = services;

  async function find(packId: string): Promise<AssignedPack | undefined> {
    const pack = (await library()).pack(packId);
    return assignedPack(services, pack, currentProfile(database, clock).profileId);
  }

  /** Errors: AppError when the pack asks nothing. */
  async function findAssigned(packId: string): Promise<AssignedPack> {
    const found = await find(packId);
    if (found) return found;
    throw new AppError('assignment', 'This pack has no assignment.');
  }

  return {
    'assignment.open': async ({ packId }) => {
      const found = await find(packId);
      return found ? pageOf(services, found) : null;
    },
    'assignment.handIn': async ({ packId, name }) => {
      const { profileId } = currentProfile(database, clock);
      const assigned = await findAssigned(packId);
      if (!unsaved.retry()) {
        const message = 'Some answers still wait to be saved. Hand in when they are on the disk.';
        throw new AppError('hand-in', message);
      }
      const body = handIn(assigned, database.attempts.ofLearner(profileId), name, clock());
      const key = learnerKey(app.dataDir, profileId);
      const bytes = resultFile(body, key, assigned.assignment.sealFor);
      if (bytes.length <= RESULT_LIMITS.file) return { name: resultFileName(body), bytes };
      const most = RESULT_LIMITS.file / 1_000_000;
      throw new AppError('hand-in', `A result has at most ${most} MB; this one would be larger.`);
    },
    'assignment.sheet': async ({ packId }) => {
      const { pack, assignment, seeds } = await findAssigned(packId);
      const tasks = [];
      for (const { id, points } of assignment.exercises) {
        const draw = { key: pack.hash, exerciseId: id, seed: seeds[id] ?? 0 };
        tasks.push({ problem: await core.call('draw', draw), points });
      }
      const { title, due } = assignment;
      const learnerName = currentProfile(database, clock).name;
      return {
        title,
        packTitle: pack.title,
        learnerName,
        ...(due !== undefined && { due }),
        tasks,
      };
    },
  } satisfies Partial<Handlers>;
}

function pageOf({ database, clock }: Services, found: AssignedPack): AssignmentPage {
  const { pack, assignment, seeds } = found;
  const { profileId, name: learnerName } = currentProfile(database, clock);
  // What is shown here are the scores as they were recorded; whoever collects results computes them anew.
  const attempts = attemptsIn(
    handIn(found, database.attempts.ofPack(profileId, pack.id), learnerName, clock()),
  );
  const marks = attempts.map(({ score }) => ({ status: 'partly' as const, score, parts: [] }));
  const { tasks } = scoreResult(assignment, seeds, attempts, marks);
  const titles = new Map(pack.exercises.map(({ id, title }) => [id, title]));
  const { due, tries } = assignment;
  const at = dueAt(assignment);
  return {
    packId: pack.id,
    packTitle: pack.title,
    title: assignment.title,
    points: pointsOf(assignment),
    earned: rounded(tasks.reduce((sum, { earned }) => sum + earned, 0)),
    ...(due !== undefined && { due }),
    ...(at !== undefined && { dueAt: at }),
    ...(tries !== undefined && { tries }),
    hints: assignment.hints,
    ownNumbers: assignment.seeds === 'own',
    isSealed: assignment.sealFor !== undefined,
    learnerName,
    tasks: tasks.map((task) => ({
      ...task,
      title: titles.get(task.exerciseId) ?? task.exerciseId,
      seed: seeds[task.exerciseId] ?? 0,
    })),
  };
}
