import type { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';

/** Parameters that are trained with the same options. */
export interface ParameterGroup<Options> {
  readonly parameters: readonly Tensor[];
  /** May be changed between steps, as schedules do. */
  readonly options: Options;
  /** What a schedule starts from; set by the first one. */
  initialLr?: number;
}

/** The parameters alone, or in groups with options of their own; what a group does not say holds for all. */
export type Trained<Options> =
  readonly Tensor[] | readonly ({ parameters: readonly Tensor[] } & Partial<Options>)[];

/** Errors: ArgumentError for no parameters, one named twice, and one that is no leaf with requiresGrad. */
export function groupsOf<Options>(
  who: string,
  trained: Trained<Options>,
  defaults: Options,
): ParameterGroup<Options>[] {
  const loose: Tensor[] = [];
  const groups: ParameterGroup<Options>[] = [];
  for (const item of trained)
    if ('parameters' in item) {
      const { parameters, ...options } = item;
      groups.push({ parameters, options: { ...defaults, ...options } });
    } else loose.push(item);
  if (loose.length > 0) groups.unshift({ parameters: loose, options: defaults });
  const all = groups.flatMap(({ parameters }) => parameters);
  if (all.length === 0) throw new ArgumentError(who, 'at least one parameter', 'none');
  if (!all.every(({ requiresGrad, entry }) => requiresGrad && !entry))
    throw new ArgumentError(who, 'leaves with requiresGrad', 'another tensor');
  if (new Set(all).size < all.length)
    throw new ArgumentError(who, 'each parameter once', 'one of them twice');
  return groups;
}
