import type { Database } from '../../database/open-database.ts';
import type { ForkOrigin } from '../labs/run-summary.ts';
import type { LabRunLine } from './lab-run-line.ts';

/** The runs of a learner as lines of a file, in the order of starting. One at work is paused where it was last saved. */
export function* labRunLines(
  { labRuns, labStates }: Database,
  profileId: number,
): Generator<LabRunLine, void, undefined> {
  for (const { runId, status, ...row } of labRuns.list(profileId).reverse()) {
    const { state, curves } = labRuns.blobs(runId);
    const states = labStates.steps(runId).flatMap((step) => {
      const bytes = textOf(labStates.find(runId, step));
      return bytes === null ? [] : [{ step, bytes }];
    });
    yield {
      labRun: {
        ...row,
        number: runId,
        status: status === 'going' ? 'paused' : status,
        ...{ state: textOf(state), curves: textOf(curves), states },
      },
    };
  }
}

/**
 * Adds a run from such a line. `numbers` tells which numbers those before it have here, by their numbers in the file, and
 * is told this one. Call inside a transaction.
 */
export function addLabRun(
  { labRuns, labStates }: Database,
  profileId: number,
  { labRun }: LabRunLine,
  numbers: Map<number, number>,
): void {
  const { number, state, curves, states, outcome, tookMs, forkedFrom, ...row } = labRun;
  const here = forkedFrom === null ? null : renumbered(forkedFrom, numbers);
  const runId = labRuns.add({ ...row, profileId, forkedFrom: here });
  labRuns.change({ ...row, runId, tookMs, outcome });
  labRuns.fill(runId, { state: bytesOf(state), curves: bytesOf(curves) });
  const recorded = states.map(({ step, bytes }) => ({ step, bytes: Buffer.from(bytes, 'base64') }));
  labStates.add(
    runId,
    recorded,
    recorded.map(({ step }) => step),
  );
  numbers.set(number, runId);
}

function renumbered(text: string, numbers: ReadonlyMap<number, number>): string {
  const rename = ({ runId, forkedFrom, ...rest }: ForkOrigin): ForkOrigin => ({
    runId: numbers.get(runId) ?? 0,
    ...rest,
    ...(forkedFrom && { forkedFrom: rename(forkedFrom) }),
  });
  return JSON.stringify(rename(JSON.parse(text) as ForkOrigin));
}

const textOf = (bytes: Uint8Array | null | undefined): string | null =>
  bytes ? Buffer.from(bytes).toString('base64') : null;

const bytesOf = (text: string | null): Uint8Array | null =>
  text === null ? null : Buffer.from(text, 'base64');
