import { describe, expect, test } from 'vitest';
import { readMoodle } from './read-moodle.ts';

const quiz = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!-- written for this test -->
<quiz>
<question type="category"><category><text>$course$/top</text></category></question>
${inside}
</quiz>`;

const question = (type: string, inside: string, text = '<p>What?</p>'): string =>
  `<question type="${type}"><name><text>Q1</text></name>
<questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${inside}</question>`;

const answer = (fraction: number, text: string, say = ''): string =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text><feedback><text>${say}</text></feedback></answer>`;

const read = (inside: string) => readMoodle(quiz(inside));
const first = (inside: string) => read(inside).questions[0]?.answer;

describe('readMoodle', () => {
  test('reads a choice of one with what is said of each option', () => {
    const options = answer(100, 'Yes', 'Right.') + answer(0, 'No &lt;b&gt;x&lt;/b&gt;');
    expect(first(question('multichoice', `<single>true</single>${options}`))).toEqual({
      kind: 'choice',
      ordered: false,
      options: [
        { text: 'Yes', isRight: true, say: 'Right.' },
        { text: 'No **x**', isRight: false, say: '' },
      ],
    });
  });

  test('reads a choice of several, in their order where nothing is shuffled', () => {
    const options = answer(50, 'A') + answer(50, 'B') + answer(-100, 'C');
    const head = '<single>false</single><shuffleanswers>0</shuffleanswers>';
    expect(first(question('multichoice', head + options))).toMatchObject({
      kind: 'choices',
      ordered: true,
      options: [{ isRight: true }, { isRight: true }, { isRight: false }],
    });
  });

  test('reads numbers with tolerance, short answers, true or false, and pairs', () => {
    const number = '<answer fraction="100"><text>1.5e2</text><tolerance>0.5</tolerance></answer>';
    expect(first(question('numerical', number))).toEqual({
      kind: 'number',
      value: '150',
      tolerance: '0.5',
    });
    expect(first(question('shortanswer', answer(100, 'ReLU') + answer(100, 'relu')))).toEqual({
      kind: 'text',
      accepted: ['ReLU', 'relu'],
    });
    expect(first(question('truefalse', answer(100, 'true') + answer(0, 'false')))).toMatchObject({
      ordered: true,
      options: [
        { text: 'True', isRight: true },
        { text: 'False', isRight: false },
      ],
    });
    const pair = (left: string, right: string): string =>
      `<subquestion><text>${left}</text><answer><text>${right}</text></answer></subquestion>`;
    expect(first(question('matching', pair('a', '1') + pair('', '2')))).toEqual({
      kind: 'matching',
      pairs: [{ left: 'a', right: '1' }],
      others: ['2'],
    });
  });

  test('turns HTML into Markdown of ours: formulas, lists, and braces that are no holes', () => {
    const html =
      '<p>Let \\(x_{1}\\) be {x}.</p><ul><li>one</li><li><b>two</b></li></ul>$$\\frac{a}{b}$$ 3 * 4 &amp; more';
    const { questions } = read(
      question('truefalse', answer(100, 'true') + answer(0, 'false'), html),
    );
    expect(questions[0]?.text).toBe(
      'Let $x_{1}$ be \\{x\\}.\n\n- one\n- **two**\n\n$$\\frac{a}{b}$$\n\n3 \\* 4 & more',
    );
  });

  test('lists what it drops, with the line and the reason', () => {
    const essay = question('essay', '');
    const { questions, dropped } = read(
      essay + question('numerical', answer(100, 'many'), '<img src="a.png">'),
    );
    expect(questions).toEqual([]);
    expect(dropped.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'line 5: questions of the type essay are not read',
      'line 6: its answer is no decimal number',
    ]);
  });

  test.each([
    ['a DTD', '<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>', 'a DTD is not read'],
    ['an entity', '<quiz>&a;</quiz>', '“&a;” is no character of XML'],
    ['another root', '<html></html>', 'expected the element quiz, got html'],
    ['an element without end', '<quiz><a></quiz>', 'expected the end of a, got that of quiz'],
    ['half a tag', '<quiz><a b=c></a></quiz>', 'a tag cannot be read'],
    ['depth', `<quiz>${'<a>'.repeat(200)}`, 'elements go more than 100 levels deep'],
    ['nothing', '', 'there is no element in it'],
  ])('refuses %s with a sentence', (_, source, message) => {
    expect(() => readMoodle(source)).toThrow(message);
  });
});
