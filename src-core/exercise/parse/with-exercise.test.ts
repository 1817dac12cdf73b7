import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { withExercise } from './with-exercise.ts';

const idsOf = (text: string | undefined): unknown =>
  (parse(text ?? '') as { sections: { exercises: string[] }[] }).sections.map(
    ({ exercises }) => exercises,
  );

describe('withExercise', () => {
  test('adds to a list of lines under its last one, comments staying where they are', () => {
    const text = 'id: a\nsections:\n  - title: A\n    exercises:\n      - one # first\n# end\n';
    expect(withExercise(text, 'two')).toBe(
      'id: a\nsections:\n  - title: A\n    exercises:\n      - one # first\n      - two\n# end\n',
    );
  });

  test.each([
    ['sections:\n  - { title: A, exercises: [one] }', [['one', 'two']]],
    [
      'sections:\n- title: A\n  exercises: [one]\n- title: B\n  exercises:\n  - b',
      [['one'], ['b', 'two']],
    ],
    ['sections:\n  - exercises:\n    - one', [['one', 'two']]],
    ['id: a', [['two']]],
  ])('adds to the last section of %j', (text, ids) => {
    expect(idsOf(withExercise(text, 'two'))).toEqual(ids);
  });

  test.each(['sections: [', 'sections: []', 'sections: 3', '- a', 'sections:\n  - { title: A }'])(
    'leaves %j to its author',
    (text) => {
      expect(withExercise(text, 'two')).toBeUndefined();
    },
  );
});
