import type { z } from 'zod';
import type { SceneKind } from '#core/scene/scene-spec.ts';
import { cellsViews } from './cells-views.ts';
import { graphViews } from './graph-views.ts';
import { plotViews } from './plot-views.ts';
import type { ViewKind } from './view-kind.ts';

/** Every kind of picture that front matter can ask for; one table a family. */
export const viewKinds = { ...cellsViews, ...graphViews, ...plotViews } satisfies {
  [K in SceneKind]: Pick<ViewKind<K, z.ZodObject>, 'schema'>;
};

/** The front matter of one kind: formulas, not yet numbers. */
export type ViewOf<K extends SceneKind> = z.infer<(typeof viewKinds)[K]['schema']>;

/** What an exercise draws beside its statement. */
export type ViewSpec = { [K in SceneKind]: ViewOf<K> }[SceneKind];
