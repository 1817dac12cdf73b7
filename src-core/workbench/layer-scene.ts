import { MODEL_INPUT } from '#core/layers/model.ts';
import { printPyTorch } from '#core/layers/notation/print-pytorch.ts';
import type { ShapedModel } from '#core/layers/shape-model.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { resultOf } from './bench-scene.ts';
import type { BenchScene } from './bench-scene.ts';
import { layerPictures } from './layer-pictures.ts';
import type { Around } from './layer-pictures.ts';
import type { WorkbenchRun } from './run-workbench.ts';
import { transposedKernel, transposedPlace } from './transposed-kernel.ts';

/**
 * One layer with what it reads, its parameters and its result: a convolution with its kernel, a norm with its means,
 * where there is a picture of the kind; else the two activations and which cell reads which. Undefined for merges and
 * for maps with three axes and more.
 */
export function layerScene(
  shaped: ShapedModel,
  at: number,
  run: WorkbenchRun,
): BenchScene | undefined {
  const layer = shaped.layers[at];
  const from = layer?.inputs[0] ?? MODEL_INPUT;
  const [before, after] = [resultOf(run, from), run.results[at]];
  if (!layer || layer.inputs.length > 1 || !before || !after) return undefined;
  const input = shaped.layers[from]?.shape ?? shaped.input;
  if (input.length > 3 || layer.shape.length > 3) return undefined;
  const numbers = (name: string) =>
    run.tensors.find((tensor) => tensor.name === `${layer.name}.${name}`)?.values;
  const around: Around = {
    layer,
    input,
    inputValues: Array.from(before.values),
    weight: numbers('weight'),
    bias: numbers('bias'),
  };
  const source = from === MODEL_INPUT ? { tensor: 'input' } : { layer: from };
  const own = layerPictures[layer.kind]?.(around);
  if (!own) return plainScene(around, source, after.values, at);
  const isTransposed = own.scene === 'transposed-convolution';
  const { inChannels, outChannels, groups } = layer.settings as Record<string, number>;
  const sizes = { inChannels, outChannels, groups } as Record<
    'inChannels' | 'outChannels' | 'groups',
    number
  >;
  const kernel = hasKernel(own) ? around.weight : undefined;
  return {
    spec: {
      ...own,
      known: {
        input: around.inputValues,
        ...(kernel && { kernel: isTransposed ? transposedKernel(kernel, sizes) : kernel }),
        ...(kernel && around.bias && { bias: around.bias }),
        output: after.values,
      },
    },
    sources: {
      input: source,
      ...(kernel && { kernel: { tensor: `${layer.name}.weight` } }),
      ...(kernel && around.bias && { bias: { tensor: `${layer.name}.bias` } }),
      output: { layer: at },
    },
    ...(isTransposed && {
      cellOf: (block: string, cell: number) =>
        block === 'kernel' ? transposedPlace(cell, kernel?.length ?? 1, sizes) : cell,
    }),
  };
}

function hasKernel({ scene }: CellsSpec): boolean {
  return scene === 'convolution' || scene === 'transposed-convolution' || scene === 'linear';
}

/** Any layer: its two activations, and which cell reads which. */
function plainScene(
  { layer, input, inputValues }: Around,
  source: BenchScene['sources'][string],
  output: Float64Array,
  at: number,
): BenchScene {
  const alone = { input, layers: [{ ...layer, inputs: [MODEL_INPUT] }], output: 0, notes: [] };
  return {
    spec: {
      family: 'cells',
      scene: 'network',
      input,
      layers: printPyTorch(alone),
      isEachApart: true,
      known: { input: inputValues, 'layer-1': output },
    },
    sources: { input: source, 'layer-1': { layer: at } },
  };
}
