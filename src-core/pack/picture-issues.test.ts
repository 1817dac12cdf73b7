import { describe, expect, test } from 'vitest';
import { pictureIssues } from './picture-issues.ts';

const found = (text: string, path = 'one.md') =>
  pictureIssues([{ path, text }], new Map([['pictures/net.png', 0]])).map(
    ({ line, column, message }) => `${line}:${column}: ${message}`,
  );

describe('pictureIssues', () => {
  test('names each picture that is missing, at its line and column', () => {
    const text =
      '---\nid: one\n---\nSee ![a net](pictures/nett.png), ![it](pictures/net.png).\n\n![b](pictures/b.svg)';
    expect(found(text)).toEqual([
      '4:14: there is no picture pictures/nett.png in this pack',
      '6:6: there is no picture pictures/b.svg in this pack',
    ]);
  });
  test.each(['net.png', 'https://example.org/net.png', '../net.png', 'pictures/Net.png', ''])(
    'says what a picture is where “%s” is none of the pack',
    (address) => {
      expect(found(`![a](${address})`)).toEqual([
        `1:6: expected a picture of this pack such as pictures/network.png, got “${address}”`,
      ]);
    },
  );
  test.each([
    '![a](pictures/net.png)',
    '![a]( pictures/net.png "a title")',
    'Write `![words](address)`.',
    '```markdown\n![words](address)\n```\n',
    '\\![no picture](address)',
    'a[0](b) and [a link](address)',
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
  test('looks at texts in the front matter and at primers, and at nothing but Markdown', () => {
    expect(found('---\nsay: "![x](pictures/x.png)"\n---\n', 'primers/a.md')).toHaveLength(1);
    expect(found('title: "![x](pictures/x.png)"', 'pack.yaml')).toEqual([]);
  });
});
