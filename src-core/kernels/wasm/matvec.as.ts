// Matrix times vector, out[i] = Σ_k matrix[i, k] · vector[k] (+ bias[i]): bound by reading the matrix, so it is read in
// place and in order, without packing. Where rows lie contiguous they are dot products, four at a time; where columns
// do, four columns at a time are added up. Outputs are independent of each other, so the bits do not depend on the cut.
import { at, sumLanes } from './lanes.as';

/** Outputs and steps of k at a time: their sums and the copied vector stay in the first-level cache. */
const OUTPUTS: i32 = 2048;
const DEPTH: i32 = 2048;

/** Strides in elements; `row` or `column` is 1. `bias` has one number per output, biasStep apart, or is 0. */
export function matvec(
  K: i32, matrix: usize, row: i32, column: i32, vector: usize, step: i32, out: usize, outStep: i32,
  bias: usize, biasStep: i32, lo: i32, hi: i32, scratch: usize,
): void {
  const sums = scratch, copy = at(scratch, OUTPUTS);
  for (let i = lo; i < hi; i += OUTPUTS) {
    const count = min(OUTPUTS, hi - i);
    startSums(count, bias ? at(bias, i * biasStep) : 0, biasStep, sums);
    for (let k = 0; k < K; k += DEPTH) {
      const depth = min(DEPTH, K - k);
      let v = at(vector, k * step);
      if (step != 1) {
        copyStrided(depth, v, <usize>step << 2, copy, 4);
        v = copy;
      }
      const from = at(matrix, i * row + k * column);
      if (column == 1) addDots(count, depth, from, <usize>row << 2, v, sums);
      else addColumns(count, depth, from, <usize>column << 2, v, sums);
    }
    copyStrided(count, sums, 4, at(out, i * outStep), <usize>outStep << 2);
  }
}

function startSums(count: i32, start: usize, step: i32, sums: usize): void {
  if (start) copyStrided(count, start, <usize>step << 2, sums, 4);
  else memory.fill(sums, 0, <usize>count << 2);
}

function copyStrided(count: i32, from: usize, fromStep: usize, to: usize, toStep: usize): void {
  if (fromStep == 4 && toStep == 4) {
    memory.copy(to, from, <usize>count << 2);
    return;
  }
  for (; count > 0; count--) {
    store<f32>(to, load<f32>(from));
    from += fromStep;
    to += toStep;
  }
}

// sums[i] += row i · v. Each sum has eight lanes, whether its row is one of four or alone.
function addDots(count: i32, k: i32, rows: usize, pitch: usize, v: usize, sums: usize): void {
  for (; count >= 4; count -= 4) {
    fourDots(k, rows, pitch, v, sums);
    rows += pitch << 2;
    sums += 16;
  }
  for (; count > 0; count--) {
    oneDot(k, rows, v, sums);
    rows += pitch;
    sums += 4;
  }
}

function fourDots(k: i32, r0: usize, pitch: usize, v: usize, sums: usize): void {
  let r1 = r0 + pitch, r2 = r1 + pitch, r3 = r2 + pitch;
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0, x: v128, y: v128;
  for (; k >= 8; k -= 8) {
    x = v128.load(v); y = v128.load(v, 16);
    a0 = f32x4.add(a0, f32x4.mul(x, v128.load(r0))); a1 = f32x4.add(a1, f32x4.mul(y, v128.load(r0, 16)));
    b0 = f32x4.add(b0, f32x4.mul(x, v128.load(r1))); b1 = f32x4.add(b1, f32x4.mul(y, v128.load(r1, 16)));
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load(r2))); c1 = f32x4.add(c1, f32x4.mul(y, v128.load(r2, 16)));
    d0 = f32x4.add(d0, f32x4.mul(x, v128.load(r3))); d1 = f32x4.add(d1, f32x4.mul(y, v128.load(r3, 16)));
    v += 32; r0 += 32; r1 += 32; r2 += 32; r3 += 32;
  }
  for (; k > 0; k--) {
    x = v128.load_zero<f32>(v);
    a0 = f32x4.add(a0, f32x4.mul(x, v128.load_zero<f32>(r0))); b0 = f32x4.add(b0, f32x4.mul(x, v128.load_zero<f32>(r1)));
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load_zero<f32>(r2))); d0 = f32x4.add(d0, f32x4.mul(x, v128.load_zero<f32>(r3)));
    v += 4; r0 += 4; r1 += 4; r2 += 4; r3 += 4;
  }
  addTo(sums, a0, a1); addTo(sums + 4, b0, b1); addTo(sums + 8, c0, c1); addTo(sums + 12, d0, d1);
}

