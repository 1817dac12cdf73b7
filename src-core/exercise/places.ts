import type { Exercise, Pack } from './exercise.ts';
import { Template } from './language/template.ts';

/**
 * Every text of an exercise whose numbers can be asked about, by its place: `statement`,
 * `parts.a.prompt`, `hints.0`, `solution`, `erratum`, and what a verdict may say, such as
 * `parts.a.misreadings.2.say`. Options and steps are no such texts: they are controls themselves.
 */
export function placesOf(exercise: Exercise): ReadonlyMap<string, Template> {
  const { statement, hints, solution, erratum, parts } = exercise;
  return new Map([
    ['statement', statement],
    ...parts.flatMap(({ id, prompt, spec }) => [
      [`parts.${id}.prompt`, prompt] as const,
      ...sayings(spec, `parts.${id}`),
    ]),
    ...hints.map((hint, index) => [`hints.${index}`, hint] as const),
    ...(solution ? [['solution', solution] as const] : []),
    ...(erratum ? [['erratum', erratum] as const] : []),
  ]);
}

/** The pack with its texts told apart by place, so that the numbers in what is rendered carry marks. */
export function withMarks(pack: Pack): Pack {
  const exercises = pack.exercises.map((exercise) => {
    const places = [...placesOf(exercise)].map(([place, text]) => [text, place] as const);
    return { ...exercise, places: new Map(places) };
  });
  return { ...pack, exercises };
}

/** The `say` texts anywhere in a part's front matter. */
function sayings(value: unknown, place: string): [string, Template][] {
  if (typeof value !== 'object' || value === null || value instanceof Template) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    key === 'say' && item instanceof Template
      ? [[`${place}.say`, item] as [string, Template]]
      : sayings(item, `${place}.${key}`),
  );
}
