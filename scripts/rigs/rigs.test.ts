import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { Disk } from './disk.ts';
import { flipsRig } from './flips-rig.ts';
import { fullRig } from './full-rig.ts';
import { killRig } from './kill-rig.ts';
import { canTrace, cutRun, powerRig, traceRun } from './power-rig.ts';
import { readTrace } from './syscalls.ts';

/** The rows by their names. */
const found = ({ rows }: { rows: [string, string | number][] }) => Object.fromEntries(rows);

describe('the learner’s record', () => {
  test('loses no acknowledged answer when the app is killed', async () => {
    const result = await killRig.run(6, 1);
    expect(found(result)).toMatchObject({ kills: 6, 'acknowledged answers lost': 0 });
    expect(result.held).toBe(true);
  });

  test('shows every turned bit that changes an answer, and none ends the app', async () => {
    const result = await flipsRig.run(60, 2);
    expect(found(result)).toMatchObject({ 'of these not noticed': 0 });
    expect(result.held).toBe(true);
  });

  test('loses nothing when the disk is full after any answer', async () => {
    const result = await fullRig.run(12, 3);
    expect(found(result)).toMatchObject({ 'lost after room returned': 0 });
    expect(result.held).toBe(true);
  });
});

describe.runIf(canTrace())('the learner’s record under a trace', () => {
  test('loses no acknowledged answer when the power is cut', async () => {
    const result = await powerRig.run(60, 4);
    expect(found(result)).toMatchObject({ 'cuts that lost an acknowledged answer': 0 });
    expect(result.held).toBe(true);
  });

  test('would lose answers if commits were not synced, and the rig would notice', () => {
    const result = cutRun(traceRun(60, 'weak'), 60, 5);
    expect(Number(found(result)['cuts that lost an acknowledged answer'])).toBeGreaterThan(10);
    expect(result.held).toBe(false);
  });
});

describe('Disk', () => {
  const write = (at: number, text: string) =>
    ({ kind: 'write', file: 'f', at, bytes: Buffer.from(text) }) as const;

  test('keeps what was synced in every cut, and in some cuts loses what was not', () => {
    const disk = new Disk();
    for (const event of [write(0, 'abc'), { kind: 'sync', file: 'f' } as const, write(3, 'def')]) {
      disk.apply(event);
    }
    const random = new Random(1);
    const cuts = Array.from({ length: 50 }, () => disk.cut(random).get('f')?.toString() ?? '');
    expect(cuts.every((text) => text.startsWith('abc'))).toBe(true);
    expect(new Set(cuts)).toContain('abc');
    expect(new Set(cuts)).toContain('abcdef');
  });

  test('tears a long write at sectors', () => {
    const disk = new Disk();
    disk.apply(write(0, 'x'.repeat(4096)));
    const random = new Random(2);
    const sizes = Array.from({ length: 50 }, () => {
      const bytes = disk.cut(random).get('f') ?? Buffer.alloc(0);
      return bytes.filter((byte) => byte === 120).length;
    });
    expect(sizes.every((size) => size % 512 === 0)).toBe(true);
    expect(new Set(sizes).size).toBeGreaterThan(4);
  });

  test('follows files through renames and removals', () => {
    const disk = new Disk();
    disk.apply(write(0, 'abc'));
    disk.apply({ kind: 'sync', file: 'f' });
    disk.apply({ kind: 'rename', file: 'f', to: 'g' });
    expect([...disk.cut(new Random(1)).keys()]).toEqual(['g']);
    disk.apply({ kind: 'unlink', file: 'g' });
    expect(disk.cut(new Random(1)).size).toBe(0);
  });
});

test('readTrace reads calls, passes over other files and failures, and joins what was interrupted', () => {
  const hex = (text: string) =>
    [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const trace = [
    `7 pwrite64(20<${hex('/d/f')}>, "${hex('ab')}", 2, 4096) = 2`,
    `7 pwrite64(20<${hex('/e/f')}>, "${hex('ab')}", 2, 4096) = 2`,
    `7 fdatasync(20<${hex('/d/f')}> <unfinished ...>`,
    `8 write(1<${hex('pipe:[9]')}>, "${hex('12\n')}", 3) = 3`,
    '7 <... fdatasync resumed>) = 0',
    `7 unlink("${hex('/d/g')}") = -1 ENOENT (No such file or directory)`,
    `7 rename("${hex('/d/f')}", "${hex('/d/h')}") = 0`,
    '7 +++ exited with 0 +++',
  ].join('\n');
  expect(readTrace(trace, '/d')).toEqual([
    { kind: 'write', file: '/d/f', at: 4096, bytes: Buffer.from('ab') },
    { kind: 'acknowledge', number: 12 },
    { kind: 'sync', file: '/d/f' },
    { kind: 'rename', file: '/d/f', to: '/d/h' },
  ]);
});
