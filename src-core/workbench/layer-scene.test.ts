import { describe, expect, it } from 'vitest';
import { buildScene, contributors } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { networkScene } from './bench-scene.ts';
import { layerScene } from './layer-scene.ts';
import { runWorkbench } from './run-workbench.ts';
import { shapeWorkbench } from './shape-workbench.ts';
import { firstWorkbench } from './workbench-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

function bench(layers: string, input: readonly number[], more: Partial<WorkbenchState> = {}) {
  const state: WorkbenchState = {
    ...firstWorkbench,
    layers,
    input,
    source: { kind: 'random', seed: 2 },
    ...more,
  };
  return { state, shaped: shapeWorkbench(state).shaped, run: runWorkbench(state) };
}

/** Without the output's numbers, which the picture then computes from what it reads by its own relations. */
function computedByPicture(spec: CellsSpec): number[] {
  const { output: _asked, ...known } = spec.known ?? {};
  return Array.from(buildScene({ ...spec, known }).blocks.at(-1)?.values ?? []);
}

const drawn: [layers: string, input: number[]][] = [
  ['conv 4 k3 s2 p1 g2', [2, 6, 6]],
  ['Conv1d(2, 3, 3, padding=2, dilation=2)', [2, 7]],
  ['conv 2 k3 padding=same', [1, 4, 4]],
  ['ConvTranspose2d(4, 6, (2, 3), stride=2, padding=1, output_padding=1, groups=2)', [4, 3, 3]],
  ['ConvTranspose1d(2, 3, 3, stride=2)', [2, 4]],
  ['MaxPool2d(3, stride=2, padding=1, ceil_mode=True)', [2, 6, 6]],
  ['AvgPool2d(3, stride=2, padding=1, count_include_pad=False)', [2, 6, 6]],
  ['AvgPool1d(2)', [2, 6]],
  ['linear 3', [4]],
  ['flatten', [2, 2, 3]],
  ['GroupNorm(2, 4)', [4, 2, 2]],
  ['LayerNorm((3, 3))', [2, 3, 3]],
  ['InstanceNorm2d(2)', [2, 3, 3]],
];

describe('layerScene', () => {
  it.each(drawn)(
    'draws %s so that the picture itself yields the numbers that the layer yields',
    (layers, input) => {
      const { shaped, run } = bench(layers, input);
      const scene = layerScene(shaped, 0, run);
      expect(scene?.spec.scene).not.toBe('network');
      const values = computedByPicture(scene?.spec as CellsSpec);
      const expected = Array.from(run.results[0]?.values ?? []);
      expect(values).toHaveLength(expected.length);
      for (const [cell, value] of values.entries())
        expect(value).toBeCloseTo(expected[cell] ?? NaN, 9);
    },
  );

  it('says which cell of a transposed kernel a picture shows', () => {
    const { shaped, run } = bench('ConvTranspose2d(4, 6, 2, groups=2)', [4, 2, 2]);
    const scene = layerScene(shaped, 0, run);
    const kernel = run.tensors[1]?.values ?? [];
    const shown = scene?.spec.known?.['kernel'] ?? [];
    for (let cell = 0; cell < shown.length; cell++)
      expect(shown[cell]).toBe(kernel[scene?.cellOf?.('kernel', cell) ?? -1]);
  });

  it.each(['relu', 'Softmax(dim=1)', 'bn', 'Upsample(scale_factor=2)'])(
    'shows what %s reads, with both numbers',
    (layer) => {
      const { shaped, run } = bench(`conv 2 k1 | ${layer}`, [1, 2, 2]);
      const scene = layerScene(shaped, 1, run);
      const built = buildScene(scene?.spec as CellsSpec);
      expect(built.blocks.map(({ values }) => values)).toEqual([
        run.results[0]?.values,
        run.results[1]?.values,
      ]);
      expect(contributors(built, { block: 'layer-1', cell: 0 }).length).toBeGreaterThan(0);
    },
  );

  it('has no picture for what joins branches', () => {
    const { shaped, run } = bench('[ conv 2 k1 ] + skip', [2, 2, 2]);
    expect(layerScene(shaped, 1, run)).toBeUndefined();
  });
});

describe('networkScene', () => {
  it('has a block with numbers for every layer, cellwise ones too', () => {
    const { state, shaped, run } = bench(
      'conv 2 k3 | relu | [ conv 2 k1 ] + skip | flatten | linear 2',
      [1, 4, 4],
    );
    const built = buildScene(networkScene(state.layers, shaped, run)?.spec as CellsSpec);
    expect(built.blocks.slice(1).map(({ values }) => values)).toEqual(
      run.results.map(({ values }) => values),
    );
  });

  it('shows as many layers as fit in a row', () => {
    const { state, shaped, run } = bench('[ relu ] * 40', [4]);
    const built = buildScene(networkScene(state.layers, shaped, run)?.spec as CellsSpec);
    expect(built.blocks).toHaveLength(24);
  });
});
