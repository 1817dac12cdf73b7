import { expect, test } from 'vitest';
import type { Core } from '../../core-worker/supervisor.ts';
import type { LibraryPack } from '../packs/pack-library.ts';
import { gradedIn } from './graded-in.ts';

const exercise = (id: string, types: string[]) => ({ id, title: `The ${id}`, types });
const pack = (id: string, exercises: object[]) =>
  ({ id, hash: `hash of ${id}`, sums: {}, exercises }) as unknown as LibraryPack;

const packs = [
  pack('a', [exercise('both', ['number', 'lab']), exercise('none', ['number'])]),
  pack('b', [exercise('other', ['lab']), exercise('broken', ['lab']), exercise('one', ['lab'])]),
];
const LABS: Record<string, string[]> = { both: ['xor', 'bowl'], other: ['xor'], one: ['bowl'] };

test('a lab is graded in the exercises whose parts run it, each read once', async () => {
  const asked: string[] = [];
  const call = (_name: string, { exerciseId }: { exerciseId: string }) => {
    asked.push(exerciseId);
    const labs = LABS[exerciseId];
    return labs ? Promise.resolve(labs) : Promise.reject(new Error('broken'));
  };
  const find = gradedIn({ call } as unknown as Core);
  expect(await find(packs, 'bowl')).toEqual([
    { packId: 'a', exerciseId: 'both', title: 'The both' },
    { packId: 'b', exerciseId: 'one', title: 'The one' },
  ]);
  expect((await find(packs, 'xor')).map(({ exerciseId }) => exerciseId)).toEqual(['both', 'other']);
  expect(await find(packs, 'none')).toEqual([]);
  // What could not be read is tried again.
  expect(asked).toEqual(['both', 'other', 'broken', 'one', 'broken', 'broken']);
});
