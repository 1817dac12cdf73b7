import { z } from 'zod';
import { viewKinds } from '../view/view-kinds.ts';
import type { ViewSpec } from '../view/view-kinds.ts';

type Schema = (typeof viewKinds)[keyof typeof viewKinds]['schema'];

/** What an exercise draws beside its statement: one schema a kind, told apart by `scene`. */
export const viewSchema = z.discriminatedUnion(
  'scene',
  Object.values(viewKinds).map(({ schema }) => schema) as [Schema, ...Schema[]],
);

export type { ViewSpec };
