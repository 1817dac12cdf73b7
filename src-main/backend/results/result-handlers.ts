import type { Handlers } from '#core/contract/contract.ts';
import type { ResultLine } from '#core/contract/results.ts';
import { commonMistakes } from '#core/results/common-mistakes.ts';
import { gradebookCsv } from '#core/results/gradebook.ts';
import { itemStatistics } from '#core/results/item-statistics.ts';
import {
  counts,
  earnedIn,
  withoutNames,
  withSuperseded,
  worthOf,
  type JudgedResult,
} from '#core/results/judged-result.ts';
import { markOf, type Mark } from '#core/results/mark.ts';
import { parameterStatistics } from '#core/results/parameter-statistics.ts';
import { xapiStatements } from '#core/results/xapi.ts';
import { gradeOnce } from '../../results-files/grade-once.ts';
import { judgeResult } from '../../results-files/judge-result.ts';
import type { Services } from '../services.ts';
import { AnswerForms } from './answer-forms.ts';
import { collectorKey, collectorKeyFile } from './collector-key.ts';
import { drawnFor } from './drawn-for.ts';

export function resultHandlers({ library, core, clock, app }: Services) {
  /** By the names of their files: a file that is opened again takes its own place. */
  const opened = new Map<string, JudgedResult>();
  /** With the causes of what is wrong, which the page tells. */
  const grade = gradeOnce(async (key, draws) => {
    const marks: Mark[][] = [];
    for (const { all, ...draw } of draws) {
      const own: Mark[] = [];
      marks.push(own);
      for (const answers of all)
        own.push(markOf(await core.call('grade', { key, ...draw, answers })));
    }
    return marks;
  });
  const judged = (): JudgedResult[] => withSuperseded([...opened.values()]);

  const forms = new AnswerForms(core);

  return {
    'results.add': async ({ name, bytes }) => {
      const { packs } = await library();
      const key = collectorKey(app.dataDir);
      const result = await judgeResult(name, bytes, {
        packs,
        keys: key ? [key] : [],
        grade,
        now: clock(),
      });
      opened.set(name, { ...result, drawn: await drawnFor(result, packs, core) });
      return lineOf(result);
    },
    'results.open': async () => {
      const results = judged();
      const { packs } = await library();
      const titleOf = (packId: string, exerciseId: string): string =>
        packs.find(({ id }) => id === packId)?.exercises.find(({ id }) => id === exerciseId)
          ?.title ?? exerciseId;
      return {
        results: results.map(lineOf),
        items: itemStatistics(results).map((item) => ({
          ...item,
          title: titleOf(item.packId, item.exerciseId),
        })),
        parameters: parameterStatistics(results),
        mistakes: await forms.onto(commonMistakes(results), packs),
      };
    },
    'results.clear': () => {
      opened.clear();
      return null;
    },
    'results.export': ({ kind, names }) => {
      const results = names ? judged() : withoutNames(judged());
      const text =
        kind === 'csv'
          ? gradebookCsv(results)
          : `${JSON.stringify(xapiStatements(results, { names }), null, 2)}\n`;
      const name = kind === 'csv' ? 'gradebook.csv' : 'statements.json';
      return { name, bytes: new Uint8Array(Buffer.from(text, 'utf8')) };
    },
    'results.key': () => {
      const { publicKey } = collectorKey(app.dataDir, 'make');
      return { publicKey, file: collectorKeyFile(app.dataDir) };
    },
  } satisfies Partial<Handlers>;
}

function lineOf(result: JudgedResult): ResultLine {
  const { file, learner, pack, handedInAt, tasks, findings } = result;
  return {
    file,
    ...(learner && { name: learner.name, fingerprint: learner.fingerprint }),
    ...(pack && { packId: pack.id, packTitle: pack.title }),
    ...(handedInAt !== undefined && { handedInAt }),
    tasks,
    earned: earnedIn(result),
    points: worthOf(result),
    counts: counts(result),
    findings,
  };
}
