/** What an element is, least general first. Source: torch.dtype. */
export type DType = 'bool' | 'int32' | 'float32' | 'float64';

/** Where elements lie in memory; bool takes one byte of 0 or 1. */
export type Numbers = Uint8Array | Int32Array | Float32Array | Float64Array;

interface Facts {
  /** Higher wins where two meet. */
  rank: number;
  /** bool < integers < floats: a number without axes changes another's category, never its width. */
  category: number;
  bytes: number;
  make(length: number): Numbers;
}

export const dtypes: { readonly [D in DType]: Facts } = {
  bool: { rank: 0, category: 0, bytes: 1, make: (length) => new Uint8Array(length) },
  int32: { rank: 1, category: 1, bytes: 4, make: (length) => new Int32Array(length) },
  float32: { rank: 2, category: 2, bytes: 4, make: (length) => new Float32Array(length) },
  float64: { rank: 3, category: 2, bytes: 8, make: (length) => new Float64Array(length) },
};

/** The dtype that a typed array stands for; undefined for the other kinds of typed arrays. */
export function dtypeOfView(view: ArrayBufferView): DType | undefined {
  if (view instanceof Float64Array) return 'float64';
  if (view instanceof Float32Array) return 'float32';
  if (view instanceof Int32Array) return 'int32';
  return view instanceof Uint8Array ? 'bool' : undefined;
}

/** The dtype that numbers are stored as. */
export function dtypeOf(numbers: Numbers): DType {
  return dtypeOfView(numbers) as DType;
}

export function isFloat(dtype: DType): boolean {
  return dtype === 'float64' || dtype === 'float32';
}

interface Typed {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/**
 * The dtype of a result made of two: the more general one, except that something without axes counts only when
 * it is of a higher category.
 *
 * Source: torch.result_type.
 */
export function promote(a: Typed, b: Typed): DType {
  if (a.dtype === b.dtype) return a.dtype;
  const [higher, lower] = dtypes[a.dtype].rank > dtypes[b.dtype].rank ? [a, b] : [b, a];
  const same = dtypes[higher.dtype].category === dtypes[lower.dtype].category;
  // A float without axes lifts whole numbers to floats, yet no float32 tensor to float64.
  const yields = same && higher.shape.length === 0 && lower.shape.length > 0;
  return yields ? lower.dtype : higher.dtype;
}

/** float64 for whole numbers and truth values, floats as they are: what exp, mean and the like compute in. */
export function floatFor(dtype: DType): DType {
  return isFloat(dtype) ? dtype : 'float64';
}
