import { describe, expect, it } from 'vitest';
import { draw } from '#core/exercise/draw.ts';
import { lintExercise } from '#core/exercise/lint/lint-exercise.ts';
import { readPack } from '#core/exercise/parse/read-pack.ts';
import { csvText } from './csv-text.ts';
import { exerciseText } from './exercise-text.ts';
import { notebookText } from './notebook.ts';
import { pythonSnippet, snippetText } from './python-snippet.ts';
import { runWorkbench } from './run-workbench.ts';
import { shapeWorkbench } from './shape-workbench.ts';
import { firstWorkbench } from './workbench-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

function bench(layers: string, input: readonly number[]) {
  const state: WorkbenchState = {
    ...firstWorkbench,
    layers,
    input,
    source: { kind: 'random', seed: 2 },
  };
  return { state, shaped: shapeWorkbench(state).shaped, run: runWorkbench(state) };
}

const exercises: [layers: string, input: number[], parts: string[]][] = [
  [
    'conv 1 k2 | relu | maxpool 2 | flatten | linear 2',
    [1, 5, 5],
    ['shape', 'parameters', 'field', 'value'],
  ],
  ['linear 3 | Tanh() | linear 1', [2], ['shape', 'parameters', 'value']],
  [
    '[ conv 8 k3 p1 | bn | relu ] * 3 | gap | flatten | linear 10',
    [3, 32, 32],
    ['shape', 'parameters', 'field'],
  ],
  ['[ conv 2 k3 p1 ] + skip\nrelu', [2, 4, 4], ['shape', 'parameters', 'field']],
  ['Conv1d(2, 3, 3)', [2, 9], ['shape', 'parameters', 'field']],
];

describe('exerciseText', () => {
  it.each(exercises)(
    'makes %s an exercise that our own parser and lint take',
    (layers, input, parts) => {
      const { state, shaped, run } = bench(layers, input);
      const text =
        exerciseText(state, shaped, run, { id: 'from-bench', title: 'A network: how large?' }) ??
        '';
      const { pack, issues } = readPack([
        {
          path: 'pack.yaml',
          text: 'format: 1\nid: test\ntitle: Test\nversion: 1.0.0\ndescription: D.\nsections: [{ title: All, exercises: [from-bench] }]',
        },
        { path: 'from-bench.md', text },
      ]);
      expect(issues).toEqual([]);
      const exercise = pack?.exercises[0];
      if (!pack || !exercise) throw new Error('no exercise');
      expect(draw(pack, exercise, 0).parts.map(({ id }) => id)).toEqual(parts);
      const faults = lintExercise(pack, exercise, { seeds: 3, now: () => 0, onlyFaults: true });
      expect(faults).toEqual([]);
    },
  );

  it('asks nothing where there is no layer', () => {
    const { state, shaped, run } = bench('', [3]);
    expect(exerciseText(state, shaped, run, { id: 'a', title: 'A' })).toBeUndefined();
  });
});

describe('pythonSnippet', () => {
  it('names tensors as PyTorch’s module does', () => {
    const { shaped, run } = bench('linear 2 | relu', [2]);
    const text = snippetText(pythonSnippet(shaped, run));
    expect(text).toContain('nn.Linear(2, 2)');
    expect(text).toMatch(
      /'0\.weight': torch\.tensor\(\[.*\], dtype=torch\.float64\)\.reshape\(2, 2\)/,
    );
    expect(text).toContain('y = model(x)');
  });

  it('takes the attribute’s name in a module with branches', () => {
    const { shaped, run } = bench('[ conv 2 k1 ] + skip', [2, 2, 2]);
    expect(snippetText(pythonSnippet(shaped, run))).toContain("'layer0.weight'");
  });

  it('differentiates an inner layer through the part of the chain before it', () => {
    const { state, shaped } = bench('linear 2 | relu | linear 1', [2]);
    const run = runWorkbench({ ...state, target: { layer: 1, cell: 1 } });
    expect(pythonSnippet(shaped, run).run).toContain('y = model[:2](x)');
  });

  it('loads large tensors in place of writing them out', () => {
    const { shaped, run } = bench('linear 100', [100]);
    expect(snippetText(pythonSnippet(shaped, run))).toContain("np.load('0.weight.npy')");
  });
});

describe('notebookText', () => {
  it('is JSON of nbformat 4.5 whose cells hold the snippet', () => {
    const { shaped, run } = bench('relu', [2]);
    const snippet = pythonSnippet(shaped, run);
    const notebook = JSON.parse(notebookText('Bench', snippet)) as {
      nbformat: number;
      nbformat_minor: number;
      cells: { cell_type: string; id: string; source: string[] }[];
    };
    expect([notebook.nbformat, notebook.nbformat_minor]).toEqual([4, 5]);
    const code = notebook.cells.filter((cell) => cell.cell_type === 'code');
    expect(code.map(({ source }) => source.join(''))).toEqual([
      snippet.network,
      snippet.input,
      snippet.run,
    ]);
    expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
  });
});

describe('csvText', () => {
  it('writes the last axis along lines', () => {
    expect(csvText([2, 1, 3], [1, 2, 3, 4, 0.1, NaN])).toBe('1,2,3\n4,0.1,nan\n');
  });
});
