import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { placesFrom } from '../../places.ts';
import { runCommand } from '../run-command.ts';

/** The ids of every problem of the five problem sets, by pack. */
const IDS = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/exercise-ids.json'), 'utf8'),
) as Record<string, string[]>;

/** An entry of a shell, from which the bundled packs are found. */
const ENTRY = join(import.meta.dirname, '../chainrule.ts');

describe('chainrule exercise list --json', () => {
  let listed: { pack: string; id: string }[];

  beforeAll(async () => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const args = ['exercise', 'list', '--json'];
    await runCommand({ places: placesFrom(ENTRY), args, print, complain: print });
    listed = JSON.parse(lines.join('\n')) as typeof listed;
  });

  test.each(Object.entries(IDS))('has every problem of %s, each once', (pack, ids) => {
    const found = listed.filter((one) => one.pack === pack).map(({ id }) => id);
    expect(ids.filter((id) => !found.includes(id))).toEqual([]);
    expect(found.toSorted()).toEqual([...new Set(found)].toSorted());
  });

  test('has the 142 problems of the five sets', () => {
    const wanted = Object.entries(IDS).flatMap(([pack, ids]) => ids.map((id) => `${pack}/${id}`));
    expect(wanted).toHaveLength(142);
    const found = new Set(listed.map(({ pack, id }) => `${pack}/${id}`));
    expect(wanted.filter((address) => !found.has(address))).toEqual([]);
  });
});
