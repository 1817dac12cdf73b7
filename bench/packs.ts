import { checkMutatedPacks } from '../src-main/pack-files/testing/mutated-packs.ts';
import { killWhileTakingIn } from '../src-main/testing/kill-while-taking-in.ts';
import { withDataDir } from './surroundings.ts';
import type { Bench } from './measurement.ts';

const CHANGES = 10_000;
const KILLS = 200;

/**
 * What strangers and power switches do to packs, in the numbers that the tests leave out: it ends with an error when
 * one changed pack is neither taken nor refused, or one kill leaves half a pack.
 */
export const packs: Bench = {
  name: 'packs',
  async measure() {
    const changesAt = performance.now();
    checkMutatedPacks(CHANGES);
    const killsAt = performance.now();
    const { faults } = await withDataDir((dataDir) =>
      killWhileTakingIn(dataDir, KILLS, Date.now()),
    );
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const each = (from: number, to: number, count: number): number => (to - from) / count;
    return [
      {
        what: 'a changed pack, taken or refused',
        value: each(changesAt, killsAt, CHANGES),
        ...{ unit: 'ms', goal: 10, runs: CHANGES },
      },
      {
        what: 'kill while a pack is taken in, and the start after it',
        value: each(killsAt, performance.now(), KILLS),
        ...{ unit: 'ms', goal: 2000, runs: KILLS },
      },
    ];
  },
};
