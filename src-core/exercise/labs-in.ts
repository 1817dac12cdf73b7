import type { Exercise } from './exercise.ts';

/** The labs and experiments that the parts of an exercise run, by their ids, each once. */
export function labsIn({ parts }: Exercise): string[] {
  const ids = parts.flatMap(({ type, spec }) =>
    type === 'lab' && 'experiment' in spec ? [String(spec.experiment)] : [],
  );
  return [...new Set(ids)];
}
