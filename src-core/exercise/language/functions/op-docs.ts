import type { OpName } from '#core/ops/index.ts';

/** What each op yields, in a sentence, for the list of functions; the comments of the ops themselves say more. */
export const opDocs: Readonly<Record<OpName, string>> = {
  abs: 'out[i] = |input[i]|.',
  acos: 'Inverse cosine: the angle in 0 … π whose cosine is input[i]; NaN outside −1 … 1.',
  adaptiveAvgPool1d:
    'The mean of each of as many windows as wanted, which differ in size by one at most.',
  adaptiveAvgPool2d:
    'The mean of each of as many windows as wanted, which differ in size by one at most.',
  adaptiveAvgPool3d:
    'The mean of each of as many windows as wanted, which differ in size by one at most.',
  adaptiveMaxPool1d:
    'The largest number of each of as many windows as wanted, which differ in size by one at most.',
  adaptiveMaxPool2d:
    'The largest number of each of as many windows as wanted, which differ in size by one at most.',
  adaptiveMaxPool3d:
    'The largest number of each of as many windows as wanted, which differ in size by one at most.',
  add: 'Sum of two tensors: out[i] = input[i] + other[i], sizes of 1 stretched.',
  amax: 'The largest: out[…] = max input[…, i, …] over the axes dim.',
  amin: 'The smallest: out[…] = min input[…, i, …] over the axes dim.',
  argmax:
    'Where the largest stands along the axis dim, the first among equals, counted from 0. Without dim the entries are counted through.',
  argmin:
    'Where the smallest stands along the axis dim, the first among equals, counted from 0. Without dim the entries are counted through.',
  argsort:
    'Where the smallest number stands, then the second smallest, …: input[out[0]] ≤ input[out[1]] ≤ … along one axis.',
  asin: 'Inverse sine: the angle in −π/2 … π/2 whose sine is input[i]; NaN outside −1 … 1.',
  atan: 'Inverse tangent: the angle in −π/2 … π/2 whose tangent is input[i].',
  atan2:
    'The angle in −π … π of the point with y = input[i] and x = other[i], from the positive x-axis; sizes of 1 stretched.',
  avgPool1d:
    'The mean of each window of a signal; cells in the padding count unless countIncludePad is false.',
  avgPool2d:
    'The mean of each window of an image; cells in the padding count unless countIncludePad is false.',
  avgPool3d:
    'The mean of each window of a volume; cells in the padding count unless countIncludePad is false.',
  batchNorm:
    'Batch norm: out = (input − mean) / √(variance + eps) · weight + bias, channel by channel.',
  binaryCrossEntropy:
    'Cross entropy of yes and no: out = mean over i of −weight · (t ln x + (1 − t) ln(1 − x)), with x = input[i] the probability of yes and t = target[i].',
  binaryCrossEntropyWithLogits:
    'Cross entropy of yes and no with a sigmoid in front: out = mean over i of −weight · (posWeight · t ln σ(x) + (1 − t) ln(1 − σ(x))), with x = input[i] and t = target[i].',
  bmm: 'Matrix products one by one: out[b, m, n] = Σ_k input[b, m, k] · other[b, k, n].',
  cat: 'Tensors one after another along an axis that they have: first all of the first, then all of the second, ….',
  ceil: 'The next whole number above: out[i] = ⌈input[i]⌉.',
  celu: 'Continuously differentiable ELU: out[i] = x above 0, alpha · (e^(x/alpha) − 1) else, with x = input[i].',
  cholesky: 'Cholesky factor: the lower triangle L with a positive diagonal and L · Lᵀ = input.',
  clamp: 'Between two bounds: out[i] = min(max(input[i], min), max).',
  cofactor:
    'Matrix of cofactors: out[i, j] = (−1)^(i + j) · det(input without row i and column j).',
  conv1d:
    'Convolution of a signal, the kernel slid as written: out[o, r] = bias[o] + Σ_{i, u} input[i, r·s − p + u·d] · weight[o, i, u].',
  conv1dWeight:
    'The gradient of conv1d for its weight: out[o, i, u] = Σ_{n, r} gradOutput[n, o, r] · input[n, i, r·s − p + u·d]; other is gradOutput.',
  conv2d:
    'Convolution of an image, the kernel slid as written: out[o, r, c] = bias[o] + Σ_{i, u, v} input[i, r·s − p + u·d, c·s − p + v·d] · weight[o, i, u, v].',
  conv2dWeight: 'The gradient of conv2d for its weight; other is gradOutput.',
  conv3d: 'Convolution of a volume, the kernel slid as written.',
  conv3dWeight: 'The gradient of conv3d for its weight; other is gradOutput.',
  convTranspose1d:
    'Transposed convolution of a signal: each input cell stamps a scaled copy of the kernel onto the result; weight [in, out, k].',
  convTranspose2d:
    'Transposed convolution of an image: each input cell stamps a scaled copy of the kernel onto the result; weight [in, out, kH, kW].',
  convTranspose3d:
    'Transposed convolution of a volume: each input cell stamps a scaled copy of the kernel onto the result; weight [in, out, kD, kH, kW].',
  cos: 'out[i] = cos input[i], in radians.',
  cosh: 'Hyperbolic cosine: out[i] = (eˣ + e⁻ˣ) / 2 with x = input[i].',
  cosineSimilarity:
    'Cosine of the angle between two vectors: out = Σ_i input[i] · other[i] / (|input| · |other|) along the axis dim, each length at least eps.',
  countNonzero: 'How many entries of input[…, i, …] along the axes dim are not 0. NaN is not 0.',
  cross:
    'Cross product of vectors of three numbers: out[0] = a[1]·b[2] − a[2]·b[1], and so on in turn.',
  crossEntropy:
    'Cross entropy of classes with a softmax in front: the mean over n of −ln softmax(input[n])[target[n]]; target holds classes or probabilities.',
  cumprod:
    'Running product: out[…, i, …] = input[…, 0, …] · … · input[…, i, …] along the axis dim.',
  cumsum: 'Running sum: out[…, i, …] = input[…, 0, …] + … + input[…, i, …] along the axis dim.',
  det: 'Determinant of square matrices: det A = Σ over all permutations p of sgn(p) · Π_i A[i, p(i)]; for 2 × 2 it is a·d − b·c.',
  detSign: 'Sign of the determinant: 1, −1, or 0 for a singular matrix.',
  diag: 'Between a vector and the diagonal of a matrix: out[i, i + diagonal] = input[i], 0 elsewhere, for a vector; out[i] = input[i, i + diagonal] for a matrix.',
  diagEmbed: 'Square matrices that are 0 beside one diagonal: out[…, i, i + offset] = input[…, i].',
  diagonal:
    'A diagonal of each matrix, as the last axis: out[…, i] = input[i, i + offset], rows moved down for offset < 0.',
  diagonalScatter:
    'input with a diagonal replaced: out[i, i + offset] = src[…, i], out = input elsewhere.',
  div: 'Quotient of two tensors entry by entry: out[i] = input[i] / other[i], sizes of 1 stretched.',
  dot: 'Dot product: out = Σ_k input[k] · other[k].',
  dropout:
    'Drops elements at random while training: out[i] = kept[i] · input[i] / (1 − p), where kept[i] is 0 with chance p, else 1; 0 · NaN and 0 · ∞ stay NaN.',
  einsum: `Einstein's sum: one letter an axis, equal letters run together, letters missing after the arrow are summed: "ij,jk->ik".`,
  elu: 'Exponential linear unit: out[i] = x above 0, alpha · (eˣ − 1) else, with x = input[i].',
  embedding: 'Looks up one row of a table for each index: out[…, d] = weight[input[…], d].',
  eq: 'Equal: out[i] = whether input[i] = other[i], sizes of 1 stretched.',
  erf: 'Error function: out[i] = 2/√π ∫₀ˣ e^(−t²) dt with x = input[i].',
  erfc: 'Complementary error function: out[i] = 1 − erf input[i], with all digits where that is tiny.',
  exp: 'out[i] = e^input[i].',
  exp2: 'out[i] = 2^input[i].',
  expand:
    'Repeats the tensor along axes of size 1 and along new axes in front: out[…, i, …] = input[…, 0, …].',
  expm1: 'out[i] = e^input[i] − 1, with all digits where the input is tiny.',
  flatten:
    'Merges neighbouring axes into one, row by row: index i·N + j for the indices i, j of two axes of sizes M, N.',
  flip: 'The order along some axes turned round: out[…, i, …] = input[…, s − 1 − i, …] for each of them.',
  floor: 'The next whole number below: out[i] = ⌊input[i]⌋.',
  floorDivide:
    'Whole part of a quotient: out[i] = ⌊input[i] / other[i]⌋, rounded down below 0 too; sizes of 1 stretched. ±∞ or NaN for floats divided by 0. Its gradient is 0 everywhere.',
  fold: 'Lays columns back as windows of an image and adds up where they overlap.',
  gather:
    'For each place of the index, the number of the input that it points to along one axis; for dim 1 of a matrix out[i, j] = input[i, index[i, j]].',
  gaussianNllLoss:
    'Negative log-likelihood of a normal distribution: out = mean over i of ½ (ln v + (input[i] − target[i])² / v), where v = max(var[i], eps); with full, ½ ln 2π is added.',
  ge: 'Greater or equal: out[i] = whether input[i] ≥ other[i], sizes of 1 stretched.',
  gelu: 'Gaussian error linear unit: out[i] = x · Φ(x) with x = input[i] and Φ(x) = ½ · (1 + erf(x / √2)), the share of a normal distribution below x.',
  groupNorm:
    'Group norm: out = (input − mean) / √(variance + eps) · weight + bias, with mean and (biased) variance over the channels of a group and all their places, for each sample by itself.',
  gt: 'Greater: out[i] = whether input[i] > other[i], sizes of 1 stretched.',
  hardsigmoid: 'Sigmoid of straight lines: out[i] = min(max(x + 3, 0), 6) / 6 with x = input[i].',
  hardswish: 'Swish of straight lines: out[i] = x · min(max(x + 3, 0), 6) / 6 with x = input[i].',
  hardtanh: 'A straight line cut off on both sides: out[i] = min(max(input[i], minVal), maxVal).',
  heaviside:
    'Step: out[i] = 0 below 0 and for NaN, atZero at 0, 1 above 0. Its gradient is 0 everywhere.',
  hingeEmbeddingLoss:
    'Loss of a distance: out = mean over i of input[i] where target[i] = 1 (the pair belongs together), and of max(0, margin − input[i]) where target[i] = −1.',
  huberLoss:
    'Huber loss: out = mean over i of ½ d² where |d| ≤ delta, else delta · (|d| − ½ delta), with d = input[i] − target[i].',
  indexAdd:
    'input with each place of src added at the place that the list names: out[…, index[i], …] += alpha · src[…, i, …].',
  indexSelect:
    'The places of one axis that a list names, in its order: out[…, i, …] = input[…, index[i], …].',
  instanceNorm:
    'Instance norm: as batch norm, but with mean and variance of each sample and channel by itself.',
  interpolate: 'Makes signals, images and volumes larger or smaller.',
  inverse:
    'Inverse of square matrices: the matrix with input · out = out · input = 1, ones on the diagonal and zeros beside it.',
  isfinite: 'out[i] = whether input[i] is neither infinite nor NaN.',
  isnan: 'out[i] = whether input[i] is NaN.',
  klDiv:
    'Kullback-Leibler divergence: mean over i of target[i] · (ln target[i] − input[i]), where input is a logarithm already.',
  kron: 'Kronecker product, a copy of other for each number of input, times it: out[i·P + p, j·Q + q] = input[i, j] · other[p, q].',
  l1Loss: 'Mean absolute error: out = mean over i of |input[i] − target[i]|.',
  layerNorm:
    'Layer norm: out = (input − mean) / √(variance + eps) · weight + bias, with mean and (biased) variance over the last axes, for each sample by itself.',
  le: 'Less or equal: out[i] = whether input[i] ≤ other[i], sizes of 1 stretched.',
  leakyRelu: 'ReLU that leaks: out[i] = x above 0, negativeSlope · x else, with x = input[i].',
  linear: 'Fully connected layer: out[…, o] = Σ_i input[…, i] · weight[o, i] + bias[o].',
  localResponseNorm:
    'Local response norm: each number divided by (k + alpha / size · Σ of squares over neighbouring channels)^beta.',
  log: 'Natural logarithm: out[i] = ln input[i]; −∞ at 0, NaN below.',
  log10: 'Logarithm to base 10: out[i] = ln input[i] / ln 10; −∞ at 0, NaN below.',
  log1p: 'out[i] = ln(1 + input[i]), with all digits where the input is tiny; −∞ at −1, NaN below.',
  log2: 'Logarithm to base 2: out[i] = ln input[i] / ln 2; −∞ at 0, NaN below.',
  logAbsDet:
    'ln |det input|, as the sum of the logarithms of the pivots: it neither overflows nor vanishes where the determinant itself would. −∞ for a singular matrix.',
  logSigmoid:
    'Logarithm of the sigmoid: out[i] = ln σ(x) = −ln(1 + e⁻ˣ) with x = input[i]; right for large |x| too, where the sigmoid itself is 0 or 1.',
  logSoftmax:
    'Logarithm of the softmax: out[…, i, …] = input[…, i, …] − ln Σ_k e^input[…, k, …] along the axis dim.',
  logdet: 'ln det input: −∞ for a singular matrix, NaN where the determinant is negative.',
  logicalAnd: 'And: out[i] = whether input[i] and other[i] are both true, sizes of 1 stretched.',
  logicalNot: 'Not: out[i] = whether input[i] is false.',
  logicalOr: 'Or: out[i] = whether input[i] or other[i] is true, or both, sizes of 1 stretched.',
  logsumexp: 'out[…] = ln Σ e^input[…, i, …] over the axes dim.',
  lpPool1d:
    'The p-norm of each window, p = normType: out[n, c, r] = (Σ_{u} input[n, c, r·s + u]^p)^(1/p).',
  lpPool2d:
    'The p-norm of each window, p = normType: out[n, c, r, q] = (Σ_{u, v} input[n, c, r·s + u, q·s + v]^p)^(1/p).',
  lpPool3d:
    'The p-norm of each window, p = normType: out[n, c, z, r, q] = (Σ_{t, u, v} input[n, c, z·s + t, r·s + u, q·s + v]^p)^(1/p).',
  lt: 'Less: out[i] = whether input[i] < other[i], sizes of 1 stretched.',
  marginRankingLoss:
    'Loss of an order: out = mean over i of max(0, −target[i] · (input1[i] − input2[i]) + margin).',
  maskedFill:
    'One number put wherever the mask is true: out[i] = value where mask[i], else input[i]; sizes of 1 stretched.',
  matmul: 'Matrix product: out[…, m, n] = Σ_k input[…, m, k] · other[…, k, n].',
  matrixPower:
    'Power of square matrices: out = input · input · … · input with n factors; n = 0 gives the identity, n < 0 the power −n of the inverse.',
  maxPool1d:
    'The largest number of each window: out[n, c, r] = max over u of input[n, c, r·s − p + u·d], s stride, p padding, d dilation.',
  maxPool2d:
    'The largest number of each window: out[n, c, r, q] = max over u, v of input[n, c, r·s − p + u·d, q·s − p + v·d], s stride, p padding, d dilation.',
  maxPool3d:
    'The largest number of each window: out[n, c, z, r, q] = max over t, u, v of input[n, c, z·s − p + t·d, r·s − p + u·d, q·s − p + v·d], s stride, p padding, d dilation.',
  maxUnpool1d:
    'Puts the numbers of a maximum pool back where they stood, zeros elsewhere: out[n, c, indices[n, c, q]] = input[n, c, q], places counted row by row.',
  maxUnpool2d:
    'Puts the numbers of a maximum pool back where they stood, zeros elsewhere: out[n, c, indices[n, c, q]] = input[n, c, q], places counted row by row.',
  maxUnpool3d:
    'Puts the numbers of a maximum pool back where they stood, zeros elsewhere: out[n, c, indices[n, c, q]] = input[n, c, q], places counted row by row.',
  maximum:
    'The larger of two entry by entry: out[i] = max(input[i], other[i]), sizes of 1 stretched; NaN where either is NaN.',
  mean: 'out[…] = (1/n) Σ input[…, i, …] over the axes dim, n the number of elements summed.',
  minimum:
    'The smaller of two entry by entry: out[i] = min(input[i], other[i]), sizes of 1 stretched; NaN where either is NaN.',
  mish: 'out[i] = x · tanh(ln(1 + eˣ)) with x = input[i].',
  mseLoss: 'Mean squared error: out = mean over i of (input[i] − target[i])².',
  mul: 'Product of two tensors entry by entry: out[i] = input[i] · other[i], sizes of 1 stretched.',
  mv: 'Matrix times vector: out[m] = Σ_k input[m, k] · vector[k].',
  ne: 'Not equal: out[i] = whether input[i] ≠ other[i], sizes of 1 stretched.',
  neg: 'out[i] = −input[i].',
  nllLoss:
    'Negative log-likelihood: out = −Σ_n weight[t_n] · input[n, t_n] / Σ_n weight[t_n], with t_n = target[n] the true class and input the logarithms of the probabilities.',
  norm: 'Length of a vector: out[…] = (Σ |input[…, i, …]|ᵖ)^(1/p) over the axes dim.',
  oneHot:
    'A row for each index that is 1 at that place and 0 elsewhere: out[…, c] = 1 where c = input[…], else 0.',
  outer: 'Outer product, every number times every other: out[m, n] = input[m] · other[n].',
  pad: 'Puts numbers around the tensor, or cuts lines off where pad is negative: [left, right, top, bottom, …].',
  pairwiseDistance:
    'Distance of two vectors along the last axis: out = (Σ_i |input[i] − other[i] + eps|ᵖ)^(1/p).',
  permute: 'The axes in another order: out[i_dims[0], i_dims[1], …] = input[i_0, i_1, …].',
  pixelShuffle:
    'Channels become cells: out[n, c, h·r + a, w·r + b] = input[n, (c·r + a)·r + b, h, w], r the factor.',
  pixelUnshuffle:
    'Cells become channels: out[n, (c·r + a)·r + b, h, w] = input[n, c, h·r + a, w·r + b], r the factor.',
  planeGather:
    'Picks numbers by their place in the plane: out[n, c, q] = input[n, c, index[n, c, q]], places counted row by row; 0 where the place is −1.',
  planeScatterAdd:
    'Puts numbers at their places in a plane of zeros, added up where they meet: out[n, c, index[n, c, q]] += input[n, c, q], places counted row by row; a place of −1 is nowhere.',
  poissonNllLoss:
    'Negative log-likelihood of counts: mean over i of e^input[i] − target[i] · input[i], where input is the logarithm of the rate.',
  pow: 'Power: out[i] = input[i]^exponent[i], sizes of 1 stretched; NaN for a negative base with a fractional exponent.',
  prelu:
    'Leaky ReLU whose slope is learned: out[n, c, …] = x above 0, weight[c] · x else, with x = input[n, c, …].',
  prod: 'out[…] = Π input[…, i, …] over the axes dim.',
  reciprocal: 'out[i] = 1 / input[i]; ±∞ at 0. Whole numbers are divided in float64.',
  relu: 'Rectified linear unit: out[i] = max(input[i], 0).',
  relu6: 'ReLU cut off at 6: out[i] = min(max(input[i], 0), 6).',
  remainder:
    'Remainder of a division: out[i] = input[i] − other[i] · ⌊input[i] / other[i]⌋, which has the sign of other[i]; sizes of 1 stretched.',
  repeat: 'The whole tensor again and again, as tiles: out[…, i, …] = input[…, i mod s, …].',
  repeatInterleave: 'Each place along an axis several times in a row: 1, 2 becomes 1, 1, 2, 2.',
  resample:
    'A linear map along each of the last axes: out[…, r, c] = Σ_{i, j} A[r, i] · B[c, j] · input[…, i, j].',
  reshape: 'The same numbers in the same row-major order, in another shape.',
  rmsNorm:
    'Root mean square norm: out = input / √(mean(input²) + eps) · weight, with the mean over the last axes.',
  roll: 'Everything moved along an axis, and what leaves at the end comes in at the start: out[…, i, …] = input[…, (i − shift) mod s, …].',
  round: 'The nearest whole number; a half goes to the even one of its two neighbours.',
  rsqrt: 'out[i] = 1 / √input[i]; ∞ at 0, NaN below.',
  scatter:
    'input with each number of src written where its index points along one axis; for dim 1 of a matrix out[i, index[i, j]] = src[i, j].',
  scatterAdd:
    'input with each number of src added where its index points along one axis; for dim 1 of a matrix out[i, index[i, j]] += src[i, j].',
  select: 'One place along an axis, which disappears: out[…, …] = input[…, index, …].',
  selectScatter:
    'input with one place along an axis replaced: out[…, index, …] = src[…, …], out = input elsewhere.',
  selu: 'Scaled ELU: out[i] = λ · x above 0, λ · α · (eˣ − 1) below, with x = input[i], λ ≈ 1.0507 and α ≈ 1.6733, which keep mean 0 and variance 1 from layer to layer.',
  sigmoid: 'Logistic function: out[i] = 1 / (1 + e^−input[i]).',
  sign: 'out[i] = −1 below 0, 0 at 0 and for NaN, 1 above 0. Its gradient is 0 everywhere.',
  silu: 'Sigmoid linear unit, also called swish: out[i] = x · σ(x) = x / (1 + e⁻ˣ) with x = input[i].',
  sin: 'out[i] = sin input[i], in radians.',
  sinh: 'Hyperbolic sine: out[i] = (eˣ − e⁻ˣ) / 2 with x = input[i].',
  slice:
    'Every step-th place along one axis, from start on and before end: out[…, i, …] = input[…, start + i·step, …].',
  sliceScatter:
    'input with one slice replaced: out[…, start + i·step, …] = src[…, i, …], out = input elsewhere.',
  smoothL1Loss:
    'Smooth absolute error: out = mean over i of ½ d² / beta where |d| < beta, else |d| − ½ beta, with d = input[i] − target[i].',
  softmax: 'Shares: out[…, i, …] = e^input[…, i, …] / Σ_k e^input[…, k, …] along the axis dim.',
  softmin:
    'Shares that are large where the input is small: out[…, i, …] = e^−input[…, i, …] / Σ_k e^−input[…, k, …] along the axis dim.',
  softplus:
    'A ReLU with a round corner: out[i] = ln(1 + e^(beta · x)) / beta with x = input[i]; x itself where beta · x > threshold.',
  softsign: 'out[i] = x / (1 + |x|) with x = input[i].',
  solve: 'The solution X of A · X = B, by elimination with partial pivoting.',
  sort: 'The numbers in order along one axis, smallest first.',
  sqrt: 'out[i] = √input[i]; NaN below 0.',
  square: 'out[i] = input[i]².',
  squeeze: 'Drops axes of size 1: the same numbers with fewer indices.',
  stack:
    'Tensors of one shape put side by side along a new axis: out[…, i, …] is the i-th tensor, i at dim.',
  std: 'Standard deviation: out[…] = √(Σ (input[…, i, …] − mean)² / max(0, n − correction)) over the axes dim.',
  sub: 'Difference of two tensors: out[i] = input[i] − other[i], sizes of 1 stretched.',
  sum: 'out[…] = Σ input[…, i, …] over the axes dim, added up in float64.',
  tan: 'Tangent: out[i] = sin input[i] / cos input[i], in radians.',
  tanh: 'Hyperbolic tangent: out[i] = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) with x = input[i].',
  tanhshrink: 'out[i] = x − tanh x with x = input[i].',
  to: 'The same numbers in another dtype: rounded to float32, cut to whole numbers, or asked whether they are ≠ 0.',
  trace: 'Sum of the main diagonal: out = Σ_i input[i, i].',
  tril: 'The lower triangle: out[…, i, j] = input[…, i, j] where j − i ≤ diagonal, else 0.',
  triu: 'The upper triangle: out[…, i, j] = input[…, i, j] where j − i ≥ diagonal, else 0.',
  trunc: 'Decimals cut off: the next whole number towards 0. Its gradient is 0 everywhere.',
  unflatten:
    'Cuts one axis into several, row by row: index i·N + j becomes the indices i, j of two axes of sizes M, N.',
  unfold: 'Every window as a column (im2col).',
  unsqueeze: 'Inserts an axis of size 1: the same numbers with one index more, which is always 0.',
  var: 'Variance: out[…] = Σ (input[…, i, …] − mean)² / max(0, n − correction) over the axes dim, n the number of elements.',
  where:
    'A choice for each element: out[i] = input[i] where condition[i] is true, else other[i]; sizes of 1 stretched.',
  windowArgmax:
    'Where the largest number of each window stands: its place in the plane of the last axes, counted row by row.',
};
