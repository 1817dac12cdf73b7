import { describe, expect, test } from 'vitest';
import { plain } from '#core/exercise/language/marks.ts';
import { testHandlers } from '../../testing/test-handlers.ts';
import { packWithFile, writePack } from '../../testing/test-pack.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const variant = { packId: 'test', exerciseId: 'one', seed: 0 };

describe('exercise.explain', () => {
  test('explains the number that a mark in the text points at', async () => {
    const { handlers } = testHandlers();
    const { problem } = await handlers['exercise.open'](variant);
    const address = /\uE000(.+?)\uE001/.exec(problem.statement)?.[1] ?? '';
    expect(await handlers['exercise.explain']({ ...variant, address })).toMatchObject({
      what: { words: 'n' },
      value: { words: '3' },
      note: 'from the source',
    });
  });

  test('keeps hints and the solution back until they were asked for', async () => {
    const { handlers } = testHandlers();
    const ask = async (address: string) => handlers['exercise.explain']({ ...variant, address });
    for (const address of ['hints.1:0', 'solution:0'])
      await expect(ask(address)).rejects.toMatchObject({ code: 'not-shown' });
    await handlers['exercise.hint']({ ...variant, index: 1 });
    // The hint tells the answer 4; how it is made is the answer's formula.
    expect(await ask('hints.1:0')).toMatchObject({ origin: 'withheld', what: { words: '4' } });
    await handlers['exercise.solution'](variant);
    expect(await ask('solution:1')).toMatchObject({ what: { words: 'n plus 1' } });
    expect(await ask('hints.1:0')).toMatchObject({ origin: 'formula' });
  });

  test('withholds nothing once this variant is solved', async () => {
    const { handlers } = testHandlers();
    await handlers['exercise.hint']({ ...variant, index: 1 });
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    const explained = await handlers['exercise.explain']({ ...variant, address: 'hints.1:0' });
    expect(explained).toMatchObject({ origin: 'formula', from: [{ what: { words: 'n' } }] });
  });

  test('records a verdict without the marks that its numbers carry in the window', async () => {
    const files = packWithFile('one.md', (text) =>
      text.replace('You forgot to add one.', '"One more than {n}, you gave {given}."'),
    );
    const { handlers, raw } = testHandlers({
      packDirs: [writePack(temporaryFolder(), 'test', files)],
    });
    const { verdict } = await handlers['exercise.check']({ ...variant, answers: { a: '3' } });
    const said = verdict.parts[0]?.message ?? '';
    expect(plain(said)).toBe('One more than 3, you gave 3.');
    expect(said).not.toBe(plain(said));
    const row = raw.prepare<[], { verdict: string }>('SELECT verdict FROM attempts').get();
    expect(row?.verdict).toContain('"One more than 3, you gave 3."');
    expect(row?.verdict).not.toMatch(/[\uE000-\uE002]/);
    const asked = { address: 'parts.a.misreadings.0.say:1', answers: { a: '3' } };
    expect(await handlers['exercise.explain']({ ...variant, ...asked })).toMatchObject({
      value: { words: '3' },
      note: 'from your answer',
    });
  });
});
