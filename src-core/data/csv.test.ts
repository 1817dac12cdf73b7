import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, readCsvNumbers } from './csv.ts';

const textsOf = (text: string, delimiter?: string) => {
  const read = readCsv(text, delimiter);
  return read.ok ? read.value.map((row) => row.map((cell) => cell.text)) : read.issues;
};

describe('readCsv', () => {
  test('reads rows with both line ends, with and without one at the end', () => {
    expect(textsOf('a,b\r\n1,2\n3,4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(textsOf('\ufeffa;b\n', ';')).toEqual([['a', 'b']]);
  });

  test('keeps empty cells and leaves out empty lines', () => {
    expect(textsOf('a,\n\n,b\n,\n')).toEqual([
      ['a', ''],
      ['', 'b'],
      ['', ''],
    ]);
    expect(textsOf('1,2\n3,')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(textsOf('')).toEqual([]);
  });

  test('lets quotes hold delimiters, line ends and quotes', () => {
    expect(textsOf('"a,b","c\nd","e""f"\n1,2,3')).toEqual([
      ['a,b', 'c\nd', 'e"f'],
      ['1', '2', '3'],
    ]);
  });

  test('reads back whatever was quoted', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const quoted = rows.map((row) =>
            row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','),
          );
          expect(textsOf(quoted.join('\r\n'))).toEqual(rows);
        },
      ),
    );
  });

  test('says in which line and column a quote is wrong', () => {
    expect(textsOf('a,b\n"x\ny",1\n2,"z')).toEqual([
      { line: 4, column: 3, message: 'expected a closing quote, got the end of the file' },
    ]);
    expect(textsOf('"x\ny"z,1')).toEqual([
      {
        line: 2,
        column: 3,
        message: 'expected "," or the end of the line after a closing quote, got "z"',
      },
    ]);
  });

  test('says which row has too many or too few cells', () => {
    expect(textsOf('1,2\n3\n4,5,6')).toEqual([
      { line: 2, column: 1, message: 'expected 2 cells as in the first row, got 1' },
      { line: 3, column: 1, message: 'expected 2 cells as in the first row, got 3' },
    ]);
  });
});

describe('readCsvNumbers', () => {
  test('finds out whether the first row names the columns', () => {
    const named = readCsvNumbers('x,y\n1,-2.5\n3e2, .5 \n');
    expect(named.ok && [named.value.header, named.value.values.toNested()]).toEqual([
      ['x', 'y'],
      [
        [1, -2.5],
        [300, 0.5],
      ],
    ]);
    const bare = readCsvNumbers('1,2', { dtype: 'float32' });
    expect(bare.ok && [bare.value.header, bare.value.values.dtype]).toEqual([undefined, 'float32']);
    const told = readCsvNumbers('1,2\n3,4', { header: true });
    expect(told.ok && told.value.header).toEqual(['1', '2']);
  });

  test('names every cell that is no number, with line and column', () => {
    const read = readCsvNumbers('x,y\n1,two\n,0x10\n');
    expect(!read.ok && read.issues).toEqual([
      { line: 2, column: 3, message: 'expected a number, got "two"' },
      { line: 3, column: 1, message: 'expected a number, got an empty cell' },
      { line: 3, column: 2, message: 'expected a number, got "0x10"' },
    ]);
  });

  test('reads nan as a number', () => {
    const read = readCsvNumbers('1,NaN');
    expect(read.ok && read.value.values.toNested()).toEqual([[1, NaN]]);
  });
});
