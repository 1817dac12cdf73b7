import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { JudgedResult } from '#core/results/judged-result.ts';
import type { ResultAttempt, ResultBody } from '#core/results/result-form.ts';
import { readPackFolder } from '../../../backend/packs/read-pack-folder.ts';
import { loadPack } from '../../../pack-files/loaded-pack.ts';
import { newSigningKey, type SigningKey } from '../../../pack-files/signing-keys.ts';
import type { GradingPack } from '../../../results-files/judge.ts';
import { resultFile } from '../../../results-files/result-file.ts';
import { madeResult } from '../../../results-files/testing/made-result.ts';
import { assignedTestPack } from '../../../results-files/testing/test-assignment.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { writePack } from '../../../testing/test-pack.ts';
import { testPlaces } from '../../testing/test-places.ts';
import { runCommand } from '../run-command.ts';

// Each of these starts threads from their source.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

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

let folder: string;
let pack: GradingPack;
let key: SigningKey;

beforeAll(() => {
  folder = writePack(temporaryFolder(), 'test', assignedTestPack('seeds: { same: 0 }\n'));
  const { loaded } = loadPack(readPackFolder(folder));
  if (!loaded) throw new Error('the pack cannot be read');
  pack = { ...loaded.outline, hash: loaded.hash };
  key = newSigningKey(join(temporaryFolder(), 'key.pem'));
});

/** “one” wrong, then right; half of “two”. */
const body = (): ResultBody =>
  madeResult(pack, key, [
    { exerciseId: 'one', answers: { a: '3' }, verdict: { status: 'wrong', score: 0 } },
    { exerciseId: 'one', answers: { a: '4' }, verdict: { status: 'correct', score: 1 } },
    { exerciseId: 'two', answers: { a: '4', b: '5' }, verdict: { status: 'partly', score: 0.5 } },
  ]);

function write(bytes: Uint8Array | string, name = 'ada.chainresult'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, bytes);
  return file;
}

async function verify(...files: string[]): Promise<{ code: number; results: JudgedResult[] }> {
  const { code, out } = await run('results', 'verify', ...files, '--pack', folder, '--json');
  return { code, results: JSON.parse(out) as JudgedResult[] };
}

const changed = (change: (attempts: ResultAttempt[], whole: ResultBody) => void): Uint8Array => {
  const whole = body();
  change(whole.chain as ResultAttempt[], whole);
  return resultFile(whole, key);
};

describe('chainrule results verify', () => {
  test('finds nothing in a sound result, and computes its points', async () => {
    const { code, out, err } = await run(
      'results',
      'verify',
      write(resultFile(body(), key)),
      '--pack',
      folder,
    );
    expect([code, err, out]).toEqual([0, '', 'ada.chainresult: Ada, 12 of 14 points, 3 answers']);
  });

  test('names what was changed in which file', async () => {
    const sound = Buffer.from(resultFile(body(), key)).toString('utf8');
    const files = [
      write(sound.replace('Ada', 'Eve'), 'signature'),
      write(
        changed((chain) => Object.assign(chain[1]!, { answers: '{"a":"7"}' })),
        'chain',
      ),
      write(
        changed((chain) => chain.splice(1, 1)),
        'gap',
      ),
      write(
        changed((_, whole) => (whole.handedInAt = 0)),
        'times',
      ),
      write(
        changed((_, whole) => (whole.pack.hash = '0'.repeat(64))),
        'foreign',
      ),
      write(
        changed((_, whole) => (whole.seeds['one'] = 9)),
        'seeds',
      ),
      write('PK\u0003\u0004', 'other'),
      write(sound.slice(0, 900), 'half'),
      write(sound.replace('"chain"', '"__proto__"'), 'proto'),
      write(Buffer.concat([Buffer.from(sound), Buffer.from([0xff])]), 'bytes'),
      write(`${sound.split('\n')[0]}\n${'['.repeat(100_000)}`, 'deep'),
      write(Buffer.alloc(4_000_001, 0x20), 'large'),
    ];
    const { code, results } = await verify(...files);
    expect(code).toBe(1);
    expect(
      Object.fromEntries(
        results.map(({ file, findings }) => [file, findings.map((one) => one.code).join(' ')]),
      ),
    ).toEqual({
      signature: 'signature',
      // What was recorded of answer 2 says “right”, and it is wrong now.
      chain: 'chain score superseded',
      gap: 'chain superseded',
      times: 'times superseded',
      foreign: 'foreign-pack',
      seeds: 'seeds',
      other: 'unreadable',
      half: 'unreadable',
      proto: 'unreadable',
      bytes: 'unreadable',
      deep: 'unreadable',
      large: 'unreadable',
    });
    for (const { findings } of results)
      for (const { message } of findings) expect(message).toMatch(/^[A-ZÀ-Ž][^]*[.)]$/);
  });

  test('grades answers that are none as what they are, and goes on', async () => {
    const file = write(
      resultFile(
        madeResult(pack, key, [
          ...(['[]', '"x"', '{"a": {"deep": [1]}}', '{"a": 5}'] as const).map((text) => ({
            ...{ exerciseId: 'one', answers: JSON.parse(text) as object },
            verdict: { status: 'unreadable' as const, score: 0 },
          })),
          { exerciseId: 'one', answers: { a: '4' }, verdict: { status: 'correct', score: 1 } },
        ]),
        key,
      ),
    );
    const [result] = (await verify(file)).results;
    expect(result?.tasks[0]?.earned).toBe(10);
    expect(result?.findings.map(({ code }) => code)).toEqual(['ungraded']);
  });
});

describe('chainrule results merge', () => {
  test('makes a grade book and statements, also of sealed results and without names', async () => {
    const keyFile = join(temporaryFolder(), 'results.pem');
    const { out } = await run('results', 'key', keyFile, '--json');
    const { publicKey } = JSON.parse(out) as { publicKey: string };
    expect((await run('results', 'key', keyFile)).out).toBe(`sealFor: ${publicKey}`);
    const file = write(resultFile(body(), key, publicKey));
    const [book, xapi] = ['book.csv', 'xapi.json'].map((name) => join(temporaryFolder(), name));
    const args = ['results', 'merge', file, '-o', book!, '--pack', folder];
    expect((await run(...args)).err).toContain('[sealed]');
    const merged = await run(...args, '--key', keyFile, '--xapi', xapi!);
    expect([merged.code, merged.err]).toEqual([0, '']);
    const [head, line] = readFileSync(book!, 'utf8').split('\r\n');
    expect(head).toBe(
      'name,learner,pack,handed in,counts,points,of,percent,one,one tries,two,two tries,findings,file',
    );
    expect(line).toMatch(
      /^Ada,[0-9a-f ]+,test 1\.0\.0,2026-10-01T12:03:00\.000Z,yes,12,14,85\.714,10,2,2,1,,ada\.chainresult$/,
    );
    expect((JSON.parse(readFileSync(xapi!, 'utf8')) as object[]).length).toBe(4);
    await run(...args, '--key', keyFile, '--no-names');
    expect(readFileSync(book!, 'utf8').toLowerCase()).not.toContain('ada');
  });

  test('asks for a file to write, and says where there is no result', async () => {
    await expect(run('results', 'merge', folder)).rejects.toThrow('expected -o GRADEBOOK.csv');
    await expect(run('results', 'verify', 'nowhere')).rejects.toThrow('expected a result');
  });
});
