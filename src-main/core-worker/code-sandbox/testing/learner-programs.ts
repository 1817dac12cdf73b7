/** What learners hand in, in plain loops: one right program for each exercise. */
export const RIGHT = {
  conv: `type Tensor = number[][][];

function conv(x: Tensor, w: Tensor[], stride: number, padding: number): Tensor {
  const C = x.length;
  const H = x[0].length;
  const W = x[0][0].length;
  const K = w[0][0].length;
  const L = w[0][0][0].length;
  const rows = Math.floor((H + 2 * padding - K) / stride) + 1;
  const columns = Math.floor((W + 2 * padding - L) / stride) + 1;
  return w.map((kernel) => {
    const plane: number[][] = [];
    for (let r = 0; r < rows; r++) {
      plane.push([]);
      for (let c = 0; c < columns; c++) {
        let sum = 0;
        for (let i = 0; i < C; i++)
          for (let u = 0; u < K; u++)
            for (let v = 0; v < L; v++) {
              const y = r * stride - padding + u;
              const z = c * stride - padding + v;
              if (y >= 0 && y < H && z >= 0 && z < W) sum += x[i][y][z] * kernel[i][u][v];
            }
        plane[r].push(sum);
      }
    }
    return plane;
  });
}`,
  im2col: `function im2col(x: number[][][], k: number, stride: number, padding: number): number[][] {
  const H = x[0].length, W = x[0][0].length;
  const rows = Math.floor((H + 2 * padding - k) / stride) + 1;
  const columns = Math.floor((W + 2 * padding - k) / stride) + 1;
  const out: number[][] = [];
  for (let c = 0; c < x.length; c++)
    for (let u = 0; u < k; u++)
      for (let v = 0; v < k; v++) {
        const line: number[] = [];
        for (let r = 0; r < rows; r++)
          for (let q = 0; q < columns; q++) {
            const y = r * stride - padding + u;
            const z = q * stride - padding + v;
            line.push(y >= 0 && y < H && z >= 0 && z < W ? x[c][y][z] : 0);
          }
        out.push(line);
      }
  return out;
}`,
  convTranspose: `function convTranspose(x: number[][][], w: number[][][][], stride: number, padding: number) {
  const H = x[0].length, W = x[0][0].length, K = w[0][0].length, L = w[0][0][0].length;
  const rows = (H - 1) * stride + K - 2 * padding;
  const columns = (W - 1) * stride + L - 2 * padding;
  return w.map((kernel) => {
    const plane = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
    for (let i = 0; i < x.length; i++)
      for (let r = 0; r < H; r++)
        for (let c = 0; c < W; c++)
          for (let u = 0; u < K; u++)
            for (let v = 0; v < L; v++) {
              const y = r * stride + u - padding;
              const z = c * stride + v - padding;
              if (plane[y]?.[z] !== undefined) plane[y][z] += x[i][r][c] * kernel[i][u][v];
            }
    return plane;
  });
}`,
  linearBackward: `function linearBackward(x: number[][], w: number[][], upstream: number[][]) {
  const N = x.length, I = x[0].length, O = w.length;
  const dx = x.map(() => new Float64Array(I));
  const dw = w.map(() => new Float64Array(I));
  const db = new Float64Array(O);
  for (let n = 0; n < N; n++)
    for (let o = 0; o < O; o++) {
      db[o] += upstream[n][o];
      for (let i = 0; i < I; i++) {
        dx[n][i] += upstream[n][o] * w[o][i];
        dw[o][i] += upstream[n][o] * x[n][i];
      }
    }
  return { dx, dw, db };
}`,
  reluBackward: `const reluBackward = (x: number[], upstream: number[]): number[] =>
  x.map((one, i) => (one > 0 ? upstream[i] : 0));`,
  convBackward: `function convBackward(x: number[][][], w: number[][][][], upstream: number[][][], stride: number, padding: number) {
  const dx = x.map((plane) => plane.map((row) => row.map(() => 0)));
  const dw = w.map((kernel) => kernel.map((plane) => plane.map((row) => row.map(() => 0))));
  const db = upstream.map((plane) => plane.flat().reduce((sum, one) => sum + one, 0));
  upstream.forEach((plane, o) => plane.forEach((row, r) => row.forEach((g, c) => {
    w[o].forEach((square, i) => square.forEach((line, u) => line.forEach((weight, v) => {
      const y = r * stride - padding + u;
      const z = c * stride - padding + v;
      if (y < 0 || y >= x[i].length || z < 0 || z >= x[i][0].length) return;
      dx[i][y][z] += g * weight;
      dw[o][i][u][v] += g * x[i][y][z];
    })));
  })));
  return { dx, dw, db };
}`,
  batchNormBackward: `function batchNormBackward(x: number[][], gamma: number[], upstream: number[][], eps: number) {
  const N = x.length, C = gamma.length;
  const dx = x.map(() => new Array<number>(C).fill(0));
  const dgamma = new Array<number>(C).fill(0);
  const dbeta = new Array<number>(C).fill(0);
  for (let c = 0; c < C; c++) {
    let mean = 0;
    for (let n = 0; n < N; n++) mean += x[n][c] / N;
    let variance = 0;
    for (let n = 0; n < N; n++) variance += (x[n][c] - mean) ** 2 / N;
    const sigma = Math.sqrt(variance + eps);
    for (let n = 0; n < N; n++) {
      dbeta[c] += upstream[n][c];
      dgamma[c] += upstream[n][c] * (x[n][c] - mean) / sigma;
    }
    for (let n = 0; n < N; n++) {
      const hat = (x[n][c] - mean) / sigma;
      dx[n][c] = (gamma[c] / sigma) * (upstream[n][c] - dbeta[c] / N - hat * dgamma[c] / N);
    }
  }
  return { dx, dgamma, dbeta };
}`,
  softmax: `function softmax(x: number[]): number[] {
  const most = Math.max(...x);
  const powers = x.map((one) => Math.exp(one - most));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}`,
  crossEntropy: `function crossEntropy(x: number[], target: number): number {
  const most = Math.max(...x);
  let sum = 0;
  for (const one of x) sum += Math.exp(one - most);
  return most + Math.log(sum) - x[target];
}`,
  receptiveField: `function receptiveField(layers: [kernel: number, stride: number, dilation: number][]): number {
  let field = 1;
  let jump = 1;
  for (const [kernel, stride, dilation] of layers) {
    field += (kernel - 1) * dilation * jump;
    jump *= stride;
  }
  return field;
}`,
  convWeightFromTransposed: `function convWeightFromTransposed(Wt: number[][][][], r: number): number[][][][] {
  const k = Wt[0][0].length / r;
  const out: number[][][][] = [];
  for (const kernel of Wt)
    for (let a = 0; a < r; a++)
      for (let b = 0; b < r; b++)
        out.push(
          kernel.map((plane) =>
            Array.from({ length: k }, (_, u) =>
              Array.from({ length: k }, (_, v) => plane[a + r * (k - 1 - u)][b + r * (k - 1 - v)]),
            ),
          ),
        );
  return out;
}`,
  c3Forward: `function c3Forward(x: number[][][], table: number[][], weight: number[][][][], bias: number[]) {
  return table.map((maps, o) => {
    const k = weight[o][0].length;
    const out: number[][] = [];
    for (let r = 0; r + k <= x[0].length; r++) {
      out.push([]);
      for (let c = 0; c + k <= x[0][0].length; c++) {
        let sum = bias[o];
        maps.forEach((map, t) => {
          for (let u = 0; u < k; u++)
            for (let v = 0; v < k; v++) sum += x[map][r + u][c + v] * weight[o][t][u][v];
        });
        out[r].push(sum);
      }
    }
    return out;
  });
}`,
  reverse: `type Node = [name: string, op: string, args: string[]];

function reverse(nodes: Node[], inputs: number[]) {
  const value: Record<string, number> = {};
  const adjoint: Record<string, number> = {};
  inputs.forEach((one, i) => { value['x' + (i + 1)] = one; adjoint['x' + (i + 1)] = 0; });
  const ops: Record<string, (...a: number[]) => [number, number[]]> = {
    add: (a, b) => [a + b, [1, 1]],
    sub: (a, b) => [a - b, [1, -1]],
    mul: (a, b) => [a * b, [b, a]],
    div: (a, b) => [a / b, [1 / b, -a / b ** 2]],
    sq: (a) => [a * a, [2 * a]],
    recip: (a) => [1 / a, [-1 / a ** 2]],
    sum: (...a) => [a.reduce((s, one) => s + one, 0), a.map(() => 1)],
    sin: (a) => [Math.sin(a), [Math.cos(a)]],
    cos: (a) => [Math.cos(a), [-Math.sin(a)]],
    exp: (a) => [Math.exp(a), [Math.exp(a)]],
    log: (a) => [Math.log(a), [1 / a]],
    sqrt: (a) => [Math.sqrt(a), [0.5 / Math.sqrt(a)]],
    tanh: (a) => [Math.tanh(a), [1 - Math.tanh(a) ** 2]],
    sigmoid: (a) => { const y = 1 / (1 + Math.exp(-a)); return [y, [y * (1 - y)]]; },
    relu: (a) => [Math.max(a, 0), [a > 0 ? 1 : a < 0 ? 0 : 0.5]],
  };
  const slopes: number[][] = [];
  for (const [name, op, args] of nodes) {
    const [y, partials] = ops[op](...args.map((one) => value[one]));
    value[name] = y;
    adjoint[name] = 0;
    slopes.push(partials);
  }
  const last = nodes[nodes.length - 1][0];
  adjoint[last] = 1;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const [name, , args] = nodes[i];
    args.forEach((one, at) => { adjoint[one] += adjoint[name] * slopes[i][at]; });
  }
  return { value: value[last], grad: inputs.map((_, i) => adjoint['x' + (i + 1)]) };
}`,
  backward: `type Vector = number[];
type Matrix = number[][];
type Scalar = (t: number) => number;

function backward(A: Matrix[], b: Vector[], x: Vector, sigma: Scalar, dsigma: Scalar) {
  const L = A.length;
  const ys: Vector[] = [x];
  const zs: Vector[] = [];
  for (let l = 0; l < L; l++) {
    const z = A[l].map((row, i) => row.reduce((s, w, j) => s + w * ys[l][j], b[l][i]));
    zs.push(z);
    ys.push(l === L - 1 ? z : z.map(sigma));
  }
  const dA: Matrix[] = [];
  const db: Vector[] = [];
  let back: Vector = [1];
  for (let l = L - 1; l >= 0; l--) {
    const delta = l === L - 1 ? back : back.map((g, i) => g * dsigma(zs[l][i]));
    db.unshift(delta);
    dA.unshift(delta.map((d) => ys[l].map((y) => d * y)));
    back = ys[l].map((_, j) => delta.reduce((s, d, i) => s + d * A[l][i][j], 0));
  }
  return { y: ys[L][0], dA, db, dx: back };
}`,
};

