import type { Exercise, Pack } from './exercise.ts';
import { readPack } from './parse/read-pack.ts';

/** A pack of one exercise for tests: parts as YAML lines, each with its prompt. */
export function packWith(
  parts: Record<string, string>,
  head = 'parameters: { n: integer 2..9 }\noriginal: { n: 3 }',
): { pack: Pack; exercise: Exercise } {
  const lines = Object.entries(parts).map(([id, yaml]) => `  ${id}: ${yaml}`);
  const prompts = Object.keys(parts).map((id) => `:::part ${id}\nPart ${id}\n:::`);
  const matter = [
    'id: one',
    'title: One',
    'topics: [test]',
    'difficulty: 1',
    head,
    'parts:',
    ...lines,
  ];
  const { pack, issues } = readPack([
    {
      path: 'pack.yaml',
      text: 'format: 1\nid: test\ntitle: Test\nversion: 1.0.0\nsections: [{ title: All, exercises: [one] }]',
    },
    {
      path: 'one.md',
      text: `---\n${matter.join('\n')}\n---\nStatement with {n}.\n${prompts.join('\n')}\n`,
    },
  ]);
  const exercise = pack?.exercises[0];
  if (!pack || !exercise) {
    throw new Error(
      issues.map(({ line, column, message }) => `${line}:${column}: ${message}`).join('\n'),
    );
  }
  return { pack, exercise };
}
