import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offerCodeRunner } from '../code/code-runner.ts';
import type { CodeOutcome } from '../code/code-runner.ts';
import { plainRunner } from '../code/testing/plain-runner.ts';
import { draw, grade } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

const CONV = `{ type: code, signature: "conv(x, w)",
    cases: "[[[[1, 2], [3, 4]], [[1]]], [[[1, 2, 3], [4, 5, 6], [7, 8, n]], [[1, 2], [3, 4]]], [[[5]], [[2]]]]",
    expected: "conv2d(x, w)" }`.replaceAll(/\n\s*/g, ' ');

function verdictOn(part: string, source: string): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: source }).parts[0] as PartVerdict;
}

/** A convolution with straight loops; `at` picks the kernel's cell for place (u, v). */
const loops = (at: string) => `function conv(x, w) {
  const rows = x.length - w.length + 1;
  const columns = x[0].length - w[0].length + 1;
  const out = [];
  for (let r = 0; r < rows; r++) {
    out.push([]);
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      for (let u = 0; u < w.length; u++)
        for (let v = 0; v < w[0].length; v++) sum += x[r + u][c + v] * ${at};
      out[r].push(sum);
    }
  }
  return out;
}`;

/** The verdict on whatever code when its run comes to this. */
function verdictWith(outcome: CodeOutcome): PartVerdict {
  const back = offerCodeRunner(() => outcome);
  const verdict = verdictOn(CONV, 'function conv() {}');
  back();
  offerCodeRunner(plainRunner);
  return verdict;
}

