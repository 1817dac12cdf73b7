import { parameter } from './net-layer.ts';
import type { NetLayer, Parameter, Pass } from './net-layer.ts';

export interface Conv3Sizes {
  inChannels: number;
  outChannels: number;
  /** Rows and columns of the input. */
  rows: number;
  columns: number;
  padding: 0 | 1;
}

/**
 * 3 × 3 convolution with stride 1: out[o, r, c] = bias[o] + Σ_{i, u, v} in[i, r + u − p, c + v − p] · weight[o, i, u, v].
 *
 * Shapes: [inChannels, rows, columns] → [outChannels, rows + 2p − 2, columns + 2p − 2].
 */
export class Conv3 implements NetLayer {
  readonly name: string;
  readonly weight: Parameter;
  readonly bias: Parameter;
  readonly parameters: readonly Parameter[];
  readonly output: Float64Array;
  readonly #sizes: Conv3Sizes;
  /** Input with its border of zeros, and the gradient with respect to it. */
  readonly #framed: Float64Array;
  readonly #framedSignal: Float64Array;
  readonly #inputSignal: Float64Array;

  constructor(name: string, sizes: Conv3Sizes) {
    const { inChannels, outChannels, rows, columns, padding } = sizes;
    this.name = name;
    this.#sizes = sizes;
    this.weight = parameter('weight', [outChannels, inChannels, 3, 3]);
    this.bias = parameter('bias', [outChannels]);
    this.parameters = [this.weight, this.bias];
    const framed = inChannels * (rows + 2 * padding) * (columns + 2 * padding);
    this.#framed = new Float64Array(framed);
    this.#framedSignal = new Float64Array(framed);
    this.#inputSignal = new Float64Array(inChannels * rows * columns);
    this.output = new Float64Array(
      outChannels * (rows + 2 * padding - 2) * (columns + 2 * padding - 2),
    );
  }

  forward(input: Float64Array): Float64Array {
    const { inChannels, outChannels, rows, columns, padding } = this.#sizes;
    const [height, width] = [rows + 2 * padding, columns + 2 * padding];
    const [outRows, outColumns] = [height - 2, width - 2];
    const [x, w, y] = [this.#framed, this.weight.value, this.output];
    this.#eachRow((inner, framed) => {
      for (let c = 0; c < columns; c++) x[framed + c] = input[inner + c] as number;
    });
    for (let o = 0; o < outChannels; o++) {
      const plane = o * outRows * outColumns;
      y.fill(this.bias.value[o] as number, plane, plane + outRows * outColumns);
      for (let i = 0; i < inChannels; i++) {
        const k = (o * inChannels + i) * 9;
        // Named one by one, the nine weights stay in registers.
        const [w0, w1, w2] = [w[k] as number, w[k + 1] as number, w[k + 2] as number];
        const [w3, w4, w5] = [w[k + 3] as number, w[k + 4] as number, w[k + 5] as number];
        const [w6, w7, w8] = [w[k + 6] as number, w[k + 7] as number, w[k + 8] as number];
        for (let r = 0; r < outRows; r++) {
          let at = plane + r * outColumns;
          let a = (i * height + r) * width;
          for (let c = 0; c < outColumns; c++, at++, a++) {
            const b = a + width;
            const d = b + width;
            y[at] =
              (y[at] as number) +
              w0 * (x[a] as number) +
              w1 * (x[a + 1] as number) +
              w2 * (x[a + 2] as number) +
              w3 * (x[b] as number) +
              w4 * (x[b + 1] as number) +
              w5 * (x[b + 2] as number) +
              w6 * (x[d] as number) +
              w7 * (x[d + 1] as number) +
              w8 * (x[d + 2] as number);
          }
        }
      }
    }
    return y;
  }

  backward(signal: Float64Array, { learns }: Pass): Float64Array {
    const { inChannels, outChannels, rows, columns, padding } = this.#sizes;
    const [height, width] = [rows + 2 * padding, columns + 2 * padding];
    const [outRows, outColumns] = [height - 2, width - 2];
    const [x, dx, w] = [this.#framed, this.#framedSignal, this.weight.value];
    const [dw, db] = [this.weight.gradient, this.bias.gradient];
    dx.fill(0);
    let at = 0;
    for (let o = 0; o < outChannels; o++)
      for (let r = 0; r < outRows; r++)
        for (let c = 0; c < outColumns; c++, at++) {
          const g = signal[at] as number;
          // ReLU and max pooling leave few signals, so that spreading each is cheaper than gathering all.
          if (g === 0) continue;
          if (learns) db[o] = (db[o] as number) + g;
          let k = o * inChannels * 9;
          for (let i = 0; i < inChannels; i++) {
            let a = (i * height + r) * width + c;
            for (let u = 0; u < 3; u++, k += 3, a += width) {
              dx[a] = (dx[a] as number) + g * (w[k] as number);
              dx[a + 1] = (dx[a + 1] as number) + g * (w[k + 1] as number);
              dx[a + 2] = (dx[a + 2] as number) + g * (w[k + 2] as number);
              if (!learns) continue;
              dw[k] = (dw[k] as number) + g * (x[a] as number);
              dw[k + 1] = (dw[k + 1] as number) + g * (x[a + 1] as number);
              dw[k + 2] = (dw[k + 2] as number) + g * (x[a + 2] as number);
            }
          }
        }
    const result = this.#inputSignal;
    this.#eachRow((inner, framed) => {
      for (let c = 0; c < columns; c++) result[inner + c] = dx[framed + c] as number;
    });
    return result;
  }

  /** Where each row of each channel begins, without and with the border. */
  #eachRow(visit: (inner: number, framed: number) => void): void {
    const { inChannels, rows, columns, padding } = this.#sizes;
    const [height, width] = [rows + 2 * padding, columns + 2 * padding];
    for (let i = 0; i < inChannels; i++)
      for (let r = 0; r < rows; r++)
        visit((i * rows + r) * columns, (i * height + r + padding) * width + padding);
  }
}
