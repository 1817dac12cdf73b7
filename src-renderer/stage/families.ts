import type { Component } from 'svelte';
import type { SceneFamily, SpecOf } from '#core/scene/scene-spec.ts';
import type { StageSelection } from './selection.svelte.ts';

/** What every view of a picture is given. */
export interface StageProps<F extends SceneFamily> {
  spec: SpecOf<F>;
  /** What is picked, shared with the answers beside the picture. */
  selection: StageSelection;
  /** Whether the explicit matrix may be shown: not while it is the question. */
  matrix?: boolean;
  /** Whether what gives answers away may be shown: every part is right, or the solution is open. */
  mayTell?: boolean;
}

/** The component of a family, loaded when it is first needed: three.js is large and most pages go without it. */
type Load<F extends SceneFamily> = () => Promise<{ default: Component<StageProps<F>> }>;

const families: { [F in SceneFamily]: Load<F> } = {
  cells: () => import('./Stage.svelte'),
  graph: () => import('./graph/GraphStage.svelte'),
  plot: () => import('./plot/PlotStage.svelte'),
};

/** Loads the view of a family. */
export function loadStage<F extends SceneFamily>(
  family: F,
): Promise<{ default: Component<StageProps<F>> }> {
  return families[family]();
}
