import { describe, expect, test } from 'vitest';
import { testPlaces } from '../../testing/test-places.ts';
import { runCommand } from '../run-command.ts';

async function run(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand({
    places: testPlaces(),
    args: ['pack', 'functions', ...words],
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('chainrule pack functions', () => {
  test('lists signature, sentence and misreadings of what has all the words', async () => {
    const { code, out } = await run('convOut', 'dilation');
    expect(code).toBe(0);
    const [signature, docs, misreadings] = out.split('\n');
    expect(signature).toMatch(/^convOut\(size, kernel, stride = 1/);
    expect(docs).toContain('Output side of a convolution');
    expect(misreadings).toContain('misread as ');
  });

  test('lists everything in the order of the alphabet as JSON', async () => {
    const { out } = await run('--json');
    const listed = JSON.parse(out) as { name: string; signature: string; misreadings: object[] }[];
    const names = listed.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
    expect(listed.find(({ name }) => name === 'normalKl')?.misreadings).toContainEqual({
      id: 'normalKl.half-forgotten',
      title: 'factor 1/2 left out',
      say: 'All of it is halved: this is twice the divergence.',
      convention: false,
    });
  });

  test('tells the words to the learner on demand', async () => {
    expect((await run('normalCdf', '--misreadings')).out).toContain(
      'normalCdf.upper: share above. This is',
    );
  });

  test('exits 1 and says so when nothing is found', async () => {
    expect(await run('no-such-word')).toEqual({
      code: 1,
      out: '',
      err: 'no function has “no-such-word” in its signature or sentence',
    });
  });
});