describe('code', () => {
  let takeBack: () => void;
  beforeAll(() => void (takeBack = offerCodeRunner(plainRunner)));
  afterAll(() => takeBack());

  test('accepts any function that gives the right results', () => {
    const { status, score, message } = verdictOn(CONV, loops('w[u][v]'));
    expect([status, score, message]).toEqual(['correct', 1, 'All 3 cases pass.']);
  });

  test('names the misreading that all results fit, and shows the first case that fails', () => {
    const verdict = verdictOn(CONV, loops('w[w.length - 1 - u][w[0].length - 1 - v]'));
    expect([verdict.status, verdict.score]).toEqual(['partly', 2 / 3]);
    expect(verdict.diagnosis.map(({ id }) => id)).toEqual(['conv2d.kernel-turned']);
    expect(verdict.message).toContain(
      'Case 2 of 3 fails: `conv([[1, 2, 3], [4, 5, 6], [7, 8, 3]], [[1, 2], [3, 4]])`',
    );
    // By hand: 1·1 + 2·2 + 4·3 + 5·4 = 37, turned 1·4 + 2·3 + 4·2 + 5·1 = 23; the corner with 3 for n.
    expect(verdict.message).toContain('| `[[23, 33], [53, 57]]` | `[[37, 47], [67, 53]]` |');
    expect(verdict.message).toContain('At `[0][0]` yours is 23, asked is 37.');
  });

  test('takes a misreading of the author in the place of what is expected', () => {
    const part =
      '{ type: code, signature: "f(x)", cases: "[[1], [2]]", expected: "x + 1", misreadings: [{ answer: "x - 1", id: minus, say: Add it. }] }';
    const { diagnosis, message } = verdictOn(part, 'function f(x) { return x - 1; }');
    expect(diagnosis.map(({ id }) => id)).toEqual(['minus']);
    expect(message).toMatch(/Add it\.$/);
  });

  test.each([
    ['nothing', '', 'Your function gives nothing back. Is a `return` missing?'],
    ['another shape', 'return [[1, 2, 3]];', 'Yours has the shape [1, 3], asked is [2, 2].'],
    ['a ragged list', 'return [[1, 2], [3]];', 'At `[1]` yours has the shape [1], asked is [2].'],
    ['a number', 'return 1;', 'Yours is a number, asked is a list.'],
    ['a text', "return [['1', 2], [3, 4]];", 'At `[0][0]` yours is a text, asked is a number.'],
    ['NaN', 'return [[1, 2], [3, NaN]];', 'At `[1][1]` yours is NaN, asked is 4.'],
    ['a near miss', 'return [[1, 2], [3, 4.0000001]];', 'yours is 4.0000001, asked is 4.'],
    ['an error', "throw new Error('no');", 'Your function stopped with an error: `Error: no`.'],
  ])('says what is wrong with %s', (_what, body, message) => {
    const verdict = verdictOn(CONV, `function conv(x, w) { ${body} }`);
    expect(verdict.status).toBe('wrong');
    expect(verdict.message).toContain(message);
  });

  test('accepts a difference within the tolerance', () => {
    const part = (tolerance: string) =>
      `{ type: code, signature: "f()", cases: "[[]]", expected: "100"${tolerance} }`;
    const near = 'function f() { return 100.5; }';
    expect(verdictOn(part(''), near).status).toBe('wrong');
    // 0.5 ≤ 0.005 · (1 + 100)
    expect(verdictOn(part(', tolerance: 0.005'), near).status).toBe('correct');
  });

  test('takes objects by the names of their fields, and functions as formulas in t', () => {
    const part =
      '{ type: code, signature: "f(x, g)", functions: [g], returns: [y, twice], cases: "[[3, \\"t^2 + tanh(0)\\"]]", expected: "[x^2, 2 * x]" }';
    const right = 'function f(x, g) { return { twice: 2 * x, y: g(x) }; }';
    expect(verdictOn(part, right).status).toBe('correct');
    const { message } = verdictOn(part, 'function f(x, g) { return { twice: 2 * x, z: g(x) }; }');
    expect(message).toContain('`f(3, t => t^2 + tanh(0))`');
    expect(message).toContain('The field `y` is missing.');
  });

  test('does not read what has no function to call, and says where', () => {
    const fault = { message: 'Expression expected.', line: 2, column: 7 };
    const { status, message } = verdictWith({ fault, calls: [], console: [] });
    expect([status, message]).toEqual(['unreadable', 'Line 2, column 7: Expression expected.']);
  });

  test('tells of code that did not end, that filled the memory, and in which case', () => {
    const calls = [
      {
        ok: true as const,
        value: [
          [1, 2],
          [3, 4],
        ],
      },
    ];
    const late = verdictWith({ calls, console: [], stopped: 'time' });
    expect([late.status, late.score]).toEqual(['partly', 1 / 3]);
    expect(late.message).toContain('Case 2 of 3 fails');
    expect(late.message).toContain('still running when its time was up');
    const full = verdictWith({ calls: [], console: [], stopped: 'memory' });
    expect(full.message).toContain('more memory than there is');
  });

  test('shows what was written in the case that is shown, and while the code was loaded', () => {
    const texts = [
      { call: -1, text: 'loaded' },
      { call: 0, text: 'first' },
      { call: 1, text: 'second' },
      { call: 1, text: 'third' },
    ];
    const calls = [
      {
        ok: true as const,
        value: [
          [1, 2],
          [3, 4],
        ],
      },
    ];
    const { console } = verdictWith({ calls, console: texts, stopped: 'time' });
    expect(console).toBe('loaded\nsecond\nthird');
  });

  test('cannot read an answer where nothing runs code', () => {
    takeBack();
    const { status, message } = verdictOn(CONV, loops('w[u][v]'));
    takeBack = offerCodeRunner(plainRunner);
    expect([status, message]).toEqual([
      'unreadable',
      'Code cannot be run here. Open the exercise in the app.',
    ]);
  });

  test('shows the signature and a start, and hides the cases', () => {
    const { pack, exercise } = packWith({ a: CONV });
    const [part] = draw(pack, exercise, 0).parts;
    expect(part?.view).toEqual({
      signature: 'conv(x, w)',
      starter: 'function conv(x, w) {\n  \n}\n',
    });
  });

  test.each([
    ['conv2d', 'signature'],
    ['conv(x, x)', 'signature'],
    ['conv(x = 1)', 'signature'],
    ['return()', 'signature'],
  ])('refuses %s as a signature', (signature) => {
    const part = `{ type: code, signature: "${signature}", cases: "[[1]]", expected: "1" }`;
    expect(() => packWith({ a: part })).toThrow('expected a signature such as');
  });
});
