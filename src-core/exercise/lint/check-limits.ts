import { draw } from '../draw.ts';
import type { AnswerType } from '../answers.ts';
import { grade } from '../grade.ts';
import type { LintedDraw } from './finding.ts';

/** How long a draw and a verdict may take; code and experiments run. Units: ms. */
const MAX_MS = 100;
const MAX_MS_OF_RUNS = 2000;
const RUNS: readonly AnswerType[] = ['code', 'lab'];

/** Draws and verdicts that take too long. What is slow once is measured again: the machine may have been busy. */
export function* checkLimits({ pack, exercise, seed, now, trials }: LintedDraw): Generator<string> {
  const drawMs = leastMs(now, () => draw(pack, exercise, seed), MAX_MS);
  if (drawMs > MAX_MS) yield `drawing takes ${Math.round(drawMs)} ms; ${MAX_MS} are allowed`;
  for (const { part, sample, raw, tookMs: firstMs } of trials()) {
    const type = exercise.parts.find(({ id }) => id === part)?.type;
    const most = type && RUNS.includes(type) ? MAX_MS_OF_RUNS : MAX_MS;
    const again = (): unknown => grade(pack, exercise, seed, { [part]: raw });
    const tookMs = firstMs > most ? leastMs(now, again, most) : firstMs;
    if (tookMs > most)
      yield `part ${part}: the verdict on the ${sample} answer takes ${Math.round(tookMs)} ms; ${most} are allowed`;
  }
}

function leastMs(now: () => number, work: () => unknown, enoughMs: number): number {
  let least = Infinity;
  for (let round = 0; round < 3 && least > enoughMs; round++) {
    const startedAt = now();
    work();
    least = Math.min(least, now() - startedAt);
  }
  return least;
}
