import { describe, expect, test } from 'vitest';
import { formatBlock, parseBlock } from './clipboard.ts';

describe('parseBlock', () => {
  test.each([
    [
      'cells of a spreadsheet',
      '1\t2\n3\t4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'blank cells of a spreadsheet, also at the ends',
      '\t2\r\n3\t\r\n',
      [
        ['', '2'],
        ['3', ''],
      ],
    ],
    ['formulas with spaces between tabs', 'w00 + 1\tw01\n', [['w00 + 1', 'w01']]],
    [
      'a NumPy literal',
      'np.array([[1, 2],\n          [3, 4]])',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a printed NumPy array',
      '[[1. 2.]\n [3. 4.5]]',
      [
        ['1', '2'],
        ['3', '4.5'],
      ],
    ],
    ['a NumPy array with its type', 'array([[0, -1]], dtype=int64)', [['0', '-1']]],
    ['a flat list', '[0, 4, 1, 5]', [['0', '4', '1', '5']]],
    [
      'a LaTeX matrix',
      '\\begin{pmatrix} w_{00} & 0 \\\\ \\frac{1}{2} & -1 \\end{pmatrix}',
      [
        ['w_{00}', '0'],
        ['\\frac{1}{2}', '-1'],
      ],
    ],
    [
      'rows of a LaTeX array with rules',
      '\\begin{array}{c|c} 1 & 2 \\\\ \\hline 3 & 4 \\\\ \\end{array}',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'rows of a LaTeX matrix without its frame',
      'a & b \\\\ c & d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'words in rows',
      '1 2\n3 4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'commas in rows',
      '1, 2\n3, 4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a single value', ' w11 ', [['w11']]],
    ['a single formula', 'a + b', [['a + b']]],
    ['nothing', ' \n', [['']]],
    [
      'rows of different length',
      '1 2\n3',
      [
        ['1', '2'],
        ['3', ''],
      ],
    ],
  ])('reads %s', (_, text, cells) => {
    expect(parseBlock(text)).toEqual(cells);
  });
});

describe('formatBlock', () => {
  test('writes what a spreadsheet reads, and parseBlock reads it back', () => {
    const block = [
      ['w00', ''],
      ['', '-1/2'],
    ];
    expect(formatBlock(block)).toBe('w00\t\n\t-1/2');
    expect(parseBlock(formatBlock(block))).toEqual(block);
  });
});
