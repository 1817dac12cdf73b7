import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bind } from '#core/oracle/bind.ts';
import { readRecords } from '#core/oracle/record.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { ops } from '#core/ops/index.ts';
import { inputNames } from '#core/ops/kinds.ts';
import { flatItems } from './nested-values.ts';
import { functions, nameOf, ownFunctions } from './index.ts';
import { opFunctions } from './op-functions.ts';
import { fromTensor } from './op-values.ts';
import { Arguments, parametersOf } from './pack-function.ts';
import { expectClose, numbersOf } from './testing/expect-close.ts';
import { textOf, valueOf } from './testing/value-of.ts';
import type { Value } from '../value.ts';

describe('opFunctions', () => {
  test('offers every op but those whose options no formula can say, with all its misreadings', () => {
    const hidden = ['planeGather', 'planeScatterAdd', 'resample', 'to', 'windowArgmax'];
    const names = opFunctions.map(({ signature }) => signature.slice(0, signature.indexOf('(')));
    expect(Object.keys(ops).filter((name) => !names.includes(name))).toEqual(hidden);
    const misread = Object.entries(ops).flatMap(([name, op]) =>
      hidden.includes(name) ? [] : op.misreadings.map(({ id }) => `${name}.${id}`),
    );
    const offered = opFunctions.flatMap(({ misreadings = [] }) => misreadings.map(({ id }) => id));
    expect(offered).toEqual(misread);
  });

  test.each([
    ['mean([1, 2, 4])', '7/3'],
    ['mean([[1, 2], [3, 4]], dim = 1)', '[3/2, 7/2]'],
    ['var([1, 2, 4])', '7/3'],
    ['var([1, 2, 4], correction = 0)', '14/9'],
    ['mseLoss([1/2, 2], [0, 0])', '17/8'],
    ['matmul([[1, 1/2], [2, 3]], [[1], [2]])', '[[2], [8]]'],
    ['linear([1, 2], [[1/2, 0], [1, 1]], [1/3, 0])', '[5/6, 3]'],
    ['avgPool2d([[4, 0], [1, 3]], 2)', '[[2]]'],
    ['inverse([[1, 2], [3, 4]])', '[[−2, 1], [3/2, −1/2]]'],
    ['det([[0, 1], [1, 0]])', '−1'],
    ['solve([[2, 1], [1, 3]], [1, 0])', '[3/5, −1/5]'],
    ['sqrt([4/9, 16])', '[2/3, 4]'],
    ['norm([3, 4])', '5'],
    ['pow(2, -2)', '1/4'],
    ['leakyRelu([-2, 3], negativeSlope = 0.1)', '[−1/5, 3]'],
    ['heaviside([-1, 0, 1])', '[0, 1/2, 1]'],
    ['heaviside(0, atZero = 1)', '1'],
    ['sigmoid(0)', '1/2'],
    ['exp(0)', '1'],
    ['log2(1/8)', '−3'],
    ['hardswish(-3/2)', '−3/8'],
    ['sum([10 ^ 30, 1])', '1000000000000000000000000000001'],
    ['argmax([1, 5, 2])', '1'],
    ['gt([1, 2], [2, 1])', '[0, 1]'],
    ['where([true, false], [1, 2], [3, 4])', '[1, 4]'],
    ['gather([[1, 2], [3, 4]], [[0], [1]], dim = 1)', '[[1], [4]]'],
    ['einsum([[[1, 2], [3, 4]], [1, 1]], "ij,j->i")', '[3, 7]'],
    ['oneHot([0, 2], numClasses = 3)', '[[1, 0, 0], [0, 0, 1]]'],
    ['cat([[1, 2], [3]])', '[1, 2, 3]'],
    ['round([5/2, 7/2, -1/4])', '[2, 4, 0]'],
    ['round(2 / 3, 2)', '67/100'],
    ['round(exp(1), 3)', '1359/500'],
  ])('%s is %s, exactly', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    ['ift6135-q2-shift', 'softmax([1000, 1001, 1003])', [0.04201, 0.114195, 0.843795]],
    [
      'ift6135-q2-scale-limits',
      'softmax(2 * [4, 1, 4, 0])',
      [0.499297, 0.001238, 0.499297, 0.000167],
    ],
    ['ift6135-q2-two-class', 'sigmoid(1.2 - -0.3)', 0.817574],
    ['ift6135-q1-sigmoid-step', 'sigmoid(10 * [-0.1, 0, 0.1])', [0.268941, 0.5, 0.731059]],
    ['ift6135-q1-softplus', 'softplus(0, beta = 10)', 0.0693147],
    ['mlps-p1-activations', 'elu([-2, -0.5, 1.5])', [-0.864665, -0.393469, 1.5]],
    ['snu4-p4-counterexample', 'silu(-1.2784645427610738)', -0.2784645],
    ['snu4-p4-counterexample', 'gelu(-0.7517915246935645)', -0.1699712],
    ['ift6135-q4-forward', '1 / (3 + 6) + 6 ^ 2 + cos(3)', 35.121119],
  ])('%s: %s', (_, source, expected) => {
    expectClose(source, expected, { within: 6e-7 });
  });

  test('cpen455-q2-bn-numbers: mean and variance in four ways, and one number normalised', () => {
    const parameters = {
      X: [
        [
          [
            [3, 11],
            [9, 7],
          ],
          [
            [3, 3],
            [5, 7],
          ],
        ],
        [
          [
            [1, 9],
            [3, 13],
          ],
          [
            [1, 1],
            [3, 1],
          ],
        ],
      ],
    };
    const ways = ['[0, 1, 2, 3]', '[0, 2, 3]', '[0, 1]', '[0]'];
    const statistics = (op: string) =>
      ways.map((dim) => textOf(`${op.replace('DIM', dim)}`, parameters));
    expect(statistics('mean(X, dim = DIM)')).toEqual([
      ...['5', '[7, 3]', '[[2, 6], [5, 7]]', '[[[2, 10], [6, 10]], [[2, 2], [4, 4]]]'],
    ]);
    expect(statistics('var(X, dim = DIM, correction = 0)')).toEqual([
      ...['14', '[16, 4]', '[[1, 17], [6, 18]]', '[[[1, 1], [9, 9]], [[1, 1], [1, 9]]]'],
    ]);
    expectClose('batchNorm(X, training = true, eps = 0)[1][0][1][1]', 1.5, { parameters });
    // Divided by n − 1, as the entry lists it.
    expectClose(
      'misread("var.other-correction", var(X, dim = [0, 2, 3], correction = 0))',
      [18.285714, 4.571429],
      { parameters },
    );
  });

  test('takes a signal or a plane for one channel', () => {
    expect(textOf('conv1d([1, 2, 3, 4], [1, 0, -1], padding = 1)')).toBe('[−2, −2, −2, 3]');
    expect(textOf('maxPool2d([[-2, -1], [-3, -4]], 2)')).toBe('[[−1]]');
    expect(textOf('maxPool1d([1, 3, 2, 0], 2)')).toBe('[3, 2]');
  });

  test('mlps-p1-conv-matrix: a flipped kernel is named', () => {
    expect(
      textOf('misread("conv1d.kernel-turned", conv1d([1, 2, 3, 4], [1, 0, -1], padding = 1))'),
    ).toBe('[2, 2, 2, −3]');
  });

  test.each([
    ['mean.sum-instead', 'mean([1, 2, 4])', '7'],
    ['matmul.entry-by-entry', 'matmul([[1, 2], [3, 4]], [[1/2, 1], [1, 1]])', '[[1/2, 2], [3, 4]]'],
    ['relu.leaks', 'relu([-1, 2])', '[−1/100, 2]'],
    ['linear.bias-forgotten', 'linear([1, 2], [[1/2, 0]], [1/3])', '[1/2]'],
    ['softmax.not-exponentiated', 'softmax([1, 3])', '[0.25, 0.75]'],
  ])('misread by %s, %s is %s', (id, source, expected) => {
    expect(textOf(`misread("${id}", ${source})`)).toBe(expected);
    expect(textOf(source)).not.toBe(expected);
  });

  test.each([
    ['matmul([1, 2], [1, 2, 3])', 'matmul: expected a […, M, K]'],
    ['relu("a")', 'relu, input: expected numbers, got a text'],
    ['relu()', 'the argument input is missing'],
    ['softmax([1], dim = 2)', 'softmax'],
    ['relu([[1, 2], [3]])', 'rows of equal length'],
    ['matmul(zeros([300, 300]), zeros([300, 300]))', 'limit of 20000000 operations'],
  ])('refuses %s', (source, message) => {
    expect(() => valueOf(source)).toThrow(message);
  });

  test('agrees with PyTorch wherever the records of the oracle hold few numbers', () => {
    const url = new URL('../../../oracle/fixtures/more.jsonl', import.meta.url);
    const read = readRecords(readFileSync(url, 'utf8'));
    if (!read.ok) throw new Error(read.issues[0]?.message);
    let compared = 0;
    const seen = new Map<string, number>();
    for (const record of read.value) {
      const call = bind(record, 'float64');
      const { op, inputs, options } = call;
      const times = seen.get(op.name) ?? 0;
      const one = opFunctions.find(({ signature }) => signature.startsWith(`${op.name}(`));
      if (!one || times >= 4 || inputs.some((input) => input && !isListed(input.value.size)))
        continue;
      // What is left out on purpose cannot be said in a formula.
      if (JSON.stringify(options).includes('null')) continue;
      // oneHot counts the classes itself there.
      if (options['numClasses'] === -1) continue;
      const names: readonly string[] = inputNames[op.kind];
      const given = inputs.map((input) => input && fromTensor(input.value));
      const named: [string, Value | undefined][] =
        op.kind === 'list'
          ? [['tensors', given as Value[]]]
          : given.map((value, i) => [names[i] as string, value]);
      const known = parametersOf(one.signature);
      const defaults = known.flatMap(({ name, fallback }): [string, Value][] =>
        fallback === undefined || name in options ? [] : [[name, valueOf(fallback)]],
      );
      const chosen = Object.entries(options).map(([name, value]): [string, Value] => [
        name,
        asValue(value),
      ]);
      const values = [...named, ...defaults, ...chosen].filter(
        (pair): pair is [string, Value] => pair[1] !== undefined,
      );
      const value = one.call(new Arguments(op.name, new Map(values)));
      const expected = [...record.output.values()];
      const got = flatItems(value).map((item) => numbersOf(item) as number);
      expect(got.length, op.name).toBe(expected.length);
      got.forEach((number, i) => {
        const near = expected[i] as number;
        if (Object.is(number, near) || number === near) return;
        expect(Math.abs(number - near), `${op.name} ${record.id}`).toBeLessThan(
          1e-9 * Math.max(1, Math.abs(near)),
        );
      });
      seen.set(op.name, times + 1);
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
    expect(seen.size).toBeGreaterThan(50);
  });
});

/** Nested lists keep no sizes behind one of 0. */
function isListed(size: number): boolean {
  return size > 0 && size <= 200;
}

function asValue(option: unknown): Value {
  if (Array.isArray(option)) return option.map(asValue);
  return typeof option === 'number' ? Rational.of(option) : (option as Value);
}

test('no two functions written by hand share a name', () => {
  const names = ownFunctions.map(nameOf);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('every misreading has an id that no other of its function has, and words for the learner', () => {
  for (const [name, { misreadings = [] }] of functions) {
    const ids = misreadings.map(({ id }) => id);
    expect(new Set(ids).size, name).toBe(ids.length);
    for (const { id, title, say } of misreadings) {
      expect(id).toMatch(/^[a-zA-Z0-9-]+\.[a-z0-9-]+$/);
      expect(title.length, id).toBeGreaterThan(0);
      expect(say, id).toMatch(/[.?]$/);
    }
  }
});
