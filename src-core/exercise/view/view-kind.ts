import type { z } from 'zod';
import type { SceneKind, SpecOfKind } from '#core/scene/scene-spec.ts';
import type { ViewReader } from './view-reader.ts';

/** How one kind of picture is written in front matter, and how a draw of it becomes plain data. */
export interface ViewKind<K extends SceneKind, Schema extends z.ZodObject> {
  /** Formulas under the names that authors write; `scene` is the kind. */
  schema: Schema;
  /** Errors: AppError naming the field whose value does not fit. */
  read(view: z.infer<Schema>, reader: ViewReader): SpecOfKind<K>;
}

/** Ties the schema of kind `K` to what is read from it: `defineView<'linear'>()({ schema, read })`. */
export function defineView<K extends SceneKind>() {
  return <Schema extends z.ZodObject>(kind: ViewKind<K, Schema>): ViewKind<K, Schema> => kind;
}
