import type { Exercise } from './exercise.ts';
import type { Template } from './language/template.ts';

/** What an exercise says and asks, or what a primer tells, without its numbers and marks of Markdown: for searching. */
export const plainText = ({ statement, parts }: Exercise): string =>
  [statement, ...parts.map(({ prompt }) => prompt)].map(wordsOf).join('\n');

/** Numbers that are drawn stand as “…”. */
function wordsOf({ segments }: Template): string {
  const text = segments.map((one) => (typeof one === 'string' ? one : '…')).join('');
  return text
    .replaceAll(/\\[a-zA-Z]+|[$*_`#>{}]|:::\w*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
