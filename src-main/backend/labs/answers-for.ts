import type { LabAnswer } from '#core/contract/labs.ts';
import type { TextInput } from '#core/lab/own-inputs.ts';
import type { Database } from '../../database/open-database.ts';

/** The newest answer of a learner to each part that a text of a lab can be taken over from. */
export function answersFor(
  database: Database,
  profileId: number,
  texts: Readonly<Record<string, TextInput>>,
): LabAnswer[] {
  const { attempts } = database;
  const last = attempts.lastIds(profileId);
  return Object.entries(texts).flatMap(([text, { answers }]) =>
    answers.flatMap(({ exerciseId, part, title }): LabAnswer[] => {
      const tried = last.find((one) => one.exerciseId === exerciseId);
      if (!tried) return [];
      const { seed } = attempts.find(tried.attemptId);
      const { packId } = tried;
      const answer = attempts.lastAnswersOn({ profileId, packId, exerciseId, seed })?.[part];
      return typeof answer === 'string' && answer.trim() !== '' ? [{ text, title, answer }] : [];
    }),
  );
}
