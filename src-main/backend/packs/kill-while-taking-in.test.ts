import { expect, test, vi } from 'vitest';
import { killWhileTakingIn, packFilesIn } from '../../testing/kill-while-taking-in.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

// Each kill needs a program that was started from its source.
vi.setConfig({ testTimeout: 300_000 });

test('kill -9 at any moment of taking in leaves the old or the new pack, whole', async () => {
  const dataDir = temporaryFolder();
  const { faults, versions } = await killWhileTakingIn(dataDir, 6, 7);
  expect(faults).toEqual([]);
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.every((version) => ['1.0.0', '1.0.1'].includes(version))).toBe(true);
  // What the last kill left is swept at the next start: one file, or the two between which the kill fell.
  expect(packFilesIn(dataDir).length).toBeLessThanOrEqual(3);
});
