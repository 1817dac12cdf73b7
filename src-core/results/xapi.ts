import { earnedIn, worthOf, type JudgedResult } from './judged-result.ts';

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const ACTIVITIES = 'http://adlnet.gov/expapi/activities/';
/** Stands for this app in identifiers; the ending “invalid” leads nowhere, and nothing is ever asked there (RFC 2606). */
const HOME = 'https://chainrule.invalid';

/** A statement of the Experience API 1.0.3, as far as results need it. */
export interface XapiStatement {
  actor: { objectType: 'Agent'; name?: string; account: { homePage: string; name: string } };
  verb: { id: string; display: { en: string } };
  object: {
    objectType: 'Activity';
    id: string;
    definition: { type: string; name: { en: string } };
  };
  result: { score: { scaled: number; raw?: number; min: 0; max?: number }; success: boolean };
  context: { contextActivities: { parent: { id: string }[] } };
  timestamp: string;
}

/**
 * Statements about the results that have a grade: one for every answer, then one for the assignment. Learners are known
 * by their keys; their names are there only if `names` is true.
 */
export const xapiStatements = (
  results: readonly JudgedResult[],
  { names }: { names: boolean },
): XapiStatement[] => results.flatMap((result) => statementsOf(result, names));

function statementsOf(result: JudgedResult, names: boolean): XapiStatement[] {
  const { learner, pack, handedInAt, answers } = result;
  if (!learner || !pack || handedInAt === undefined || result.tasks.length === 0) return [];
  const packId = `${HOME}/packs/${pack.id}/${pack.version}`;
  const about = {
    actor: {
      objectType: 'Agent' as const,
      ...(names && { name: learner.name }),
      account: { homePage: HOME, name: learner.fingerprint },
    },
    context: { contextActivities: { parent: [{ id: packId }] } },
  };
  const [raw, max] = [earnedIn(result), worthOf(result)];
  return [
    ...answers.flatMap(({ exerciseId, seed, at, mark }): XapiStatement[] => {
      if (!mark) return [];
      const id = `${packId}/${exerciseId}/${seed}`;
      return [
        {
          ...about,
          verb: verb('answered'),
          object: activity(id, 'question', exerciseId),
          result: { score: { scaled: mark.score, min: 0 }, success: mark.score === 1 },
          timestamp: new Date(at).toISOString(),
        },
      ];
    }),
    {
      ...about,
      verb: verb('completed'),
      object: activity(packId, 'assessment', pack.title),
      result: {
        score: { scaled: max === 0 ? 0 : raw / max, raw, min: 0, max },
        success: raw === max,
      },
      timestamp: new Date(handedInAt).toISOString(),
    },
  ];
}

const verb = (word: string) => ({ id: VERBS + word, display: { en: word } });

const activity = (id: string, type: string, name: string): XapiStatement['object'] => ({
  objectType: 'Activity',
  id,
  definition: { type: ACTIVITIES + type, name: { en: name } },
});
