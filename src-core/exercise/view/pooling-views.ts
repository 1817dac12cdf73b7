import { z } from 'zod';
import type { PoolingSpec } from '#core/scene/cells/cells-spec.ts';
import { formula } from '../language/formula.ts';
import { defineView } from './view-kind.ts';
import type { ViewReader } from './view-reader.ts';
import { readWindows, windowFields } from './window-fields.ts';

const fields = {
  ...windowFields,
  ceilMode: formula.optional(),
  countIncludePad: formula.optional(),
};
type Fields = z.infer<z.ZodObject<typeof fields>>;

function read(view: Fields, reader: ViewReader): Omit<PoolingSpec, 'scene'> {
  const ceilMode = reader.isTrue(view.ceilMode, 'ceilMode');
  const countIncludePad = reader.isTrue(view.countIncludePad, 'countIncludePad');
  return {
    ...readWindows(view, reader, true),
    ...(ceilMode !== undefined && { ceilMode }),
    ...(countIncludePad !== undefined && { countIncludePad }),
  };
}

/** The largest cell of each window. */
export const maxPoolingView = defineView<'max-pooling'>()({
  schema: z.strictObject({ scene: z.literal('max-pooling'), ...fields }),
  read: (view, reader) => ({ family: 'cells', scene: 'max-pooling', ...read(view, reader) }),
});

/** The mean of each window. */
export const averagePoolingView = defineView<'average-pooling'>()({
  schema: z.strictObject({ scene: z.literal('average-pooling'), ...fields }),
  read: (view, reader) => ({ family: 'cells', scene: 'average-pooling', ...read(view, reader) }),
});
