import { describe, expect, test } from 'vitest';
import { explain } from './explain.ts';
import type { Derivation } from './explain/derivation.ts';
import { draw, readPack, solution, withMarks } from './engine.ts';
import { mark, plain, replaceMarks } from './language/marks.ts';

const MANIFEST =
  'format: 1\nid: test\ntitle: Test\nversion: 1.0.0\nsections: [{ title: All, exercises: [sizes] }]';

/** A convolution of side 32, kernel 5, stride 2: ⌊27/2⌋ + 1 = 14 places a row, 196 in all. */
const SIZES = `---
id: sizes
title: Sizes
topics: [test]
difficulty: 1
parameters: { H: integer 20..40, K: integer 2..5, S: integer 2..3, P: integer 1..2, X: "integer 1..9 shape [2]" }
original: { H: 32, K: 5, S: 2, P: 1, X: "[3, 4]" }
let:
  size: convOut(H, K, S)
  cells: size ^ 2
  doubled: cells * 2
  ring: H + 2 * P
  squares: "[i * i for i in 1..K]"
  kind: if S > 2 then P else K
parts:
  a:
    type: integer
    answer: cells
    misreadings:
      - { when: given > cells, say: "You have {given}, that is {given - H} more than {H}." }
      - { when: given == 1, say: "There are {size} by {size} of them, {2 * cells} in two." }
---
A {H} × {H} image, $k = \\val{K}$, $s = \\val{S}$, $X = \\val{X}$. The ring makes it {ring}, the kernel has {K ^ 2}
cells, and four times the result is {4 * doubled}. There are {length(squares)} squares, the kind {kind}, twice {ring + length([ring])}, so {if K > 1 then "several" else "one"}.

:::part a
How many cells has the result, when a row has {convOut(H, K, S)}?
:::
:::hint
A row has {size}.
:::
:::solution
$\\val{size} \\cdot \\val{size} = \\val{cells}$.
:::
`;

const { pack: read } = readPack([
  { path: 'pack.yaml', text: MANIFEST },
  { path: 'sizes.md', text: SIZES },
]);
if (!read) throw new Error('the test pack has issues');
const pack = withMarks(read);
const [exercise] = pack.exercises;
if (!exercise) throw new Error('the test pack is empty');

const at = (address: string, options = {}, seed = 0) =>
  explain(pack, exercise, seed, address, options);

/** A tree as lines: what = formula = value (note), deeper lines indented. */
function lines({ what, formula, value, note, from, isCut }: Derivation, depth = 0): string[] {
  const sides = [what, formula, value].flatMap((one) => (one ? [one.words] : []));
  const line = '  '.repeat(depth) + sides.join(' = ') + (note ? ` (${note})` : '');
  return [line, ...from.flatMap((one) => lines(one, depth + 1)), ...(isCut ? ['…'] : [])];
}

const STATEMENT = ['H', 'H', 'K', 'S', 'X', 'ring', 'K^2', '4·doubled', 'length', 'kind', 'twice'];
const hole = (name: string) => `statement:${STATEMENT.indexOf(name)}`;
const WITHHELD = 'It would tell an answer, so it opens once this is solved.';
const CONV_OUT =
  'Output side of a convolution; below 1 the kernel does not fit. Lists hold one number an axis.';

