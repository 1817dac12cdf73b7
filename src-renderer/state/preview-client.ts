import type { Client, Handlers } from '#core/contract/contract.ts';
import type { Answers } from '#core/exercise/answers.ts';

/** What was typed into a preview, kept while its exercise is being written. */
export interface PreviewMemory {
  answers: Answers;
}

/**
 * A client that answers the calls of one exercise's page from the pack an author works on: the very page of a learner,
 * and nothing of it goes into any record.
 */
export function previewClient(client: Client, memory: PreviewMemory): Client {
  let tries = 0;
  const calls = {
    'exercise.open': async ({ exerciseId, seed = 0 }) => ({
      ...(await client('author.draw', { exerciseId, seed })),
      answers: memory.answers,
    }),
    'exercise.another': ({ exerciseId, seed = 0 }) => {
      memory.answers = {};
      tries = 0;
      return client('author.draw', { exerciseId, seed, fresh: true });
    },
    'exercise.check': async ({ exerciseId, seed, answers }) => {
      memory.answers = answers;
      const verdict = await client('author.grade', { exerciseId, seed, answers });
      if (verdict.countsAsTry) tries++;
      return { verdict, tries };
    },
    'exercise.hint': ({ exerciseId, seed, index }) =>
      client('author.hint', { exerciseId, seed, index }),
    'exercise.solution': ({ exerciseId, seed }) => client('author.solution', { exerciseId, seed }),
    'exercise.explain': ({ exerciseId, seed, address, answers = {} }) =>
      client('author.explain', { exerciseId, seed, address, answers }),
    'draft.save': ({ answers }) => {
      memory.answers = answers;
      return null;
    },
  } satisfies Partial<Handlers>;
  const call = async (name: keyof typeof calls, input: never): Promise<unknown> =>
    calls[name](input);
  // The page of an exercise makes these calls alone.
  return call as Client;
}
