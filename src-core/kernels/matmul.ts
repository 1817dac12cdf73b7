import type { NdArray } from '#core/tensor/nd-array.ts';
import { multiplyPlain } from './plain/matmul.ts';
import { onFastTier, pays } from './tier.ts';
import { gemm } from './wasm/gemm.ts';

/** From so many products on the fast tier pays for its call. */
const worthwhile = 4096;

/**
 * out[m, n] = bias[n] + Σ_k a[m, k] · b[k, n] for one pair of matrices; the tier that suits their size and dtype
 * does it.
 *
 * Shapes: a [M, K] and b [K, N], views with any strides, bias [N] or none → M·N numbers of `out`, which is
 * contiguous and its own, in row-major order from `outOffset` on.
 */
export function multiply(
  a: NdArray,
  b: NdArray,
  out: NdArray,
  outOffset: number,
  bias?: NdArray,
): void {
  const [M, K] = a.shape as readonly [number, number];
  const N = b.shape[1] as number;
  const isFloat32 = a.dtype === 'float32' && b.dtype === 'float32' && out.dtype === 'float32';
  if (isFloat32 && pays(M * K * N, worthwhile) && multiplyFast(a, b, out, outOffset, bias)) return;
  multiplyPlain(a, b, out, outOffset, bias);
}

function multiplyFast(
  a: NdArray,
  b: NdArray,
  out: NdArray,
  outOffset: number,
  bias: NdArray | undefined,
): boolean {
  return onFastTier((call) => {
    const [left, right] = [call.strided(a), call.strided(b)];
    const [aRow, aColumn] = left.strides as readonly [number, number];
    const [bRow, bColumn] = right.strides as readonly [number, number];
    const [M, K] = a.shape as readonly [number, number];
    const N = b.shape[1] as number;
    gemm(call.runner, {
      ...{ M, N, K, a: left.pointer, aRow, aColumn, b: right.pointer, bRow, bColumn },
      out: call.output(out, outOffset, M * N),
      outRow: N,
      bias: bias ? call.input(bias) : 0,
    });
  });
}
