import { buildScene } from './cells/scene.ts';
import { buildGraph } from './graph/graph-scene.ts';
import { countFolds } from './plot/count-folds.ts';
import type { SceneFamily, SceneSpec, SpecOf } from './scene-spec.ts';

/** What every family of pictures can say about one of its specs. */
export interface FamilyRule<Spec> {
  /**
   * Through how many steps the picture can be led; undefined for a drawing that stands still.
   *
   * Errors: AppError in words for an author when the spec cannot be shown.
   */
  countSteps(spec: Spec): number | undefined;
}

const rules: { [F in SceneFamily]: FamilyRule<SpecOf<F>> } = {
  cells: { countSteps: (spec) => buildScene(spec).stepCount },
  graph: { countSteps: (spec) => buildGraph(spec).steps.length },
  plot: { countSteps: countFolds },
};

/** `countSteps` of the spec's family. */
export function countSteps(spec: SceneSpec): number | undefined {
  return ruleOf(spec.family).countSteps(spec);
}

function ruleOf<F extends SceneFamily>(family: F): FamilyRule<SpecOf<F>> {
  return rules[family];
}
