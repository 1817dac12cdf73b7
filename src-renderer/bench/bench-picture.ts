import type { ShapedModel } from '#core/layers/shape-model.ts';
import { networkScene, tensorScene } from '#core/workbench/bench-scene.ts';
import type { BenchScene } from '#core/workbench/bench-scene.ts';
import { layerScene } from '#core/workbench/layer-scene.ts';
import type { WorkbenchRun } from '#core/workbench/run-workbench.ts';
import { differenceOf, namedTensor } from './differences.ts';
import { layerOfResult } from './shown.svelte.ts';
import type { PictureName } from './shown.svelte.ts';

/** What a picture is made from. */
export interface Drawn {
  layers: string;
  shaped: ShapedModel;
  run: WorkbenchRun;
  other: WorkbenchRun | undefined;
}

/** The picture of a name, or the nearest that there is; the input by itself where there are no layers. */
export function benchPicture(name: PictureName, drawn: Drawn): BenchScene {
  return (
    pictureOf(name, drawn) ??
    networkScene(drawn.layers, drawn.shaped, drawn.run) ??
    alone(drawn, 'input')
  );
}

function pictureOf(name: PictureName, drawn: Drawn): BenchScene | undefined {
  const { shaped, run, other } = drawn;
  if (name.kind === 'network') return undefined;
  if (name.kind === 'layer')
    return (
      layerScene(shaped, name.layer, run) ??
      (run.results[name.layer] && alone(drawn, `result ${name.layer}`))
    );
  const tensor = namedTensor(run, name.of);
  if (!tensor) return undefined;
  if (name.kind === 'gradient')
    return (
      tensor.gradient && {
        spec: tensorScene(`Gradient of ${titleOf(name.of)}`, tensor.shape, tensor.gradient),
        sources: {},
      }
    );
  const difference = other && differenceOf(tensor, namedTensor(other, name.of));
  return (
    difference && {
      spec: tensorScene(`Difference of ${titleOf(name.of)}`, tensor.shape, difference),
      sources: {},
    }
  );
}

/** One tensor with its numbers, which can be changed where they are free. */
function alone({ run }: Drawn, name: string): BenchScene {
  const tensor = namedTensor(run, name);
  const layer = layerOfResult(name);
  return {
    spec: tensorScene(titleOf(name), tensor?.shape ?? [1], tensor?.values ?? [NaN]),
    sources: { input: layer === undefined ? { tensor: name } : { layer } },
  };
}

function titleOf(name: string): string {
  const layer = layerOfResult(name);
  return layer === undefined ? name : `layer ${layer}`;
}
