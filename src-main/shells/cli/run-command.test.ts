import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replayCode } from '#core/exercise/engine.ts';
import { testPlaces } from '../testing/test-places.ts';
import { packWithFile, writePack } from '../../testing/test-pack.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { UsageError } from '../run-shell.ts';
import { runCommand } from './run-command.ts';

/** Runs a command on the pretend installation and keeps what it says. */
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

const grade = (answer: string, ...more: string[]) =>
  run('exercise', 'grade', 'test/one', '--answer', answer, ...more);

describe('chainrule exercise list', () => {
  test('names every exercise in order', async () => {
    const { code, out } = await run('exercise', 'list');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'test/one',
      'test/two',
      'test/three',
    ]);
  });

  test('gives pack, id, title, section, difficulty and types as JSON', async () => {
    const { out } = await run('exercise', 'list', '--json', '--pack', 'test');
    const [first] = JSON.parse(out) as object[];
    expect(first).toEqual({
      pack: 'test',
      id: 'one',
      title: 'One more',
      section: 'First',
      difficulty: 1,
      types: ['integer'],
    });
  });

  test('also looks where it is told, and names what there is when a pack is missing', async () => {
    const manifest = packWithFile('pack.yaml', (text) => text.replace('id: test', 'id: mine'));
    const folder = writePack(temporaryFolder(), 'mine', manifest);
    const { out } = await run('exercise', 'list', '--pack', 'mine', '--pack-dir', folder);
    expect(out).toContain('mine/one');
    await expect(run('exercise', 'list', '--pack', 'x')).rejects.toThrow(
      'x: no such pack; there are test',
    );
  });
});

describe('chainrule exercise show', () => {
  test('prints the numbers of the source, of a seed, and of given parameters', async () => {
    expect((await run('exercise', 'show', 'test/one')).out).toContain('Look at 3.');
    const seeded = await run('exercise', 'show', 'test/one', '--seed', '5');
    expect(seeded.out).toContain('(seed 5)');
    const given = await run('exercise', 'show', 'test/one', '--params', '{"n": 41}', '--json');
    expect(JSON.parse(given.out)).toMatchObject({ statement: 'Look at 41.', seed: 0 });
  });

  test('names what there is when the exercise is missing', async () => {
    await expect(run('exercise', 'show', 'test/nine')).rejects.toThrow(
      'test/nine: no such exercise; there are one, two, three',
    );
    await expect(run('exercise', 'show', 'test/one/more')).rejects.toThrow('no such exercise');
  });
});

describe('chainrule exercise grade', () => {
  test('tells the verdict of each part, with the diagnosis', async () => {
    expect((await grade('{"a": "4"}')).out).toMatch(/^correct \(100 %\)\na: correct/);
    const wrong = await grade('{"a": "3"}');
    expect(wrong.out).toContain('wrong (0 %)');
    expect(wrong.out).toContain('You forgot to add one.');
    expect(wrong.code).toBe(0);
  });

  test('grades the draw that it is told and gives the verdict as JSON', async () => {
    const { out } = await grade('{"a": "42"}', '--params', '{"n": 41}', '--json');
    expect(JSON.parse(out)).toMatchObject({ status: 'correct', score: 1, countsAsTry: true });
  });

  test.each([
    ['no answer', ['exercise', 'grade', 'test/one'], 'expected --answer JSON'],
    ['no JSON', ['exercise', 'grade', 'test/one', '--answer', '{a'], 'expected JSON'],
    ['no object', ['exercise', 'grade', 'test/one', '--answer', '[4]'], 'expected a JSON object'],
    [
      'a stray part',
      ['exercise', 'grade', 'test/one', '--answer', '{"z":"4"}'],
      'parts of a, got z',
    ],
    ['a stray seed', ['exercise', 'show', 'test/one', '--seed', 'x'], 'expected a whole number'],
    ['a stray option', ['exercise', 'list', '--nope'], '--nope'],
    ['a stray word', ['exercise', 'list', 'word'], 'nothing more, got word'],
    ['a missing word', ['exercise', 'show'], 'expected PACK/ID'],
    ['a stray answer', ['exercise', 'show', 'test/one', '--answer', '{}'], 'no --answer'],
    ['no command', [], 'expected a command'],
    ['a stray command', ['exercise', 'eat'], 'there is no command exercise eat'],
  ])('is misused with %s, and says how it is used', async (_what, args, message) => {
    const misuse: unknown = await run(...args).catch((thrown: unknown) => thrown);
    expect(misuse).toBeInstanceOf(UsageError);
    expect((misuse as Error).message).toContain(message);
    expect((misuse as Error).message).toContain('Usage:');
  });
});

