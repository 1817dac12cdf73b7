import { exampleSpecs } from '#core/scene/cells/example-specs.ts';
import type { SceneKind, SceneSpec } from '#core/scene/scene-spec.ts';

const told = {
  family: 'plot',
  show: ['values', 'slopes', 'kinks', 'units'],
} satisfies Partial<SceneSpec>;

/** A small picture of every kind of every family. */
export const gallerySpecs: Readonly<Record<SceneKind, SceneSpec>> = {
  ...exampleSpecs,
  graph: {
    family: 'graph',
    scene: 'graph',
    formula: ['v1 = x*z', 'v2 = x^2', 'v3 = v1 + v2'],
    at: ['3', '5'],
    sweeps: ['values', 'adjoints'],
    show: ['values', 'rules', 'slopes', 'adjoints'],
  },
  'plot-curves': {
    ...told,
    scene: 'plot-curves',
    x: [-4, 4],
    xName: 'x',
    curves: [
      { name: 'σ(x)', formula: 'sigmoid(x)', role: 'output' },
      { name: 'tanh(x)', formula: 'tanh(x)', role: 'input' },
    ],
    bands: [],
    points: [],
  },
  'plot-pieces': {
    ...told,
    scene: 'plot-pieces',
    x: [-2, 3],
    layers: [
      { weight: [['1'], ['1']], bias: ['0', '-1'] },
      { weight: [['1', '1']], bias: ['0'] },
    ],
  },
  'plot-plane': {
    ...told,
    scene: 'plot-plane',
    x: [-1, 2],
    y: [-1, 2],
    points: [
      { name: '00', at: ['0', '0'], value: '0' },
      { name: '11', at: ['1', '1'], value: '1' },
    ],
    lines: [{ name: 'AND', w: ['1', '1'], b: '-3/2' }],
  },
  'plot-folding': { ...told, scene: 'plot-folding', dimensions: 2, folds: 2 },
};
