import { describe, expect, test } from 'vitest';
import { assignedSeed } from './assigned-seed.ts';
import { timeFindings } from './check-times.ts';
import { commonMistakes } from './common-mistakes.ts';
import { csvOf } from './csv.ts';
import { itemStatistics } from './item-statistics.ts';
import { counts, withoutNames, withSuperseded, type JudgedResult } from './judged-result.ts';
import { parameterStatistics } from './parameter-statistics.ts';
import type { ResultAttempt, ResultBody } from './result-form.ts';
import { scoreResult, type MarkedAnswer } from './score-result.ts';
import { xapiStatements } from './xapi.ts';

const T0 = Date.UTC(2026, 9, 1);

const attempt = (change: Partial<ResultAttempt>): ResultAttempt => ({
  ...{ attemptId: 1, profileId: 1, packId: 'p', packHash: '', exerciseId: 'a', seed: 1 },
  ...{ answers: '{}', verdict: '{}', status: 'wrong', score: 0, hintsSeen: 0, solutionSeen: 0 },
  ...{ attemptedAt: T0, previousHash: '', hash: '' },
  ...change,
});

/** A learner with these shares of the points of exercises a, b and c, each worth 10. */
function learner(key: string, shares: number[], change: Partial<JudgedResult> = {}): JudgedResult {
  return {
    file: `${key}.chainresult`,
    learner: { name: key, key, fingerprint: key },
    pack: { id: 'p', version: '1.0.0', title: 'P' },
    handedInAt: T0,
    tasks: shares.map((share, at) => ({
      exerciseId: 'abc'[at] ?? '',
      ...{ points: 10, earned: 10 * share, tries: 1 },
    })),
    answers: [],
    findings: [],
    ...change,
  };
}

const wrongAnswer = (title: string, cell: string): MarkedAnswer => ({
  ...{ exerciseId: 'a', seed: 1, at: T0 },
  mark: {
    ...{ status: 'wrong', score: 0 },
    parts: [
      {
        ...{ part: 'x', status: 'wrong', score: 0 },
        mistakes: [{ id: title, title }],
        wrong: [cell],
      },
    ],
  },
});

describe('assignedSeed', () => {
  const own = { seeds: 'own' } as const;
  const drawn = { id: 'a', hasVariants: true };
  test('follows from pack, exercise and key, is never that of the source, and is the same for all if so asked', () => {
    const seed = assignedSeed('p', own, drawn, 'k');
    expect(assignedSeed('p', own, drawn, 'k')).toBe(seed);
    const others = [
      assignedSeed('q', own, drawn, 'k'),
      assignedSeed('p', own, { ...drawn, id: 'b' }, 'k'),
      assignedSeed('p', own, drawn, 'l'),
    ];
    expect(new Set([seed, ...others]).size).toBe(4);
    for (const one of [seed, ...others]) expect(one).toBeGreaterThan(0);
    expect(assignedSeed('p', own, { id: 'a', hasVariants: false }, 'k')).toBe(0);
    expect(assignedSeed('p', { seeds: { same: 5 } }, drawn, 'k')).toBe(5);
  });
});

describe('scoreResult', () => {
  const mark = (score: number) => ({ status: 'partly' as const, score, parts: [] });
  const rules = {
    ...{ format: 1 as const, title: '', seeds: 'own' as const },
    exercises: [{ id: 'a', points: 3 }],
  };
  test('counts the best of the first tries, without hints where there are none, before the solution', () => {
    const attempts = [
      attempt({ hintsSeen: 1 }),
      attempt({}),
      attempt({ seed: 2 }),
      attempt({ solutionSeen: 1 }),
      attempt({}),
    ];
    const marks = [mark(1), mark(1 / 3), mark(1), mark(1), mark(1)];
    const scored = scoreResult({ ...rules, hints: false, tries: 3 }, { a: 1 }, attempts, marks);
    expect(scored.answers.map(({ leftOut }) => leftOut)).toEqual([
      'hint',
      undefined,
      'other-seed',
      'solution',
      'tries',
    ]);
    expect(scored.tasks).toEqual([{ exerciseId: 'a', points: 3, earned: 1, tries: 4 }]);
    const free = scoreResult({ ...rules, hints: true }, { a: 1 }, attempts, marks);
    expect(free.tasks[0]?.earned).toBe(3);
  });
});

