import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { testPlaces } from '../../testing/test-places.ts';
import { runCommand } from '../run-command.ts';

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand({
    places: testPlaces(),
    args,
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const fileOf = (name: string, text: string): string => {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
};

describe('chainrule export and import', () => {
  test('what goes out to Moodle and GIFT comes in as a pack in which nothing is wrong', async () => {
    for (const form of ['moodle', 'gift']) {
      const file = join(temporaryFolder(), 'out.txt');
      expect((await run('export', form, 'test', '-o', file, '--seeds', '2')).out).toBe(
        `${file}: 6 questions`,
      );
      const folder = join(temporaryFolder(), 'mine');
      const { code, out } = await run('import', form, file, '-o', folder, '--title', 'Mine');
      expect([code, out]).toEqual([
        0,
        `${folder}: 6 exercises; next: chainrule pack validate ${folder}`,
      ]);
      expect(await run('pack', 'validate', folder)).toMatchObject({ code: 0, err: '' });
    }
  });

  test('one exercise goes out as a notebook, definitions as notes', async () => {
    const [book, notes] = ['a.ipynb', 'b.txt'].map((name) => join(temporaryFolder(), name));
    await run('export', 'jupyter', 'test/one', '-o', book!, '--torch');
    expect(readFileSync(book!, 'utf8')).toContain('torch.testing.assert_close');
    expect((await run('export', 'anki', 'test', '-o', notes!)).out).toContain('2 notes');
    expect(readFileSync(notes!, 'utf8')).toContain('Counting\t<p>One after the other.</p>');
  });

  test('lists what was dropped, and says where a file cannot be read', async () => {
    const gift = fileOf('a.gift', 'Essay {}\n\nSum? {#2}');
    const folder = join(temporaryFolder(), 'mine');
    expect((await run('import', 'gift', gift, '-o', folder)).out).toContain(
      'dropped (a.gift, line 1): Essay: the question; it asks for an essay',
    );
    const broken = fileOf('b.xml', '<quiz>\n<question></quiz>');
    const other = join(temporaryFolder(), 'other');
    expect(await run('import', 'moodle', broken, '-o', other)).toEqual({
      ...{ code: 1, out: '' },
      err: `${broken}:2:11: expected the end of question, got that of quiz`,
    });
    await expect(run('import', 'gift', gift, '-o', folder)).rejects.toThrow('something in it');
    await expect(run('import', 'word', gift, '-o', folder)).rejects.toThrow('moodle, gift or qti');
  });
});
