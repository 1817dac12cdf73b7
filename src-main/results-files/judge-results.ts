import type { Mark } from '#core/results/mark.ts';
import { withSuperseded, type JudgedResult } from '#core/results/judged-result.ts';
import type { Core } from '../core-worker/supervisor.ts';
import { gradeOnce } from './grade-once.ts';
import type { Grade, Judge } from './judge.ts';
import { judgeResult } from './judge-result.ts';

/** A result file that is read when its turn comes. */
export interface ResultSource {
  name: string;
  bytes(): Uint8Array;
}

/**
 * Judges result files on every core, in the order of the list. Many learners give the same answer to the
 * same numbers, which is graded once.
 */
export async function judgeResults(
  sources: readonly ResultSource[],
  judge: Omit<Judge, 'grade'>,
  cores: readonly Pick<Core, 'call'>[],
): Promise<JudgedResult[]> {
  const known = new Map<string, Promise<Mark>>();
  const results: JudgedResult[] = [];
  let next = 0;
  const work = async (core: Pick<Core, 'call'>): Promise<void> => {
    const score: Grade = (key, draws) => core.call('scores', { key, draws });
    const grade = gradeOnce(score, known);
    for (let at = next++; at < sources.length; at = next++) {
      const source = sources[at];
      if (source) results[at] = await judgeResult(source.name, source.bytes(), { ...judge, grade });
    }
  };
  // While a core grades one file, the next one is read for it.
  await Promise.all(cores.flatMap((core) => [work(core), work(core)]));
  return withSuperseded(results);
}