describe('timeFindings', () => {
  const found = (times: number[], handedInAt = T0 + 10_000): string[] => {
    const chain = times.map((attemptedAt) => attempt({ attemptedAt }));
    const body = { chain, handedInAt } as ResultBody;
    return timeFindings(body, T0 + 20_000).map(({ message }) => message);
  };
  test('names times that cannot be', () => {
    expect(found([T0, T0 + 100, T0 + 9000])).toEqual([]);
    expect(found([T0 + 1000, T0])).toEqual(['Answer 2 is dated before answer 1.']);
    expect(found([T0, T0 + 99])).toEqual([
      'Answers 1 and 2 lie 99 ms apart, faster than anyone answers.',
    ]);
    expect(found([T0 + 11_000])).toEqual(['Answer 1 is dated after the result was handed in.']);
    expect(found([T0], T0 + 40 * 3_600_000)).toEqual(['The result is dated in the future.']);
    expect(found([5])).toEqual(['Answer 1 is dated before there was a Chainrule.']);
  });
});

describe('csvOf', () => {
  test('quotes what needs it, and lets no text be a formula', () => {
    expect(csvOf([['a,b', 'say "x"', 1.5, '=1+1', '-2', '@x', 'ok\nno']])).toBe(
      `"a,b","say ""x""",1.5,'=1+1,'-2,'@x,"ok\nno"\r\n`,
    );
  });
});

describe('itemStatistics', () => {
  test('has mean shares, and the correlation of each exercise with the others', () => {
    // By hand: a is 1, 1, 0; the rest of it is 1, 0.5, 0. r = 0.5 / sqrt(2/3 · 1/2) = 0.866.
    const results = [learner('x', [1, 1, 1]), learner('y', [1, 0.5, 0.5]), learner('z', [0, 0, 0])];
    const [a] = itemStatistics(results);
    expect(a?.difficulty).toBeCloseTo(2 / 3);
    expect(a?.discrimination).toBeCloseTo(Math.sqrt(3) / 2);
    expect(itemStatistics(results.slice(0, 2))[0]?.discrimination).toBeUndefined();
    const equal = [1, 2, 3].map((n) => learner(`l${n}`, [1, 1, n / 3]));
    expect(itemStatistics(equal)[0]?.discrimination).toBeUndefined();
  });
});

describe('commonMistakes', () => {
  test('counts each learner once for a mistake and for a cell', () => {
    const answers = [wrongAnswer('flip', '0,1'), wrongAnswer('flip', '0,1')];
    const results = [
      learner('x', [0], { answers }),
      learner('y', [0], { answers: [wrongAnswer('flip', '1,1')] }),
      learner('z', [0], { answers: [{ ...wrongAnswer('flip', '2,2'), leftOut: 'other-seed' }] }),
    ];
    expect(commonMistakes(results)).toEqual([
      {
        ...{ packId: 'p', exerciseId: 'a', part: 'x', learners: 2 },
        mistakes: [{ id: 'flip', title: 'flip', learners: 2 }],
        cells: [
          { cell: '0,1', learners: 1, mistakes: [{ id: 'flip', title: 'flip', learners: 1 }] },
          { cell: '1,1', learners: 1, mistakes: [{ id: 'flip', title: 'flip', learners: 1 }] },
        ],
        seed: 1,
      },
    ]);
  });

  test('names the causes at each cell, and the draw that most learners had', () => {
    const answer = (title: string, cell: string, seed: number) => ({
      ...wrongAnswer(title, cell),
      seed,
    });
    const results = [
      learner('x', [0], { answers: [answer('flip', '0,0', 7)] }),
      learner('y', [0], { answers: [answer('stride', '0,0', 8), answer('flip', '0,0', 8)] }),
      learner('z', [0], { answers: [answer('stride', '1,1', 8)] }),
    ];
    const [part] = commonMistakes(results);
    expect(part?.seed).toBe(8);
    expect(part?.cells[0]).toEqual({
      ...{ cell: '0,0', learners: 2 },
      mistakes: [
        { id: 'flip', title: 'flip', learners: 2 },
        { id: 'stride', title: 'stride', learners: 1 },
      ],
    });
  });
});

