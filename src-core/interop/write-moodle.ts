import { escapedHtml, markdownToHtml, markdownToInlineHtml } from './markdown-to-html.ts';
import type { Question, QuestionOption } from './question.ts';

/** Questions as a Moodle XML file. */
export function writeMoodle(questions: readonly Question[]): string {
  const all = questions.map(questionText).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${all}\n</quiz>\n`;
}

function questionText({ name, text, feedback, answer }: Question): string {
  const head = [
    `  <name><text>${escapedHtml(name)}</text></name>`,
    `  <questiontext format="html"><text>${escapedHtml(markdownToHtml(text))}</text></questiontext>`,
    `  <generalfeedback format="html"><text>${escapedHtml(markdownToHtml(feedback))}</text></generalfeedback>`,
  ];
  const [type, lines] = answerText(answer);
  return [
    `<question type="${type}">`,
    ...head,
    ...lines.map((line) => `  ${line}`),
    '</question>',
  ].join('\n');
}

function answerText(answer: Question['answer']): [string, string[]] {
  switch (answer.kind) {
    case 'choice':
    case 'choices': {
      const isSingle = answer.kind === 'choice';
      const rights = answer.options.filter(({ isRight }) => isRight).length;
      const wrongs = answer.options.length - rights;
      const fraction = ({ isRight }: QuestionOption): string => {
        if (isRight) return isSingle ? '100' : share(rights);
        return isSingle ? '0' : `-${share(wrongs)}`;
      };
      return [
        'multichoice',
        [
          `<single>${isSingle}</single>`,
          `<shuffleanswers>${!answer.ordered}</shuffleanswers>`,
          ...answer.options.map((one) => answerLine(fraction(one), one.text, one.say)),
        ],
      ];
    }
    case 'number': {
      const tolerance = `<tolerance>${answer.tolerance}</tolerance>`;
      return [
        'numerical',
        [`<answer fraction="100"><text>${answer.value}</text>${tolerance}</answer>`],
      ];
    }
    case 'text':
      return [
        'shortanswer',
        answer.accepted.map(
          (text) => `<answer fraction="100"><text>${escapedHtml(text)}</text></answer>`,
        ),
      ];
    case 'matching': {
      const pair = (left: string, right: string): string =>
        `<subquestion format="html"><text>${escapedHtml(markdownToHtml(left))}</text><answer><text>${escapedHtml(right)}</text></answer></subquestion>`;
      return [
        'matching',
        [
          ...answer.pairs.map(({ left, right }) => pair(left, right)),
          ...answer.others.map((right) => pair('', right)),
        ],
      ];
    }
  }
}

const answerLine = (fraction: string, text: string, say: string): string =>
  `<answer fraction="${fraction}" format="html"><text>${escapedHtml(markdownToInlineHtml(text))}</text>` +
  `<feedback format="html"><text>${escapedHtml(markdownToHtml(say))}</text></feedback></answer>`;

/** A share of 100 with the five decimals that Moodle knows, such as 33.33333. */
export const share = (count: number): string => String(Math.floor(10_000_000 / count) / 100_000);
