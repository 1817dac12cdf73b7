import { forward, lineAt, lineOf, patternAt, valueAt } from '#core/piecewise/relu-net.ts';
import type { Line } from '#core/piecewise/relu-net.ts';
import { autodiffSlope, slopeLeftOf, slopeRightOf } from '#core/piecewise/slopes.ts';
import type { Value } from '../value.ts';
import { lineValue, netArgument } from './net-arguments.ts';
import { kinkFunctions } from './net-kinks.ts';
import { lineMisreadingsOf } from './net-misreadings.ts';
import { patternFunctions } from './net-patterns.ts';
import { pieceFunctions } from './net-pieces.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Small ReLU nets from one number to one number, exactly. A net is a list of layers [weight, bias]. */
export const piecewiseFunctions: PackFunction[] = [
  {
    signature: 'reluNet(W1, b1, W2, b2, W3, b3)',
    docs: 'The net W3·relu(W2·relu(W1·x + b1) + b2) + b3; W1 and W3 are lists, W2 a list of rows, b3 a number.',
    call: (given) => [
      [column(given.list('W1')), given.value('b1')],
      [given.value('W2'), given.value('b2')],
      [[given.value('W3')], [given.value('b3')]],
    ],
  },
  {
    signature: 'hinges(w, b, v, c)',
    docs: 'The net of one hidden layer, Σ v·relu(w·x + b) + c; w, b and v are lists, c a number.',
    call: (given) => [
      [column(given.list('w')), given.value('b')],
      [[given.value('v')], [given.value('c')]],
    ],
  },
  {
    signature: 'netValue(net, x)',
    docs: 'The value of the net at x.',
    call: (given) => valueAt(netArgument(given), given.rational('x')),
    misreadings: lineMisreadingsOf((line, given) => lineAt(line, given.rational('x'))),
  },
  {
    signature: 'netTrace(net, x)',
    docs: 'Every layer at x: [z1, a1, z2, a2, …, h], each a list of its units.',
    call(given) {
      const layers = forward(netArgument(given), given.rational('x'));
      const hidden = layers.slice(0, -1).flatMap(({ z, a }) => [z, a]);
      return [...hidden, layers.at(-1)?.a ?? []];
    },
  },
  {
    signature: 'netLine(net, x)',
    docs: 'The line [slope, intercept] that the net is around x; on a kink that of the units with z > 0.',
    call: (given) => lineValue(lineAround(given)),
    misreadings: [
      ...lineMisreadingsOf(lineValue),
      {
        id: 'net.value-as-intercept',
        title: 'value taken for the intercept',
        say: 'You took the value at this input for b. b is what W·x + b gives at x = 0.',
        call: (given) => [
          lineAround(given).slope,
          valueAt(netArgument(given), given.rational('x')),
        ],
      },
    ],
  },
  {
    signature: 'netSlope(net, x)',
    docs: 'The slope of the net around x; on a kink that of the units with z > 0.',
    call: (given) => lineAround(given).slope,
    misreadings: [
      ...lineMisreadingsOf(({ slope }) => slope),
      {
        id: 'net.slope-times-x',
        title: 'slope multiplied by x',
        say: 'You multiplied the slope by x. The derivative of W·x + b is W alone.',
        call: (given) => lineAround(given).slope.mul(given.rational('x')),
      },
    ],
  },
  {
    signature: 'netIntercept(net, x)',
    docs: 'Where the line of the net around x meets the vertical axis.',
    call: (given) => lineAround(given).intercept,
    misreadings: lineMisreadingsOf(({ intercept }) => intercept),
  },
  {
    signature: 'netSlopeLeft(net, x)',
    docs: 'The slope of the net just left of x.',
    call: (given) => slopeLeftOf(netArgument(given), given.rational('x')),
  },
  {
    signature: 'netSlopeRight(net, x)',
    docs: 'The slope of the net just right of x.',
    call: (given) => slopeRightOf(netArgument(given), given.rational('x')),
  },
  {
    signature: 'netAutodiff(net, x)',
    docs: 'What automatic differentiation returns for the slope at x when relu′(0) = 0.',
    call: (given) => autodiffSlope(netArgument(given), given.rational('x')),
    misreadings: [
      {
        id: 'net.relu-slope-one',
        title: 'relu′(0) taken as 1',
        say: 'You let a unit at exactly 0 pass its slope on. With relu′(0) = 0 it passes on nothing.',
        call: (given) => autodiffSlope(netArgument(given), given.rational('x'), 1),
      },
    ],
  },
  ...patternFunctions,
  ...kinkFunctions,
  ...pieceFunctions,
];

function lineAround(given: Arguments): Line {
  const net = netArgument(given);
  return lineOf(net, patternAt(net, given.rational('x')));
}

function column(list: readonly Value[]): Value {
  return list.map((item) => [item]);
}