describe('parameterStatistics', () => {
  const drew = (key: string, share: number, n: number | string, more: object = {}) =>
    learner(key, [share], { drawn: { a: { n, ...more } } });

  test('has a group for each of a few values, and the gap between the easiest and the hardest', () => {
    const results = [drew('x', 1, 2), drew('y', 0.5, 1), drew('z', 0, 1), drew('u', 0.5, 2)];
    expect(parameterStatistics(results)).toEqual([
      {
        ...{ packId: 'p', exerciseId: 'a', parameter: 'n', gap: 0.5 },
        groups: [
          { from: 1, to: 1, learners: 2, difficulty: 0.25 },
          { from: 2, to: 2, learners: 2, difficulty: 0.75 },
        ],
      },
    ]);
  });

  test('puts many numbers together in three groups, equal ones in the same', () => {
    const results = [1, 2, 3, 3, 3, 8, 9, 10, 11].map((n) => drew(`l${n}`, n / 11, n));
    const [found] = parameterStatistics(results);
    expect(found?.groups.map(({ from, to, learners }) => [from, to, learners])).toEqual([
      [1, 2, 2],
      [3, 8, 4],
      [9, 11, 3],
    ]);
  });

  test('says nothing where all had the same value, of many words, and of who did not answer', () => {
    expect(parameterStatistics([drew('x', 1, 2), drew('y', 0, 2)])).toEqual([]);
    const words = ['a', 'b', 'c', 'd', 'e'].map((word) => drew(word, 1, word));
    expect(parameterStatistics(words)).toEqual([]);
    const away = drew('y', 0, 3);
    const idle = { ...away, tasks: away.tasks.map((task) => ({ ...task, tries: 0 })) };
    expect(parameterStatistics([drew('x', 1, 2), idle])).toEqual([]);
  });

  test('has the widest gap first', () => {
    const results = [
      drew('x', 1, 1, { k: 1 }),
      drew('y', 0, 2, { k: 1 }),
      drew('z', 0, 2, { k: 2 }),
    ];
    expect(parameterStatistics(results).map(({ parameter }) => parameter)).toEqual(['n', 'k']);
  });
});

describe('results of one learner', () => {
  test('the newest counts; a forged one takes nobody’s place', () => {
    const [old, newer] = [learner('x', [1]), learner('x', [0], { file: 'b', handedInAt: T0 + 1 })];
    expect(withSuperseded([newer, old]).map(counts)).toEqual([true, false]);
    const forged = { ...newer, findings: [{ code: 'signature' as const, message: '' }] };
    expect(withSuperseded([forged, old]).map(({ findings }) => findings.length)).toEqual([1, 0]);
    expect(withSuperseded([forged, old]).map(counts)).toEqual([false, true]);
  });

  test('without names tells neither name nor file', () => {
    const hidden = JSON.stringify(
      withoutNames([{ ...learner('x', [1]), file: 'Ada.chainresult' }]),
    );
    expect(hidden).not.toContain('Ada');
  });
});

describe('xapiStatements', () => {
  test('has a statement for each answer and one for the assignment; names only if asked', () => {
    const result = learner('x', [0.5], { answers: [wrongAnswer('flip', '0,0')] });
    const statements = xapiStatements([result], { names: true });
    expect(statements.map(({ verb, result: { score } }) => [verb.display.en, score])).toEqual([
      ['answered', { scaled: 0, min: 0 }],
      ['completed', { scaled: 0.5, raw: 5, min: 0, max: 10 }],
    ]);
    expect(statements[0]?.actor.name).toBe('x');
    expect(xapiStatements([result], { names: false })[0]?.actor.name).toBeUndefined();
  });
});
