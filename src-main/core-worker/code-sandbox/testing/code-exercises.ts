/** Exercises in code as a pack writes them, one part each; every draw has border cases. */
export const CODE_PARTS = {
  conv: part('conv(x, w, stride, padding)', 'conv2d(x, w, stride, padding)', [
    '[randomTensor([1, 1, 1], 1, 9, seed), [[[[2]]]], 1, 0]',
    '[randomTensor([1, 3, 4], -9, 9, seed), randomTensor([1, 1, 2, 2], -9, 9, seed), 1, 0]',
    '[randomTensor([1, 4, 4], -9, 9, seed), randomTensor([1, 1, 4, 4], -9, 9, seed), 1, 0]',
    '[randomTensor([2, 5, 6], -9, 9, seed), randomTensor([3, 2, 3, 2], -9, 9, seed), 1, 0]',
    '[randomTensor([2, 6, 5], -9, 9, seed), randomTensor([1, 2, 3, 3], -9, 9, seed), 2, 0]',
    '[randomTensor([1, 4, 4], -9, 9, seed), randomTensor([2, 1, 3, 3], -9, 9, seed), 1, 1]',
    '[randomTensor([2, 5, 7], -9, 9, seed), randomTensor([2, 2, 3, 3], -9, 9, seed), 2, 1]',
    '[randomTensor([1, 2, 2], -9, 9, seed), randomTensor([1, 1, 3, 3], -9, 9, seed), 3, 2]',
  ]),
  im2col: part(
    'im2col(x, k, stride, padding)',
    'unfold(x, k, stride = stride, padding = padding)',
    [
      '[randomTensor([1, 1, 1], 1, 9, seed), 1, 1, 0]',
      '[randomTensor([1, 3, 3], -9, 9, seed), 2, 1, 0]',
      '[randomTensor([1, 3, 4], -9, 9, seed), 3, 1, 0]',
      '[randomTensor([2, 4, 3], -9, 9, seed), 2, 1, 0]',
      '[randomTensor([3, 4, 5], -9, 9, seed), 2, 2, 0]',
      '[randomTensor([1, 3, 3], -9, 9, seed), 3, 1, 1]',
      '[randomTensor([2, 5, 4], -9, 9, seed), 3, 2, 1]',
      '[randomTensor([2, 2, 2], -9, 9, seed), 2, 3, 2]',
    ],
  ),
  convTranspose: part(
    'convTranspose(x, w, stride, padding)',
    'convTranspose2d(x, w, stride, padding)',
    [
      '[randomTensor([1, 1, 1], 1, 9, seed), [[[[3]]]], 1, 0]',
      '[randomTensor([1, 1, 1], 1, 9, seed), randomTensor([1, 1, 3, 2], -9, 9, seed), 2, 0]',
      '[randomTensor([1, 2, 3], -9, 9, seed), randomTensor([1, 1, 2, 2], -9, 9, seed), 1, 0]',
      '[randomTensor([2, 2, 2], -9, 9, seed), randomTensor([3, 2, 2, 3], -9, 9, seed), 1, 0]',
      '[randomTensor([1, 3, 2], -9, 9, seed), randomTensor([2, 1, 2, 2], -9, 9, seed), 2, 0]',
      '[randomTensor([1, 3, 3], -9, 9, seed), randomTensor([1, 1, 3, 3], -9, 9, seed), 1, 1]',
      '[randomTensor([2, 3, 2], -9, 9, seed), randomTensor([2, 2, 3, 3], -9, 9, seed), 2, 1]',
      '[randomTensor([1, 2, 2], -9, 9, seed), randomTensor([1, 1, 2, 2], -9, 9, seed), 3, 0]',
    ],
  ),
  linearBackward: part(
    'linearBackward(x, w, upstream)',
    'linearBackward(x, w, upstream)',
    [
      ['[1, 1]', '[1, 1]', '[1, 1]'],
      ['[1, 3]', '[2, 3]', '[1, 2]'],
      ['[3, 1]', '[2, 1]', '[3, 2]'],
      ['[3, 2]', '[1, 2]', '[3, 1]'],
      ['[2, 2]', '[2, 2]', '[2, 2]'],
      ['[3, 3]', '[3, 3]', '[3, 3]'],
      ['[4, 2]', '[3, 2]', '[4, 3]'],
      ['[2, 4]', '[3, 4]', '[2, 3]'],
    ].map(tensors(1)),
    { returns: '[dx, dw, db]' },
  ),
  reluBackward: part('reluBackward(x, upstream)', 'reluGrad(x, upstream = upstream)', [
    '[[0], [5]]',
    '[[-1, 2], [3, -4]]',
    ...['[3]', '[8]', '[12]', '[5]', '[1]', '[20]'].map((shape, i) =>
      tensors(0)([shape, shape], i),
    ),
  ]),
  convBackward: part(
    'convBackward(x, w, upstream, stride, padding)',
    'conv2dBackward(x, w, upstream, stride, padding)',
    [
      [['[1, 1, 1]', '[1, 1, 1, 1]', '[1, 1, 1]'], '1, 0'],
      [['[1, 3, 3]', '[1, 1, 2, 2]', '[1, 2, 2]'], '1, 0'],
      [['[1, 3, 4]', '[1, 1, 3, 4]', '[1, 1, 1]'], '1, 0'],
      [['[2, 4, 3]', '[3, 2, 2, 2]', '[3, 3, 2]'], '1, 0'],
      [['[1, 5, 5]', '[1, 1, 3, 3]', '[1, 2, 2]'], '2, 0'],
      [['[1, 3, 3]', '[2, 1, 3, 3]', '[2, 3, 3]'], '1, 1'],
      [['[2, 5, 4]', '[2, 2, 3, 3]', '[2, 3, 2]'], '2, 1'],
      [['[1, 6, 6]', '[1, 1, 2, 2]', '[1, 2, 2]'], '3, 0'],
    ].map(
      ([shapes, rest], i) =>
        `${tensors(1)(shapes as string[], i).slice(0, -1)}, ${rest as string}]`,
    ),
    { returns: '[dx, dw, db]' },
  ),
  batchNormBackward: part(
    'batchNormBackward(x, gamma, upstream, eps)',
    'batchNormBackward(x, gamma, upstream, eps)',
    [
      [['[2, 1]', '[1]', '[2, 1]'], '1e-5'],
      [['[3, 1]', '[1]', '[3, 1]'], '1e-5'],
      [['[3, 2]', '[2]', '[3, 2]'], '1e-5'],
      [['[4, 3]', '[3]', '[4, 3]'], '1e-5'],
      [['[5, 2]', '[2]', '[5, 2]'], '0.1'],
      [['[8, 1]', '[1]', '[8, 1]'], '1'],
      [['[6, 4]', '[4]', '[6, 4]'], '1e-5'],
      [['[1, 2]', '[2]', '[1, 2]'], '1e-3'],
    ].map(
      ([shapes, eps], i) => `${tensors(1)(shapes as string[], i).slice(0, -1)}, ${eps as string}]`,
    ),
    { returns: '[dx, dgamma, dbeta]' },
  ),
  softmax: part('softmax(x)', 'stableSoftmax(x)', [
    '[[0]]',
    '[[0, 0, 0, 0]]',
    '[[1000, 1000]]',
    '[[-1000, -1001]]',
    '[[800, -800, 0]]',
    ...['[3]', '[5]', '[10]'].map((shape, i) => tensors(1)([shape], i)),
  ]),
  crossEntropy: part('crossEntropy(x, target)', 'stableCrossEntropy(x, target)', [
    '[[0], 0]',
    '[[0, 0, 0, 0], 3]',
    '[[1000, 0], 0]',
    '[[1000, 0], 1]',
    '[[-1000, -1001], 0]',
    ...['[3]', '[5]', '[10]'].map((shape, i) => `${tensors(1)([shape], i).slice(0, -1)}, ${i}]`),
  ]),
  receptiveField: part('receptiveField(layers)', 'receptiveExtent(layers)', [
    '[[]]',
    '[[[1, 1, 1]]]',
    '[[[3, 1, 1], [3, 1, 1]]]',
    '[[[3, 1, 1], [3, 1, 1], [2, 2, 1]]]',
    '[[[3, 1, 1], [3, 1, 2], [3, 1, 4]]]',
    '[[[7, 2, 1], [3, 2, 1], [3, 1, 1], [3, 2, 1]]]',
    '[[[2, 2, 1], [2, 2, 1], [2, 2, 1]]]',
    '[[[3, 2 + seed mod 3, 1], [5, 1, 2], [3, 1, 3]]]',
  ]),
  // The four of the catalogue.
  convWeightFromTransposed: part(
    'convWeightFromTransposed(Wt, r)',
    'convWeightFromTransposed(Wt, r)',
    [
      [1, 1, 2, 2],
      [1, 1, 2, 1],
      [1, 1, 3, 2],
      [2, 1, 2, 2],
      [1, 2, 2, 3],
      [2, 2, 3, 2],
      [3, 1, 4, 2],
      [2, 3, 2, 2],
    ].map(
      ([o, i, r, k]) =>
        `[counting([${o}, ${i}, ${Number(k) * Number(r)}, ${Number(k) * Number(r)}]), ${r}]`,
    ),
  ),
  c3Forward: part(
    'c3Forward(x, table, weight, bias)',
    '[add(conv2d([x[i] for i in table[o]], [weight[o]])[0], bias[o]) for o in 0..length(table) - 1]',
    [
      ['[3, 3, 4]', '[[1], [0, 2]]', 2],
      ['[3, 4, 5]', '[[0, 1], [1, 2], [2, 0]]', 3],
      ['[6, 5, 6]', '[[0, 1, 2], [4, 5, 0], [0, 1, 3, 4], [0, 1, 2, 3, 4, 5]]', 5],
      ['[4, 5, 3]', '[[2, 0], [3, 1], [1, 0, 3]]', 2],
      ['[1, 2, 2]', '[[0]]', 2],
    ].map(([shape, table, k]) => {
      const weight = `[randomTensor([length(t), ${k}, ${k}], -9, 9, seed + length(t)) for t in ${table}]`;
      return `[randomTensor(${shape}, -9, 9, seed), ${table}, ${weight}, randomTensor([length(${table})], -9, 9, seed)]`;
    }),
  ),
  reverse: part(
    'reverse(nodes, inputs)',
    'graphReverse(nodes, inputs)',
    [
      '[[["v1", "mul", ["x1", "x1"]]], [3]]',
      '[[["v1", "sq", ["x1"]], ["v2", "sq", ["v1"]], ["v3", "add", ["v2", "v2"]]], [-3/2]]',
      '[[["v1", "sin", ["x1"]]], [0.5, 4]]',
      '[[["v1", "relu", ["x1"]], ["v2", "relu", ["x2"]], ["v3", "sum", ["v1", "v2", "x1"]]], [-2, 1]]',
      ...[1, 2, 3, 4].map(
        (i) => `[graphNodes(randomTrace(seed + ${i})[0]), randomTrace(seed + ${i})[1]]`,
      ),
    ],
    { returns: '[value, grad]' },
  ),
  backward: part(
    'backward(A, b, x, sigma, dsigma)',
    'mlpBackward(A, b, x, sigma)',
    `[[[randomTensor([n[0][l], n[0][l - 1]], -2, 2, seed + 10 * l) for l in 1..length(n[0]) - 1],
      [randomTensor([n[0][l]], -2, 2, seed + l) for l in 1..length(n[0]) - 1],
      randomTensor([n[0][0]], -2, 2, seed), n[1], n[2]] for n in [
        [[2, 2, 2, 1], "square", "2*t"], [[2, 2, 3, 1], "square", "2*t"], [[2, 2, 1], "cube", "3*t^2"],
        [[2, 2, 2, 1], "sigmoid", "sigmoid(t)*(1 - sigmoid(t))"], [[3, 2, 1], "tanh", "1 - tanh(t)^2"],
        [[2, 1], "square", "2*t"], [[1, 1, 1, 1, 1], "square", "2*t"], [[3, 4, 1], "tanh", "1 - tanh(t)^2"]]]`,
    { returns: '[y, dA, db, dx]', functions: '[sigma, dsigma]' },
  ),
};

/** A part in one line; its formulas are texts of JSON, which YAML reads too. */
function part(
  signature: string,
  expected: string,
  cases: readonly string[] | string,
  more: Record<string, string> = {},
): string {
  const list =
    typeof cases === 'string' ? cases.replaceAll(/\n\s*/g, ' ') : `[${cases.join(', ')}]`;
  const extra = Object.entries(more).map(([key, value]) => `, ${key}: ${value}`);
  const formulas = `cases: ${JSON.stringify(list)}, expected: ${JSON.stringify(expected)}`;
  return `{ type: code, signature: ${JSON.stringify(signature)}, ${formulas}${extra.join('')} }`;
}

/** A case of random tensors of these shapes. */
function tensors(digits: number): (shapes: readonly string[], index: number) => string {
  return (shapes, index) => {
    const all = shapes.map(
      (shape, i) => `randomTensor(${shape}, -3, 3, seed + ${10 * index + i}, digits = ${digits})`,
    );
    return `[${all.join(', ')}]`;
  };
}
