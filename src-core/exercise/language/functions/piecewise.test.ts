import { describe, expect, test } from 'vitest';
import { piecewiseFunctions } from './piecewise.ts';
import { textOf } from './testing/value-of.ts';

/** Kinks at −2 and 0, both of the first layer; the pieces are 1, x + 3 and 2x + 3. */
const TWO = 'reluNet([1/2, 1/2], [0, 1], [[1, 1], [1, 1]], [0, 0], [1, 1], 1)';
/** Kinks at 0, 1 and 2, the middle one of the second layer; the pieces are 1 − x, 1, 4x − 3 and 3x − 1. */
const THREE = 'reluNet([1, -1], [0, 2], [[1, 1], [1, -1]], [-1, 0], [1, 2], 0)';

describe('a net around an input', () => {
  test.each([
    [`netValue(${TWO}, -1/2)`, '5/2'],
    [`netLine(${TWO}, -1)`, '[1, 3]'],
    [`netSlope(${THREE}, 3/2)`, '4'],
    [`netIntercept(${THREE}, 3/2)`, '−3'],
    [`netTrace(${TWO}, -1)`, '[[−1/2, 1/2], [0, 1/2], [1/2, 1/2], [1/2, 1/2], [2]]'],
    [`netSlopeLeft(${TWO}, 0)`, '1'],
    [`netSlopeRight(${TWO}, 0)`, '2'],
    [`netAutodiff(${TWO}, 0)`, '1'],
    [`netAutodiff(${TWO}, -2)`, '0'],
    [`netProbes(${THREE})`, '[−1, 1/2, 3/2]'],
    [`netProbes(${TWO})`, '[−3, −1, 1]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    // One unit of the second layer: 1/2 + 1/2 = 1 and 0 + 1 + the last bias.
    ['net.first-unit-left-out', `netLine(${TWO}, 1)`, '[1, 2]'],
    ['net.last-unit-left-out', `netLine(${TWO}, 1)`, '[1, 2]'],
    ['net.output-bias-lost', `netLine(${TWO}, 1)`, '[2, 2]'],
    ['net.output-bias-lost', `netValue(${TWO}, 1)`, '4'],
    ['net.value-as-intercept', `netLine(${TWO}, 1)`, '[2, 5]'],
    ['net.first-relu-ignored', `netLine(${TWO}, -1)`, '[2, 3]'],
    ['net.relus-ignored', `netLine(${TWO}, -3)`, '[2, 3]'],
    ['net.sign-of-x', `netLine(${TWO}, -1/2)`, '[0, 1]'],
    // With a diagonal W2: h = 1 + relu(x/2) + relu(x/2 + 1).
    ['net.one-to-one', `netLine(${TWO}, 1)`, '[1, 2]'],
    ['net.slope-times-x', `netSlope(${TWO}, -1)`, '−1'],
    ['net.relu-slope-one', `netAutodiff(${TWO}, 0)`, '2'],
  ])('%s turns %s into %s', (id, source, expected) => {
    expect(textOf(`misread("${id}", ${source})`)).toBe(expected);
  });
});

describe('active units', () => {
  test.each([
    [`netActive(${TWO}, 1)`, '[1.0, 1.1, 2.0, 2.1]'],
    [`netActive(${TWO}, -1)`, '[1.1, 2.0, 2.1]'],
    [`netActive(${TWO}, -3)`, '[]'],
    [`netActive(${TWO}, 0)`, '[1.1, 2.0, 2.1]'],
    [`netActive(${THREE}, -1)`, '[1.1, 2.0]'],
    [`netActive(${THREE}, 3)`, '[1.0, 2.0, 2.1]'],
    [`length(netPatterns(${TWO}))`, '3'],
    // relu(x) + relu(−x): neither unit is active at 0 itself.
    ['netPatterns(hinges([1, -1], [0, 0], [1, 1], 0))', '[[1.1], [], [1.0]]'],
    ['netRegionPatterns(hinges([1, -1], [0, 0], [1, 1], 0))', '[[1.1], [1.0]]'],
    [`netKinkUnits(${THREE}, 1)`, '[2.1]'],
    [`netKinkUnits(${THREE}, 5)`, '[]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    ['net.zero-active', `netActive(${TWO}, -3)`, '[2.0, 2.1]'],
    ['net.sign-of-x', `netActive(${TWO}, -1)`, '[]'],
    ['net.one-to-one', `netActive(${TWO}, -1)`, '[1.1, 2.1]'],
    ['net.first-layer-only', `netActive(${TWO}, 1)`, '[1.0, 1.1]'],
    // z1 = (−1/2, 1/2) adds up to 0, so that the second layer stays asleep.
    ['net.reads-pre-activations', `netActive(${TWO}, -1)`, '[1.1]'],
  ])('%s turns %s into %s', (id, source, expected) => {
    expect(textOf(`misread("${id}", ${source})`)).toBe(expected);
  });
});

describe('kinks', () => {
  test.each([
    [`netBreakpoints(${TWO})`, '[−2, 0]'],
    [`netBreakpoints(${THREE})`, '[0, 1, 2]'],
    [`netLaterKinks(${TWO})`, '[]'],
    [`netLaterKinks(${THREE})`, '[1]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    ['net.kink-at-minus-b', `netBreakpoints(${TWO})`, '[−1, 0]'],
    ['net.kink-sign', `netBreakpoints(${TWO})`, '[0, 2]'],
    ['net.first-unit-only', `netBreakpoints(${TWO})`, '[0]'],
    // Without the first ReLU both units of the second layer see x + 1.
    ['net.kink-invented', `netBreakpoints(${TWO})`, '[−2, −1, 0]'],
    ['net.second-layer-ignored', `netBreakpoints(${THREE})`, '[0, 2]'],
  ])('%s turns %s into %s', (id, source, expected) => {
    expect(textOf(`misread("${id}", ${source})`)).toBe(expected);
  });
});

describe('pieces', () => {
  test.each([
    [`netPieces(${TWO})`, '[[−∞, −2, 0, 1], [−2, 0, 1, 3], [0, ∞, 2, 3]]'],
    [`netLines(${THREE})`, '[[−1, 1], [0, 1], [4, −3], [3, −1]]'],
    // relu(1 − 2x) + relu(4x − 2)/2 is |2x − 1| as well.
    [
      'sameFunction(hinges([2, -2], [-1, 1], [1, 1], 0), hinges([-2, 4], [1, -2], [1, 1/2], 0))',
      'yes',
    ],
    ['sameFunction(hinges([1], [0], [1], 0), hinges([1], [0], [1], 1))', 'no'],
    ['netDifference(hinges([1], [0], [1], 0), hinges([1], [0], [1], 1))', '[0, 0, 1]'],
    ['netDifference(hinges([1], [0], [1], 0), hinges([2], [0], [1/2], 0))', '[]'],
    ['piecesMeet([-2, 0], [[0, 1], [1, 3], [2, 3]])', 'yes'],
    ['piecesMeet([-2, 0], [[0, 1], [1, 2], [2, 3]])', 'no'],
    ['piecesMeet([-2, 0], [[0, 1]])', 'yes'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('netFormula is the leftmost line and a relu for each change of slope', () => {
    expect(textOf(`netFormula(${TWO})`).replaceAll(/[\s*·]/g, '')).toBe('1+relu(x+2)+relu(x)');
  });
});

describe('piecewiseFunctions', () => {
  test('refuse what is no net, naming the argument', () => {
    expect(() => textOf('netValue([[[[1]], [0, 0]]], 1)')).toThrow('layer 1');
    expect(() => textOf('netValue(3, 1)')).toThrow('netValue, net: expected a list');
  });

  test('say in a sentence what each yields, and what each misreading tells the learner', () => {
    for (const { docs, misreadings = [] } of piecewiseFunctions) {
      for (const text of [docs, ...misreadings.map(({ say }) => say)])
        expect(text).toMatch(/^[A-Z].*\.$/su);
    }
  });
});
