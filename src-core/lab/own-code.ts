import { AppError } from '#core/errors.ts';
import { stillAtWork } from './patience.ts';

/** Lists of numbers in lists, or a function of one number t in JavaScript that we wrote. */
export type OwnArgument =
  number | readonly OwnArgument[] | { readonly javaScript: string; readonly formula: string };

interface OwnCodeJob {
  source: string;
  functionName: string;
  calls: readonly (readonly OwnArgument[])[];
  /** For everything together. Units: ms. */
  timeMs: number;
}

interface OwnCodeOutcome {
  fault?: { message: string; line?: number; column?: number };
  /** One for each call that came to an end; an object is `{ fields }`. */
  calls: readonly ({ ok: true; value: unknown } | { ok: false; message: string; line?: number })[];
  stopped?: 'time' | 'memory';
}

/** Runs code of a learner apart from everything else, each time in a new interpreter. */
type OwnCodeRunner = (job: OwnCodeJob) => OwnCodeOutcome;

/** A run stops at it and shows its message: what the learner wrote gave no gradient. */
export class OwnCodeFault extends AppError {
  constructor(message: string) {
    super('own-code', message);
  }
}

/** For all calls of one step. Units: ms. */
const TIME_MS = 2500;

let offered: { run: OwnCodeRunner; timeMs: number } | undefined;

/**
 * Lets labs run code of learners, which the core cannot do by itself, for so long a step. Yields what takes the offer
 * back. Units: ms.
 */
export function offerOwnCode(run: OwnCodeRunner, timeMs = TIME_MS): () => void {
  const offer = { run, timeMs };
  offered = offer;
  return () => {
    if (offered === offer) offered = undefined;
  };
}

/**
 * What the function of a learner gives back for each list of arguments. Nothing is left from one time to the next, so
 * that a run can go on anywhere.
 *
 * Errors: OwnCodeFault with a sentence when one of the calls came to no end.
 */
export function callOwnCode(
  source: string,
  functionName: string,
  calls: OwnCodeJob['calls'],
): unknown[] {
  if (!offered) throw new OwnCodeFault('Code cannot be run here. Open the lab in the app.');
  const { run, timeMs } = offered;
  stillAtWork();
  const outcome = run({ source, functionName, calls, timeMs });
  const { fault, stopped } = outcome;
  if (fault) throw new OwnCodeFault(`${placeOf(fault)}${fault.message}`);
  if (stopped)
    throw new OwnCodeFault(
      stopped === 'time'
        ? `\`${functionName}\` took longer than ${timeMs / 1000} s for one batch. Look for a loop that does not end, or take smaller batches.`
        : `\`${functionName}\` used more memory than it may. Look for a list that grows without an end.`,
    );
  return outcome.calls.map((call) => {
    if (call.ok) return call.value;
    throw new OwnCodeFault(`${placeOf(call)}${call.message}.`);
  });
}

const placeOf = ({ line, column }: { line?: number; column?: number }): string =>
  line === undefined ? '' : `Line ${line}${column === undefined ? '' : `, column ${column}`}: `;