describe('explain', () => {
  test('leads a parameter to the source under seed 0 and to its draw under another', () => {
    expect(lines(at(hole('K')))).toEqual(['K = 5 (from the source)']);
    const { value } = at(hole('K'), {}, 17);
    expect(lines(at(hole('K'), {}, 17))).toEqual([
      `K = ${value?.words} (drawn from 2..5 by seed 17)`,
    ]);
    expect(at(hole('X'), {}, 17).note).toBe('each cell drawn from 1..9 by seed 17');
    expect(lines(at(hole('K'), { overrides: { K: 4 } }))).toEqual(['K = 4 (set by hand)']);
  });

  test('takes a formula apart into lets and parameters', () => {
    expect(lines(at(hole('ring')))).toEqual([
      'ring = H plus 2 times P = 34',
      '  H = 32 (from the source)',
      '  P = 1 (from the source)',
    ]);
    expect(at(hole('ring')).formula).toMatchObject({
      source: 'H + 2 * P',
      latex: 'H + 2 \\cdot P',
    });
    expect(lines(at(hole('K^2')))).toEqual([
      'K to the power of 2 = 25',
      '  K = 5 (from the source)',
    ]);
  });

  test('names what a function yields, what it was given, and where that comes from', () => {
    const open = at('solution:0');
    expect(lines(open)).toEqual([
      `size = convOut of H, K and S = 14 (${CONV_OUT})`,
      '  H = 32 (from the source)',
      '  K = 5 (from the source)',
      '  S = 2 (from the source)',
    ]);
    expect(open.given?.map(({ name, value }) => `${name} ${value.words}`)).toEqual([
      'size 32',
      'kernel 5',
      'stride 2',
      'padding 0',
      'dilation 1',
    ]);
  });

  test('says what a name in a list runs through, and follows the branch that was taken', () => {
    expect(lines(at(hole('length')))).toEqual([
      'length of squares = 5 (How many items a list has.)',
      '  squares = i times i for each i of 1 to K = [1, 4, 9, 16, 25]',
      '    K = 5 (from the source)',
      '    i (each of 1 to K)',
    ]);
    expect(lines(at(hole('kind')))).toEqual([
      'kind = if S is greater than 2 then P, else K = 5',
      '  S = 2 (from the source)',
      '  K = 5 (from the source)',
    ]);
  });

  test('takes a let apart once', () => {
    expect(lines(at('solution:2'))).toHaveLength(5);
    expect(lines(at(hole('twice')))).toEqual([
      'ring plus length of the list ring = 35',
      '  ring = H plus 2 times P = 34',
      '    H = 32 (from the source)',
      '    P = 1 (from the source)',
      '  length of the list ring = 1 (How many items a list has.)',
      '    ring = H plus 2 times P = 34',
    ]);
  });

  test('tells no value and no formula that an answer rests on, as long as it is open', () => {
    // 4·doubled = 1568 rests on `cells`, the answer 196, and on `size`, which no text tells.
    expect(lines(at(hole('4·doubled')))).toEqual([`1568 (${WITHHELD})`]);
    expect(JSON.stringify(at(hole('4·doubled')))).not.toMatch(/196|392|cells|size/);
    // The same computation as that of `size`, written out in a prompt.
    expect(lines(at('parts.a.prompt:0'))).toEqual([`14 (${WITHHELD})`]);
    // A hint tells the value by itself, not how it is made.
    expect(lines(at('hints.0:0'))).toEqual([`size = 14 (${WITHHELD})`]);
  });

  test('explains what the text shows in another form, though an answer rests on it', () => {
    const one = SIZES.replace('{H} × {H} image', '{decimal(H)} × {text(decimal(H))} image');
    const { pack: other } = readPack([
      { path: 'pack.yaml', text: MANIFEST },
      { path: 'sizes.md', text: one },
    ]);
    if (!other) expect.fail('the pack has issues');
    const marked = withMarks(other);
    const [first] = marked.exercises;
    if (!first) expect.fail('the pack is empty');
    const found = JSON.stringify(explain(marked, first, 3, 'statement:0'));
    expect(found).toContain('drawn from 20..40 by seed 3');
    expect(found).not.toContain(WITHHELD);
  });

  test('tells everything once the answers are known', () => {
    expect(lines(at(hole('4·doubled'), { isOpen: true })).slice(0, 5)).toEqual([
      '4 times doubled = 1568',
      '  doubled = cells times 2 = 392',
      '    cells = size to the power of 2 = 196',
      `      size = convOut of H, K and S = 14 (${CONV_OUT})`,
      '        H = 32 (from the source)',
    ]);
  });

  test('knows the numbers of the learner’s own answer', () => {
    const place = 'parts.a.misreadings.0.say';
    expect(lines(at(`${place}:0`, { answers: { a: '200' } }))).toEqual([
      'your answer = 200 (from your answer)',
    ]);
    expect(lines(at(`${place}:1`, { answers: { a: '200' } }))).toEqual([
      'given minus H = 168',
      '  your answer = 200 (from your answer)',
      '  H = 32 (from the source)',
    ]);
    expect(lines(at(`${place}:0`))).toEqual(['your answer (from your answer)']);
  });

  test('tells no secret of what a verdict might say, for that is read after the mistake alone', () => {
    const place = 'parts.a.misreadings.1.say';
    expect(at(`${place}:0`)).toMatchObject({ origin: 'withheld', value: undefined });
    expect(at(`${place}:2`).what.words).toBe('this number');
    expect(at(`${place}:0`, { isOpen: true }).value?.words).toBe('14');
  });

  test.each([
    'statement:99',
    'statement',
    'hints.7:0',
    'parts.b.prompt:0',
    '',
    'parts.a.prompt:-1',
  ])('refuses the address “%s”', (address) => {
    expect(() => at(address)).toThrow('there is no number at');
  });
});

describe('withMarks', () => {
  /** What the marks in a text say, address by address. */
  function marksIn(text: string): Record<string, string> {
    const found: Record<string, string> = {};
    replaceMarks(text, (number, address) => (found[address] = number));
    return found;
  }

  test('marks each number with an address that explains that number', () => {
    const { statement, parts } = draw(pack, exercise, 17);
    const found = marksIn(statement + (parts[0]?.prompt ?? ''));
    // The text hole says “several”: it is no number.
    expect(Object.keys(found)).toHaveLength(STATEMENT.length + 1);
    for (const [address, number] of Object.entries(found)) {
      const { what, value } = explain(pack, exercise, 17, address);
      expect([value?.words, value?.latex, what.words]).toContain(number);
    }
  });

  test('leaves the text as it is without marks', () => {
    expect(plain(draw(pack, exercise, 5).statement)).toBe(
      draw(read, read.exercises[0] ?? exercise, 5).statement,
    );
    expect(plain(solution(pack, exercise, 0))).toBe('$14 \\cdot 14 = 196$.');
  });
});

describe('plain', () => {
  test('takes out whole marks and stray characters of marks alike', () => {
    expect(plain(`a ${mark('statement:0', '5')} b\uE000c\uE002`)).toBe('a 5 bc');
  });
});
