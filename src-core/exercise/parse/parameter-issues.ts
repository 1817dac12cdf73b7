import type { z } from 'zod';
import type { PackIssue } from '../exercise.ts';
import type { frontMatter } from './front-matter.ts';
import type { PlacedSource } from './placed-source.ts';

type Drawn = Pick<z.infer<typeof frontMatter>, 'parameters' | 'original'>;

/** Parameters without a value of the source, and values of the source without a parameter. */
export function parameterIssues(
  places: PlacedSource,
  { parameters, original }: Drawn,
): PackIssue[] {
  const stray = Object.keys(original).filter((name) => !(name in parameters));
  const missing = Object.keys(parameters).filter((name) => !(name in original));
  return [
    ...stray.map((name) => places.at(['original', name], `“${name}” is not a parameter`)),
    ...missing.map((name) =>
      places.at(['parameters', name], `“${name}” has no value under “original”`),
    ),
  ];
}
