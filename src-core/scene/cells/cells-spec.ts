/** A picture of blocks of cells. One member a kind; together they are what `buildScene` can lay out. */
export type CellsSpec = { family: 'cells'; known?: KnownNumbers } & (
  | ConvolutionSpec<'convolution'>
  | ConvolutionSpec<'transposed-convolution'>
  | ConvolutionSpec<'zero-stuffed-convolution'>
  | PoolingSpec<'max-pooling'>
  | PoolingSpec<'average-pooling'>
  | Im2colSpec
  | NormSpec<'batch-norm'>
  | NormSpec<'layer-norm'>
  | NormSpec<'group-norm'>
  | NormSpec<'instance-norm'>
  | LinearSpec
  | FlattenSpec
  | NetworkSpec
  | TensorSpec
);

/** Numbers that were computed elsewhere, by block and row by row: these are shown and not computed again. */
export type KnownNumbers = Readonly<Record<string, ArrayLike<number>>>;

export type ConvolutionKind = 'convolution' | 'transposed-convolution' | 'zero-stuffed-convolution';
export type PoolingKind = 'max-pooling' | 'average-pooling';
export type NormKind = 'batch-norm' | 'layer-norm' | 'group-norm' | 'instance-norm';

export type CellsKind = CellsSpec['scene'];

/** How windows lie: one number an axis, rows then columns; of [C, L] there is one axis. */
export interface WindowSpec {
  /** [C, H, W] or [C, L]. */
  input: readonly number[];
  kernel: readonly number[];
  stride: readonly number[];
  /** On each side. */
  padding: readonly number[];
  dilation?: readonly number[];
  /** Numbers of the input, flattened row by row; left out, cells carry their names. */
  inputValues?: number[];
}

/** A kernel of shape (O, C / groups, kH, kW), for transposed convolutions too. */
export interface KernelSpec {
  outChannels: number;
  /** Numbers of the kernel, flattened row by row. */
  kernelValues?: number[];
  /** What the kernel's cells are called, in the order of `kernelValues`, where not `w` with its indices. */
  kernelNames?: string[];
}

/**
 * A convolution, a transposed convolution that stamps weighted kernels, and the same as a convolution with the turned
 * kernel over the input with zeros between and around its cells.
 */
export interface ConvolutionSpec<K extends ConvolutionKind = ConvolutionKind>
  extends WindowSpec, KernelSpec {
  scene: K;
  groups?: number;
  /** Only for the transposed ones. */
  outputPadding?: readonly number[];
  hasBias?: boolean;
  /** One number an output channel; they imply `hasBias`. */
  biasValues?: number[];
}

/** Pools; `kernel` and `stride` as in PyTorch, where windows lie side by side when no stride is given. */
export interface PoolingSpec<K extends PoolingKind = PoolingKind> extends WindowSpec {
  scene: K;
  /** Whether a last window may hang over the end. */
  ceilMode?: boolean;
  /** Whether an average divides by the places in the padding too; yes when left out. */
  countIncludePad?: boolean;
}

/** Windows written into columns, so that the convolution becomes one matrix product. */
export interface Im2colSpec extends WindowSpec, KernelSpec {
  scene: 'im2col';
}

/** Which cells share a mean and a variance. */
export interface NormSpec<K extends NormKind = NormKind> {
  scene: K;
  /** [N, C], [N, C, L] or [N, C, H, W]. */
  input: readonly number[];
  /** Of channels; only for the group norm. */
  groups?: number;
  /** How many of the last axes a layer norm reaches over; all but the first when left out. */
  normalizedAxes?: number;
  eps?: number;
  inputValues?: number[];
}

/** y = W·x + b; an input of several axes is flattened first. */
export interface LinearSpec {
  scene: 'linear';
  input: readonly number[];
  outFeatures: number;
  hasBias?: boolean;
  inputValues?: number[];
  /** [out, in], flattened. */
  weightValues?: number[];
  biasValues?: number[];
}

/** A tensor written as one vector, row by row. */
export interface FlattenSpec {
  scene: 'flatten';
  input: readonly number[];
  inputValues?: number[];
}

/** A network as a row of activations; values are not computed, what a cell reads is. */
export interface NetworkSpec {
  scene: 'network';
  /** Of one sample: [C, H, W], [C, L] or [F]. */
  input: readonly number[];
  /** The layers as text: PyTorch, Keras or the short notation of `src-core/layers`. */
  layers: string;
  /** Whether layers that work cell by cell have a block of their own: block `layer-n` is then the result of layer n. */
  isEachApart?: boolean;
  /** How many layers are shown, from the first one; all when left out. */
  shownLayers?: number;
}

/** One tensor of up to five axes, by itself. */
export interface TensorSpec {
  scene: 'tensor';
  shape: readonly number[];
  values?: ArrayLike<number>;
  title?: string;
}

/** The spec of one kind. */
export type CellsSpecOf<K extends CellsKind> = Extract<CellsSpec, { scene: K }>;
