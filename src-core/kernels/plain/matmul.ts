import type { NdArray } from '#core/tensor/nd-array.ts';

/**
 * out[m, n] = bias[n] + Σ_k a[m, k] · b[k, n] for one pair of matrices, summed in float64 from k = 0 upwards.
 *
 * Both are read where they lie, whatever their strides: a transposed view costs nothing.
 *
 * Shapes: a [M, K], b [K, N], bias [N] or none → M·N numbers of `out` in row-major order from `outOffset` on.
 */
export function multiplyPlain(
  a: NdArray,
  b: NdArray,
  out: NdArray,
  outOffset: number,
  bias?: NdArray,
): void {
  const [M, N] = [a.shape[0] as number, b.shape[1] as number];
  if (M * N >= 64) multiplyInPanels(a, b, out, outOffset, bias);
  else multiplyDirectly(a, b, out, outOffset, bias);
}

function multiplyDirectly(
  a: NdArray,
  b: NdArray,
  out: NdArray,
  outOffset: number,
  bias: NdArray | undefined,
): void {
  const [M, K, N] = [a.shape[0] as number, a.shape[1] as number, b.shape[1] as number];
  const [x, y, shift] = [a.data, b.data, bias?.data];
  const [aRow, aStep] = a.strides as readonly [number, number];
  const [bStep, bColumn] = b.strides as readonly [number, number];
  for (let m = 0; m < M; m++) {
    for (let n = 0; n < N; n++) {
      let sum =
        shift && bias ? (shift[bias.offset + n * (bias.strides[0] as number)] as number) : 0;
      let i = a.offset + m * aRow;
      let j = b.offset + n * bColumn;
      for (let k = 0; k < K; k++) {
        sum += (x[i] as number) * (y[j] as number);
        i += aStep;
        j += bStep;
      }
      out.data[outOffset + m * N + n] = sum;
    }
  }
}

/**
 * The same sums, eight at a time: two rows of a meet four columns of b, so that each number read serves several
 * products. The four columns are copied into a panel first, which stays in the cache while all rows pass by.
 */
function multiplyInPanels(
  a: NdArray,
  b: NdArray,
  out: NdArray,
  outOffset: number,
  bias: NdArray | undefined,
): void {
  const [M, K, N] = [a.shape[0] as number, a.shape[1] as number, b.shape[1] as number];
  // The inner loop sees one kind of array only; a loop over several kinds runs at half the speed.
  const rows = a.dtype === 'float64' ? a : a.to('float64');
  const x = rows.data as Float64Array;
  const [aRow, aStep] = rows.strides as readonly [number, number];
  const shift = bias?.values();
  const panel = panelOf(4 * K);
  for (let n = 0; n < N; n += 4) {
    const width = Math.min(4, N - n);
    copyColumns(panel, b, n, width);
    for (let m = 0; m < M; m += 2) {
      // The last row of an odd number is its own neighbour.
      const next = Math.min(m + 1, M - 1);
      let s0 = shift?.[n] ?? 0;
      let s1 = shift?.[n + 1] ?? 0;
      let s2 = shift?.[n + 2] ?? 0;
      let s3 = shift?.[n + 3] ?? 0;
      let t0 = s0;
      let t1 = s1;
      let t2 = s2;
      let t3 = s3;
      let i = rows.offset + m * aRow;
      let j = rows.offset + next * aRow;
      for (let p = 0; p < 4 * K; p += 4) {
        const upper = x[i] as number;
        const lower = x[j] as number;
        const c0 = panel[p] as number;
        const c1 = panel[p + 1] as number;
        const c2 = panel[p + 2] as number;
        const c3 = panel[p + 3] as number;
        s0 += upper * c0;
        s1 += upper * c1;
        s2 += upper * c2;
        s3 += upper * c3;
        t0 += lower * c0;
        t1 += lower * c1;
        t2 += lower * c2;
        t3 += lower * c3;
        i += aStep;
        j += aStep;
      }
      write(out, outOffset + m * N + n, width, s0, s1, s2, s3);
      write(out, outOffset + next * N + n, width, t0, t1, t2, t3);
    }
  }
}

let sharedPanel = new Float64Array(1024);

/** Room for a panel. It is used again and again: to make a new one would take longer than a small product. */
function panelOf(length: number): Float64Array {
  if (sharedPanel.length < length) sharedPanel = new Float64Array(length);
  return sharedPanel;
}

/** Columns n … n + width − 1, row by row, four places a row. */
function copyColumns(panel: Float64Array, b: NdArray, n: number, width: number): void {
  const y = b.data;
  const [bStep, bColumn] = b.strides as readonly [number, number];
  let start = b.offset + n * bColumn;
  for (let p = 0; p < 4 * (b.shape[0] as number); p += 4) {
    for (let c = 0; c < width; c++) panel[p + c] = y[start + c * bColumn] as number;
    start += bStep;
  }
}

function write(
  { data }: NdArray,
  at: number,
  width: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  data[at] = s0;
  if (width > 1) data[at + 1] = s1;
  if (width > 2) data[at + 2] = s2;
  if (width > 3) data[at + 3] = s3;
}
