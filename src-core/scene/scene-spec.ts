/**
 * What a picture is about, as plain data: small enough for a message, complete enough that
 * `src-core/scene` derives every block, cell and dependency from it.
 */
export type SceneSpec = ConvolutionSpec;

/** A convolution or transposed convolution of one (C, H, W) input. */
export interface ConvolutionSpec {
  scene: 'convolution' | 'transposed-convolution';
  /** [C, H, W]. */
  input: [number, number, number];
  outChannels: number;
  /** [kH, kW]. */
  kernel: [number, number];
  stride: [number, number];
  /** Zeros on each side, rows then columns. */
  padding: [number, number];
  /** Only for the transposed convolution. */
  outputPadding: [number, number];
  /** Numbers of the input, flattened row by row; left out, cells carry their names. */
  inputValues?: number[];
  /** Numbers of the kernel: (O, C, kH, kW) for both scenes, flattened row by row. */
  kernelValues?: number[];
  /** What the kernel's cells are called, in the order of `kernelValues`, where not `w` with its indices. */
  kernelNames?: string[];
}
