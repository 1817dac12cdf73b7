import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { packWithFile, writePack } from '../../testing/test-pack.ts';
import { testPlaces } from '../testing/test-places.ts';
import { runCommand } from './run-command.ts';

async function validate(...paths: string[]) {
  const said: string[] = [];
  const note = (line: string) => void said.push(line);
  const args = ['pack', 'validate', ...paths];
  const code = await runCommand({ places: testPlaces(), args, print: note, complain: note });
  return { code, said: said.join('\n') };
}

/** A pack of its own, with these topics. */
function packOf(id: string, topics: string): string {
  const files = packWithFile('pack.yaml', (text) =>
    text.replace('id: test', `id: ${id}`).replace(/topics: .*\n/, topics),
  );
  return writePack(temporaryFolder(), id, files);
}

test('pack validate knows the topics of the bundled packs', async () => {
  const { code, said } = await validate(packOf('mine', ''));
  expect([code, said]).toEqual([0, expect.stringMatching(/: 3 exercises, no issue$/)]);
});

test('pack validate names an unknown topic by file, line and column', async () => {
  const folder = writePack(
    temporaryFolder(),
    'mine',
    packWithFile('one.md', (text) => text.replace('[counting]', '[counting, couting]')),
  );
  const { code, said } = await validate(folder);
  expect(code).toBe(1);
  const place = `${join(folder, 'one.md')}:4:20`;
  expect(said).toContain(`${place}: there is no topic “couting”; did you mean “counting”?`);
});

test('pack validate sees a circle over two packs that are given together', async () => {
  const topics = (id: string, need: string) =>
    `topics: [{ id: ${id}, title: A, line: A., needs: [${need}] }]\n`;
  const [a, b] = [packOf('a', topics('first', 'second')), packOf('b', topics('second', 'first'))];
  const { code, said } = await validate(a, b);
  expect(code).toBe(1);
  expect(said).toContain('needs go in a circle: first → second → first');
});
