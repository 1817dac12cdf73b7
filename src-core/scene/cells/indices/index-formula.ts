import { cellCount, indexOf } from '../block.ts';
import type { Cell } from '../block.ts';
import type { CellsKind, CellsSpecOf } from '../cells-spec.ts';
import type { Scene } from '../scene.ts';
import type { Asked } from './asked.ts';
import { convolutionFormula } from './convolution-formula.ts';
import { flattenFormula, linearFormula } from './dense-formulas.ts';
import { im2colFormula } from './im2col-formula.ts';
import type { Index, IndexFormula } from './index-words.ts';
import { normFormula } from './norm-formula.ts';
import { poolFormula } from './pool-formula.ts';
import { transposedFormula } from './transposed-formula.ts';

type Formulas = {
  [K in CellsKind]: (spec: CellsSpecOf<K>, asked: Asked) => IndexFormula | undefined;
};

const formulas: Formulas = {
  convolution: convolutionFormula,
  'transposed-convolution': transposedFormula,
  'zero-stuffed-convolution': transposedFormula,
  im2col: im2colFormula,
  'max-pooling': poolFormula,
  'average-pooling': poolFormula,
  'batch-norm': normFormula,
  'layer-norm': normFormula,
  'group-norm': normFormula,
  'instance-norm': normFormula,
  linear: linearFormula,
  flatten: flattenFormula,
  network: () => undefined,
  tensor: () => undefined,
};

/**
 * How the kind of a scene computes its cells, over indices counted from 0; the indices of the picked cell are numbers.
 * Where an index leaves its tensor there is no cell, and its product is left out. Undefined for networks and single
 * tensors, which have no one formula.
 */
export function indexFormula(scene: Scene, picked?: Cell): IndexFormula | undefined {
  const block = scene.blocks.find(({ id }) => id === picked?.block);
  const own =
    picked && block && picked.cell < cellCount(block) ? indexOf(block, picked.cell) : undefined;
  const indices = (id: string, letters: readonly string[]): Index[] =>
    own && block?.id === id ? own : [...letters];
  const asked = { scene, picked: own && picked, indices };
  const formula = formulaOf(scene.spec.scene, scene.spec as never, asked);
  return formula && { ...formula, text: formula.text.replaceAll('-', '−') };
}

function formulaOf<K extends CellsKind>(
  kind: K,
  spec: CellsSpecOf<K>,
  asked: Asked,
): IndexFormula | undefined {
  return formulas[kind](spec, asked);
}
