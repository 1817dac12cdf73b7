import { trySamples, type Trial } from '#core/exercise/engine.ts';
import type { Answers, AnswerType } from '#core/exercise/answers.ts';
import { startServer } from '../e2e/server.ts';
import { bundledPacks } from './bundled-packs.ts';
import { median, repeat, type Bench, type Measurement } from './measurement.ts';
import { connect } from './rpc-client.ts';
import { withDataDir } from './surroundings.ts';

const RUNS = 7;
const SHOWN = 10;
const SEED = 0;
/** Answers that are run may take longer than those that are compared. Units: ms. */
const GOAL = 100;
const GOAL_OF_RUNS = 2000;

/**
 * From an answer that leaves the window to its verdict, through socket, worker and commit, for every
 * exercise: once with every part right and once with every part wrong, when causes are sought too.
 * The slower of the two counts; the slowest exercises are shown.
 */
export const verdict: Bench = {
  name: 'verdict',
  measure: () =>
    withDataDir(async (dataDir) => {
      const server = await startServer(dataDir);
      const { call, close } = await connect(server.address);
      try {
        return await slowest(call);
      } finally {
        close();
        await server.stop();
      }
    }),
};

/** The slowest exercises of all bundled packs, the slowest first. */
async function slowest(call: Awaited<ReturnType<typeof connect>>['call']): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const pack of bundledPacks()) {
    for (const exercise of pack.exercises) {
      const trials = trySamples(pack, exercise, SEED);
      const medians: number[] = [];
      for (const sample of ['correct', 'wrong'] as const) {
        const answers = answersOf(trials, sample);
        const input = { packId: pack.id, exerciseId: exercise.id, seed: SEED, answers };
        const times = await repeat(RUNS, async () => {
          const sentAt = performance.now();
          await call('exercise.check', input).catch(unlessTooLate);
          return performance.now() - sentAt;
        });
        medians.push(median(times));
      }
      const what = `verdict on ${pack.id}/${exercise.id}`;
      const goal = exercise.parts.some(({ type }) => isRun(type)) ? GOAL_OF_RUNS : GOAL;
      rows.push({ what, value: Math.max(...medians), unit: 'ms', goal, runs: RUNS });
    }
  }
  return rows.toSorted((a, b) => b.value - a.value).slice(0, SHOWN);
}

const answersOf = (trials: Trial[], sample: Trial['sample']): Answers =>
  Object.fromEntries(
    trials.filter((trial) => trial.sample === sample).map(({ part, raw }) => [part, raw]),
  );

/** A verdict that came too late is a slow one: its row shows it. */
function unlessTooLate(thrown: unknown): void {
  if (!(thrown instanceof Error && thrown.message.startsWith('core-timeout'))) throw thrown;
}

const isRun = (type: AnswerType) => type === 'code' || type === 'lab';