export type ExerciseName = keyof typeof RIGHT;

/** Mistakes: the exercise, what is written in the place of what, and the id of the cause. */
export const MISTAKES: [name: ExerciseName, from: string, to: string, cause: string][] = [
  ['conv', 'kernel[i][u][v]', 'kernel[i][K - 1 - u][L - 1 - v]', 'conv2d.kernel-turned'],
  ['conv', 'const C = x.length;', 'stride = 1;\n  const C = x.length;', 'conv2d.stride-one'],
  ['conv', 'r * stride - padding + u', 'r - padding + u', ''],
  [
    'conv',
    'Math.floor((H + 2 * padding - K) / stride) + 1',
    'Math.ceil((H + 2 * padding - K) / stride) + 1',
    'conv2d.size-rounded-up',
  ],
  [
    'im2col',
    'return out;',
    'return out[0].map((_, l) => out.map((row) => row[l]));',
    'unfold.windows-as-rows',
  ],
  [
    'convTranspose',
    'kernel[i][u][v]',
    'kernel[i][K - 1 - u][L - 1 - v]',
    'convTranspose2d.kernel-turned',
  ],
  [
    'linearBackward',
    'return { dx, dw, db };',
    'return { dx, dw, db: upstream };',
    'linearBackward.bias-not-summed',
  ],
  [
    'linearBackward',
    'return { dx, dw, db };',
    'return { dx, dw: x[0].map((_, i) => dw.map((row) => row[i])), db };',
    'linearBackward.weight-gradient-transposed',
  ],
  [
    'reluBackward',
    'one > 0 ? upstream[i] : 0',
    'upstream[i] > 0 ? upstream[i] : 0',
    'reluGrad.mask-of-gradient',
  ],
  ['reluBackward', 'one > 0', 'one >= 0', 'reluGrad.slope-at-zero'],
  [
    'convBackward',
    '+= g * weight',
    '+= g * square[square.length - 1 - u][line.length - 1 - v]',
    'conv2dBackward.kernel-not-turned',
  ],
  ['batchNormBackward', ' - dbeta[c] / N', '', 'batchNormBackward.mean-term-missing'],
  ['batchNormBackward', ' - hat * dgamma[c] / N', '', 'batchNormBackward.variance-term-missing'],
  ['batchNormBackward', 'gamma[c] / sigma', '1 / sigma', 'batchNormBackward.weight-forgotten'],
  ['softmax', 'Math.exp(one - most)', 'Math.exp(one)', 'stableSoftmax.maximum-not-subtracted'],
  [
    'crossEntropy',
    'const most = Math.max(...x);',
    'const most = 0;',
    'stableCrossEntropy.maximum-not-subtracted',
  ],
  ['receptiveField', 'jump *= stride;', '', 'receptiveExtent.stride-ignored'],
  ['reverse', '+= adjoint[name]', '= adjoint[name]', 'graphReverse.overwritten'],
  [
    'convWeightFromTransposed',
    'a + r * (k - 1 - u)][b + r * (k - 1 - v)',
    'a + r * u][b + r * v',
    'subKernel.not-turned',
  ],
  ['backward', 'g * dsigma(zs[l][i])', 'g', 'mlpBackward.slope-left-out'],
  [
    'backward',
    'delta.map((d) => ys[l].map((y) => d * y))',
    'ys[l].map((y) => delta.map((d) => d * y))',
    'mlpBackward.outer-product-transposed',
  ],
  ['backward', 'dA.unshift', 'dA.push', ''],
  ['c3Forward', 'x[map]', 'x[t]', ''],
  ['receptiveField', ' * dilation', '', 'receptiveExtent.dilation-forgotten'],
];