describe('chainrule pack validate', () => {
  test('passes a sound pack after trying it out', async () => {
    const { code, out, err } = await run('pack', 'validate', writePack(temporaryFolder()));
    expect(code).toBe(0);
    expect(out).toMatch(/: 3 exercises, no issue$/);
    expect(err).toBe('');
  });

  test('gives each issue its file, line and column, all at once', async () => {
    const files = packWithFile('two.md', (text) =>
      text.replace('difficulty: 2', 'difficulty: 9\ncolour: red'),
    );
    const folder = writePack(temporaryFolder(), 'bad', files);
    const { code, err } = await run('pack', 'validate', folder);
    expect(code).toBe(1);
    const lines = err.split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) expect(line).toMatch(/^.+[/\\](two\.md|pack\.yaml):\d+:\d+: ./);
    expect(err).toContain(`${join(folder, 'two.md')}:5:`);
    expect(err).toContain(`${join(folder, 'two.md')}:6:`);
  });

  test('tells an exercise that cannot be drawn by the seed', async () => {
    const files = packWithFile('one.md', (text) =>
      text.replace('{n + 1}.\n:::\n:::s', '{n / 0}.\n:::\n:::s'),
    );
    const { code, err } = await run('pack', 'validate', writePack(temporaryFolder(), 'p', files));
    expect(code).toBe(1);
    expect(err).toMatch(/one\.md:1:1: seed 0: /);
  });

  test('says that a folder holds no pack.yaml, and that a path is no folder', async () => {
    const folder = temporaryFolder();
    const { code, err } = await run('pack', 'validate', folder);
    expect([code, err]).toEqual([
      1,
      `${join(folder, 'pack.yaml')}:1:1: a pack folder holds a pack.yaml; there is none`,
    ]);
    writeFileSync(join(folder, 'file'), '');
    await expect(run('pack', 'validate', join(folder, 'file'))).rejects.toThrow('is not a folder');
  });

  test('gives its report as JSON, too', async () => {
    const { out } = await run('pack', 'validate', writePack(temporaryFolder()), '--json');
    expect(JSON.parse(out)).toMatchObject([{ exerciseCount: 3, issues: [] }]);
  });
});

describe('chainrule pack lint', () => {
  test('says what serves learners badly as issues of its file, for the exercises named alone', async () => {
    const folder = writePack(temporaryFolder());
    const { code, err } = await run('pack', 'lint', folder, '--seeds', '3', '--only', 'two');
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      `${join(folder, 'two.md')}:1:1: expected two or three hints, got 0`,
      `${join(folder, 'two.md')}:1:1: there is no worked solution`,
    ]);
  });

  test('is misused with an exercise that is not there', async () => {
    const folder = writePack(temporaryFolder());
    await expect(run('pack', 'lint', folder, '--only', 'tow')).rejects.toThrow(
      'there is no exercise tow',
    );
  });

  test('is misused without a path or with no draws at all', async () => {
    await expect(run('pack', 'lint')).rejects.toThrow('expected PATH…');
    await expect(run('pack', 'lint', 'x', '--seeds', '0')).rejects.toThrow('expected at least 1');
  });
});

describe('a replay code', () => {
  const code = replayCode({ packId: 'test', exerciseId: 'one', seed: 12, step: 0 });

  test('shows the variant that it was given out for', async () => {
    const byCode = await run('exercise', 'show', code);
    expect(byCode.out).toContain('(seed 12)');
    expect(byCode).toEqual(await run('exercise', 'show', 'test/one', '--seed', '12'));
  });

  test('that opens nothing here says why', async () => {
    await expect(run('exercise', 'show', 'ABCD')).rejects.toThrow('ABCD: A code has 12 characters');
  });
});

describe('chainrule', () => {
  test('tells its version and its usage', async () => {
    expect((await run('--version')).out).toBe('1.2.3');
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const name of ['exercise list', 'exercise grade', 'pack validate', 'serve']) {
      expect(out).toContain(`chainrule ${name} `);
    }
  });
});

describe('chainrule exercise grade with code', () => {
  test('runs it in the sandbox and shows the case that fails, and the console', async () => {
    const part = 'a: { type: code, signature: "next(x)", cases: "[[0], [n]]", expected: "x + 1" }';
    const files = packWithFile('one.md', (text) => text.replace(/a: \{ type: integer.*\}/, part));
    const folder = writePack(
      temporaryFolder(),
      'coded',
      files.map(({ path, text }) => ({
        path,
        text: path === 'pack.yaml' ? text.replace('id: test', 'id: coded') : text,
      })),
    );
    const source = 'function next(x: number) {\n  console.log(x);\n  return 1;\n}';
    const { code, out } = await run(
      ...['exercise', 'grade', 'coded/one', '--pack-dir', folder],
      ...['--params', '{"n": 41}', '--answer', JSON.stringify({ a: source })],
    );
    expect([code, out]).toEqual([
      0,
      [
        'partly (50 %)',
        'a: partly. Case 2 of 2 fails: `next(41)`',
        '',
        'Yours is 1, asked is 42. 1 of 2 cases pass.',
        'Console:',
        '41',
      ].join('\n'),
    ]);
  });
});