function oneDot(k: i32, row: usize, v: usize, sum: usize): void {
  let a0 = f32x4.splat(0), a1 = a0;
  for (; k >= 8; k -= 8) {
    a0 = f32x4.add(a0, f32x4.mul(v128.load(v), v128.load(row)));
    a1 = f32x4.add(a1, f32x4.mul(v128.load(v, 16), v128.load(row, 16)));
    v += 32; row += 32;
  }
  for (; k > 0; k--) {
    a0 = f32x4.add(a0, f32x4.mul(v128.load_zero<f32>(v), v128.load_zero<f32>(row)));
    v += 4; row += 4;
  }
  addTo(sum, a0, a1);
}

@inline function addTo(sum: usize, low: v128, high: v128): void {
  store<f32>(sum, load<f32>(sum) + sumLanes(f32x4.add(low, high)));
}

// sums[i] += Σ_k columns[k, i] · v[k], in the order of k.
function addColumns(count: i32, k: i32, columns: usize, pitch: usize, v: usize, sums: usize): void {
  for (; k >= 4; k -= 4) {
    fourColumns(count, columns, pitch, v, sums);
    columns += pitch << 2;
    v += 16;
  }
  for (; k > 0; k--) {
    oneColumn(count, columns, load<f32>(v), sums);
    columns += pitch;
    v += 4;
  }
}

function fourColumns(count: i32, c0: usize, pitch: usize, v: usize, sums: usize): void {
  const w0 = v128.load32_splat(v), w1 = v128.load32_splat(v, 4), w2 = v128.load32_splat(v, 8), w3 = v128.load32_splat(v, 12);
  let c1 = c0 + pitch, c2 = c1 + pitch, c3 = c2 + pitch, s: v128, t: v128;
  for (; count >= 8; count -= 8) {
    s = f32x4.add(v128.load(sums), f32x4.mul(w0, v128.load(c0))); t = f32x4.add(v128.load(sums, 16), f32x4.mul(w0, v128.load(c0, 16)));
    s = f32x4.add(s, f32x4.mul(w1, v128.load(c1))); t = f32x4.add(t, f32x4.mul(w1, v128.load(c1, 16)));
    s = f32x4.add(s, f32x4.mul(w2, v128.load(c2))); t = f32x4.add(t, f32x4.mul(w2, v128.load(c2, 16)));
    s = f32x4.add(s, f32x4.mul(w3, v128.load(c3))); t = f32x4.add(t, f32x4.mul(w3, v128.load(c3, 16)));
    v128.store(sums, s); v128.store(sums, t, 16);
    sums += 32; c0 += 32; c1 += 32; c2 += 32; c3 += 32;
  }
  for (; count > 0; count--) {
    let sum = load<f32>(sums) + load<f32>(v) * load<f32>(c0);
    sum += load<f32>(v, 4) * load<f32>(c1);
    sum += load<f32>(v, 8) * load<f32>(c2);
    store<f32>(sums, sum + load<f32>(v, 12) * load<f32>(c3));
    sums += 4; c0 += 4; c1 += 4; c2 += 4; c3 += 4;
  }
}

function oneColumn(count: i32, column: usize, factor: f32, sums: usize): void {
  const w = f32x4.splat(factor);
  for (; count >= 4; count -= 4) {
    v128.store(sums, f32x4.add(v128.load(sums), f32x4.mul(w, v128.load(column))));
    sums += 16; column += 16;
  }
  for (; count > 0; count--) {
    store<f32>(sums, load<f32>(sums) + factor * load<f32>(column));
    sums += 4; column += 4;
  }
}
