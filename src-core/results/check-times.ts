import type { Finding } from './finding.ts';
import { attemptsIn, type ResultBody } from './result-form.ts';

/** Grading shows its verdict first; nobody types another answer meanwhile. Units: ms. */
const LEAST_BETWEEN_MS = 100;
/** Clocks of two machines differ by the zone at most. Units: ms. */
const CLOCKS_DIFFER_MS = 24 * 3600 * 1000;
/** No version of the app is older. */
const FIRST_DAY = Date.UTC(2026, 0, 1);

/** What cannot be true about the times of a result, at most one sentence of each kind; `now` is Unix time in ms. */
export function timeFindings(body: ResultBody, now: number): Finding[] {
  const times = attemptsIn(body).map(({ attemptedAt }) => attemptedAt);
  const found: Finding[] = [];
  const tell = (message: string) => found.push({ code: 'times', message });
  const back = times.findIndex((time, at) => time < (times[at - 1] ?? 0));
  if (back > 0) tell(`Answer ${back + 1} is dated before answer ${back}.`);
  const quick = times.findIndex((time, at) => {
    const since = time - (times[at - 1] ?? -Infinity);
    return since >= 0 && since < LEAST_BETWEEN_MS;
  });
  if (quick > 0) {
    const since = (times[quick] ?? 0) - (times[quick - 1] ?? 0);
    tell(`Answers ${quick} and ${quick + 1} lie ${since} ms apart, faster than anyone answers.`);
  }
  const after = times.findIndex((time) => time > body.handedInAt);
  if (after >= 0) tell(`Answer ${after + 1} is dated after the result was handed in.`);
  if (body.handedInAt > now + CLOCKS_DIFFER_MS) tell('The result is dated in the future.');
  const early = times.findIndex((time) => time < FIRST_DAY);
  if (early >= 0) tell(`Answer ${early + 1} is dated before there was a Chainrule.`);
  return found;
}
