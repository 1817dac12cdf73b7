import type { SceneKind, SceneSpec, SpecOfKind } from '#core/scene/scene-spec.ts';
import type { Evaluator } from './language/evaluator.ts';
import { viewKinds } from './view/view-kinds.ts';
import type { ViewOf, ViewSpec } from './view/view-kinds.ts';
import { ViewReader } from './view/view-reader.ts';

type Readers = { [K in SceneKind]: { read(view: ViewOf<K>, reader: ViewReader): SpecOfKind<K> } };
const readers: Readers = viewKinds;

/** The picture of one draw as plain data. Errors: AppError naming the field of `view` that does not fit. */
export function sceneOf(view: ViewSpec, evaluator: Evaluator): SceneSpec {
  return read(view.scene, view as never, new ViewReader(evaluator));
}

function read<K extends SceneKind>(kind: K, view: ViewOf<K>, reader: ViewReader): SpecOfKind<K> {
  return readers[kind].read(view, reader);
}
