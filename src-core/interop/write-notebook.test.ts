import { describe, expect, test } from 'vitest';
import { readPack } from '#core/exercise/engine.ts';
import { writeAnki } from './write-anki.ts';
import { writeNotebook } from './write-notebook.ts';

const { pack } = readPack([
  {
    path: 'pack.yaml',
    text: 'format: 1\nid: p\ntitle: P\nversion: 1.0.0\nsections: [{ title: S, exercises: [one] }]\n',
  },
  {
    path: 'one.md',
    text: `---
id: one
title: One
topics: [t]
difficulty: 1
parameters: { n: integer 2..9 }
original: { n: 3 }
parts:
  m: { type: matrix, answer: "[[1, n], [1/2, 0]]", rows: y, columns: x, tolerance: 0.01 }
  s: { type: shape, answer: "[n, 4]", axes: [rows, columns] }
  c: { type: choice, ordered: true, options: [{ text: "No" }, { text: "Yes", correct: true }] }
---
See $\\inputrole{x} = \\val{n}$.
:::part m
M?
:::
:::part s
S?
:::
:::part c
C?
:::
:::solution
It is {n}.
:::
`,
  },
]);

interface Notebook {
  nbformat: number;
  cells: { cell_type: string; source: string[] }[];
}

const written = (framework: 'numpy' | 'torch', seeds = [0]): string[] => {
  const { text } = writeNotebook(pack!, pack!.exercises, seeds, framework);
  return (JSON.parse(text) as Notebook).cells.map(({ source }) => source.join(''));
};

describe('writeNotebook', () => {
  test('asks, leaves a cell for each answer, asserts it with NumPy, and tells the solution', () => {
    expect(written('numpy')).toEqual([
      '# P',
      'import numpy as np',
      '## One\n\nSee ${x} = 3$.',
      '**a** M?',
      'answer_a = ...',
      'np.testing.assert_allclose(answer_a, [[1, 3], [1/2, 0]], rtol=1e-9, atol=0.01)',
      '**b** S?',
      'answer_b = ...',
      'assert list(answer_b) == [3, 4]',
      '**c** C?\n\n- A: No\n- B: Yes',
      'answer_c = ...',
      'assert answer_c == "B"',
      '**Solution**\n\nIt is 3.',
    ]);
  });

  test('asserts with PyTorch where that is asked for, and has a section for each seed', () => {
    const cells = written('torch', [0, 1]);
    expect(cells).toContain(
      'torch.testing.assert_close(torch.as_tensor(answer_a, dtype=torch.float64), torch.as_tensor([[1, 3], [1/2, 0]], dtype=torch.float64), rtol=1e-9, atol=0.01)',
    );
    expect(cells.filter((cell) => cell.startsWith('## '))).toHaveLength(2);
  });
});

describe('writeAnki', () => {
  test('has a line for each definition, formulas as MathJax reads them, quotes doubled', () => {
    const { text, notes } = writeAnki({
      id: 'p',
      topics: [
        { id: 't', title: 'Stride', line: 'A step of $s$ & "more".', needs: [], primer: true },
      ],
      conventions: [{ title: 'Zero', text: 'Counting starts at 0.' }],
      primers: new Map([['t', 'Two\n\nlines']]),
    });
    expect(notes).toBe(2);
    expect(text.split('\n').slice(4)).toEqual([
      'Stride\t<p>A step of \\(s\\) &amp; &quot;more&quot;.</p> <p>Two</p> <p>lines</p>\tp t',
      'Zero\t<p>Counting starts at 0.</p>\tp convention',
      '',
    ]);
  });
});
