import type { ExerciseState, ExerciseSummary } from '#core/contract/pages.ts';

/** Which exercises of a pack are looked for. */
export interface ExerciseFilter {
  /** All of them stand in the title or the topics, each at the beginning of a word. */
  words: string;
  state: ExerciseState | 'any';
  /** 1 to 5; 0 for any. */
  difficulty: number;
  onlyBookmarked: boolean;
}

/** What lets every exercise through. */
export const EVERYTHING: ExerciseFilter = {
  words: '',
  state: 'any',
  difficulty: 0,
  onlyBookmarked: false,
};

/** The exercises that a filter lets through, in their order. */
export function filtered(
  exercises: readonly ExerciseSummary[],
  { words, state, difficulty, onlyBookmarked }: ExerciseFilter,
  bookmarks: readonly string[],
): ExerciseSummary[] {
  const wanted = wordsOf(words);
  return exercises.filter((exercise) => {
    const own = wordsOf([exercise.title, ...exercise.topics].join(' '));
    return (
      wanted.every((word) => own.some((one) => one.startsWith(word))) &&
      (state === 'any' || exercise.state === state) &&
      (difficulty === 0 || exercise.difficulty === difficulty) &&
      (!onlyBookmarked || bookmarks.includes(exercise.id))
    );
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
