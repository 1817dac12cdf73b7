import { describe, expect, test } from 'vitest';
import { dueAt } from './assignment.ts';
import { readAssignment, readCompiledAssignment } from './read-assignment.ts';

const read = (text: string) => readAssignment([{ path: 'assignment.yaml', text }], ['one', 'two']);
const SOUND = 'format: 1\ntitle: Week 1\nexercises:\n  - { id: one, points: 2.5 }\n';

describe('readAssignment', () => {
  test('fills in what is left out', () => {
    expect(read(SOUND)).toMatchObject({
      assignment: { seeds: 'own', hints: true, exercises: [{ id: 'one', points: 2.5 }] },
      issues: [],
    });
    expect(readAssignment([], ['one'])).toEqual({ assignment: undefined, issues: [] });
  });

  test.each([
    [`${SOUND}  - { id: three, points: 1 }\n`, 5, 11, 'there is no exercise three in this pack'],
    [`${SOUND}  - { id: one, points: 1 }\n`, 4, 3, 'each exercise stands in it once'],
    [`${SOUND}tries: 0\n`, 5, 8, 'tries: '],
    [`${SOUND}due: tomorrow\n`, 5, 6, 'due: expected a day such as'],
    [`${SOUND}seeds: mine\n`, 5, 8, 'seeds: expected “own”'],
    [`${SOUND}sealFor: abc\n`, 5, 10, 'sealFor: expected'],
    [`${SOUND}bonus: 1\n`, 5, 1, 'unknown key “bonus”'],
    ['format: 1\ntitle: [', 2, 9, ''],
  ])('places what is wrong: %#', (text, line, column, message) => {
    const { assignment, issues } = read(text);
    expect(assignment).toBeUndefined();
    expect(issues[0]).toMatchObject({ file: 'assignment.yaml', line, column });
    expect(issues[0]?.message).toContain(message);
  });

  test('has no second error for an exercise that is there and broken', () => {
    const files = ['assignment.yaml', 'two.md'].map((path) => ({
      path,
      text: `${SOUND}  - { id: two, points: 1 }\n`,
    }));
    expect(readAssignment(files, ['one'])).toMatchObject({ assignment: undefined, issues: [] });
  });

  test('refuses the same in a compiled pack, with its place', () => {
    const text = '{\n "format": 1,\n "title": "A",\n "exercises": [{ "id": "x", "points": 1 }]\n}';
    expect(() => readCompiledAssignment(text, ['one'])).toThrow('there is no exercise x');
    expect(readCompiledAssignment(text, ['x']).title).toBe('A');
  });
});

describe('dueAt', () => {
  test('lets a day last until its end in UTC, and reads the zone of a time', () => {
    expect(dueAt({ due: '2027-01-31' })).toBe(Date.UTC(2027, 0, 31, 23, 59, 59));
    expect(dueAt({ due: '2027-01-31T18:00:00+01:00' })).toBe(Date.UTC(2027, 0, 31, 17));
    expect(dueAt({})).toBeUndefined();
  });
});
