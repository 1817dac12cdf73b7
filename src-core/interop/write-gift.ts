import { markdownToHtml, markdownToInlineHtml } from './markdown-to-html.ts';
import type { Question } from './question.ts';
import { share } from './write-moodle.ts';

/** Questions as a GIFT file. */
export const writeGift = (questions: readonly Question[]): string =>
  `${questions.map(questionText).join('\n\n')}\n`;

function questionText({ name, text, feedback, answer }: Question): string {
  const say = feedback === '' ? '' : `\n####${escaped(markdownToHtml(feedback))}`;
  const lines = answerLines(answer).map((line) => `\n${line}`);
  return `::${escaped(name)}::[html]${escaped(markdownToHtml(text))}{${lines.join('')}${say}\n}`;
}

function answerLines(answer: Question['answer']): string[] {
  const option = (sign: string, text: string, say: string): string =>
    `${sign}${escaped(markdownToInlineHtml(text))}${say === '' ? '' : `#${escaped(markdownToHtml(say))}`}`;
  switch (answer.kind) {
    case 'choice':
      return answer.options.map(({ text, isRight, say }) => option(isRight ? '=' : '~', text, say));
    case 'choices': {
      const rights = answer.options.filter(({ isRight }) => isRight).length;
      const wrongs = answer.options.length - rights;
      return answer.options.map(({ text, isRight, say }) =>
        option(isRight ? `~%${share(rights)}%` : `~%-${share(wrongs)}%`, text, say),
      );
    }
    case 'number':
      return [`#${answer.value}:${answer.tolerance}`];
    case 'text':
      return answer.accepted.map((text) => `=${escaped(text)}`);
    case 'matching':
      return [
        ...answer.pairs.map(
          ({ left, right }) => `=${escaped(markdownToInlineHtml(left))} -> ${escaped(right)}`,
        ),
        ...answer.others.map((right) => `= -> ${escaped(right)}`),
      ];
  }
}

/** On one line: a blank line would end the question. */
const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
