// The learner's own pictures, from the bytes of a file to a run on them.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { LabImages, LabRunState } from '#core/contract/labs.ts';
import { digitPairLab } from '#core/lab/labs/training/digit-pair/digit-pair-lab.ts';
import { runLab } from '#core/lab/run-lab.ts';
import { digitsAsIdx } from '../../lab-worker/testing/digits-as-idx.ts';
import { backendOptions, testBackend } from '../../testing/test-backend.ts';
import { createBackend } from '../create-backend.ts';

type Tested = Pick<ReturnType<typeof testBackend>, 'handlers'>;

// Threads of labs take long to start: one backend does for all tests but the one that closes it.
const shared = createBackend(backendOptions());
afterAll(() => shared.close());

const { pictures: PICTURES, labels: LABELS } = digitsAsIdx();

async function take(
  { handlers }: Tested,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<LabImages> {
  for (const [name, bytes] of files)
    for (let at = 0; at < bytes.length; at += 50_000)
      await handlers['lab.send']({ transfer: name, bytes: bytes.subarray(at, at + 50_000) });
  const named = files.map(([name]) => ({ name, transfer: name }));
  return handlers['lab.takeImages']({ name: named[0]?.name ?? '', files: named });
}

async function ended({ handlers }: Tested, runId: number): Promise<LabRunState> {
  for (;;) {
    const state = await handlers['lab.state']({ runId, after: -1 });
    if (state.run.status !== 'going') return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const run = async (
  tested: Tested,
  { digest }: LabImages,
  labId = 'digit-pair',
): Promise<LabRunState> => {
  const start = { labId, settings: { epochs: 5 }, seed: 1, images: digest };
  const { runId } = await tested.handlers['lab.start'](start);
  return ended(tested, runId);
};

const both = (tested: Tested) =>
  take(tested, [
    ['digits-idx3-ubyte.gz', gzipSync(PICTURES)],
    ['labels-idx1-ubyte', LABELS],
  ]);

describe('pictures of one’s own', () => {
  test('give the bits that the same pictures give built in', async () => {
    const kept = await both(shared);
    expect(kept).toMatchObject({ name: 'digits-idx3-ubyte.gz', count: 1797, height: 8, width: 8 });
    const { run: done } = await run(shared, kept);
    const builtIn = runLab(digitPairLab, { settings: { epochs: 5 }, seed: 1 });
    expect(done.outcome).toEqual({ measures: builtIn.measures, digest: builtIn.digest });
    expect(done.images).toEqual(kept);
  });

  test('are missed by a run when they are gone, which goes on once they are there again', async () => {
    const tested = testBackend();
    const kept = await both(tested);
    const { run: short } = await run(tested, kept);
    const long = { labId: 'digit-pair', settings: { epochs: 300 }, seed: 1, images: kept.digest };
    const { runId } = await tested.handlers['lab.start'](long);
    await tested.close();
    const folder = join(tested.options.dataDir, 'lab-images');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const later = testBackend(tested.options);
    const { runs } = await later.handlers['lab.list'](undefined);
    const gone = 'The pictures of this run (digits-idx3-ubyte.gz) are not here any more.';
    expect(runs[0]?.areImagesGone).toBe(true);
    const found = await ended(later, runId);
    expect(found.run.status).toBe('paused');
    expect(found.run.outcome?.message).toContain(gone);
    const look = Promise.resolve(later.handlers['lab.look']({ runId: short.runId, step: 5 }));
    await expect(look).rejects.toThrow(gone);
    const resume = () => Promise.resolve(later.handlers['lab.resume']({ runId }));
    await expect(resume()).rejects.toThrow('Choose the same files again');
    await both(later);
    await resume();
    const { run: done } = await ended(later, runId);
    const whole = runLab(digitPairLab, { settings: { epochs: 300 }, seed: 1 });
    expect(done.outcome?.digest).toBe(whole.digest);
  });

  test('are refused by a lab that takes others, or none', async () => {
    const kept = await both(shared);
    const start = (labId: string) =>
      Promise.resolve(
        shared.handlers['lab.start']({ labId, settings: {}, seed: 1, images: kept.digest }),
      );
    await expect(start('lenet')).rejects.toThrow(
      'takes pictures of 28 × 28 pixels; yours have 8 × 8.',
    );
    await expect(start('bowl')).rejects.toThrow('Descent in a bowl takes no pictures.');
    await shared.handlers['lab.dropImages'](kept);
    expect(await shared.handlers['lab.images'](undefined)).toEqual([]);
    await expect(start('digit-pair')).rejects.toThrow('not here any more. Choose the files again.');
  });
});
