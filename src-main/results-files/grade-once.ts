import type { Answers } from '#core/exercise/answers.ts';
import type { Mark } from '#core/results/mark.ts';
import type { Grade } from './judge.ts';

/** Grades what was not graded before: many learners give the same answer to the same numbers. */
export function gradeOnce(grade: Grade, known = new Map<string, Promise<Mark>>()): Grade {
  return (key, draws) => {
    const named = draws.map(({ all, ...draw }) =>
      all.map((answers): [string, Answers] => [JSON.stringify([key, draw, answers]), answers]),
    );
    const fresh = draws.flatMap((draw, at) => {
      const missing = new Map(named[at]?.filter(([name]) => !known.has(name)));
      return missing.size === 0
        ? []
        : [{ names: [...missing.keys()], all: [...missing.values()], draw }];
    });
    if (fresh.length > 0) {
      const marks = grade(
        key,
        fresh.map(({ draw, all }) => ({ ...draw, all })),
      );
      for (const [at, { names }] of fresh.entries())
        for (const [index, name] of names.entries()) {
          const mark = marks.then((found) => found[at]?.[index] ?? noMark());
          known.set(name, mark);
          // What failed together is asked for again one by one.
          mark.catch(() => known.delete(name));
        }
    }
    return Promise.all(
      named.map((all) => Promise.all(all.map(([name]) => known.get(name) ?? noMark()))),
    );
  };
}

const noMark = () => Promise.reject<Mark>(new Error('no mark'));
