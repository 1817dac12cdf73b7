import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { adam, sgd } from './optim.ts';
import { TestKernels } from './testing/test-kernels.ts';

const kernels = new TestKernels();
const { run } = kernels;
const random = new Random(9);

const uniform = (n: number) => Float32Array.from({ length: n }, () => 2 * random.next() - 1);
const LENGTHS = [0, 1, 3, 4, 5, 8, 11, 103];
const near = (at: number, wanted: number[]) =>
  kernels.floats(at, wanted.length).every((v, i) => Math.abs(v - (wanted[i] as number)) < 1e-6);

describe('sgd', () => {
  const OPTIONS = [
    {},
    { weightDecay: 0.1 },
    { momentum: 0.9 },
    { momentum: 0.9, dampening: 0.3 },
    { momentum: 0.8, nesterov: true, weightDecay: 0.01 },
  ];

  test.each(OPTIONS)('three steps with %o follow torch.optim.SGD', (options) => {
    const {
      momentum = 0,
      dampening = 0,
      weightDecay = 0,
      nesterov = false,
    }: {
      momentum?: number;
      dampening?: number;
      weightDecay?: number;
      nesterov?: boolean;
    } = options;
    for (const n of LENGTHS) {
      const p = uniform(n);
      const parameter = kernels.put([...p, 7]);
      const velocity = kernels.room(n + 1);
      const exact = [...p];
      const buffer: number[] = [];
      for (let step = 0; step < 3; step++) {
        const g = uniform(n);
        sgd(run, {
          parameter,
          grad: kernels.put(g),
          velocity,
          n,
          lr: 0.1,
          isFirstStep: step === 0,
          ...options,
        });
        exact.forEach((value, i) => {
          let d = (g[i] as number) + weightDecay * value;
          if (momentum) {
            buffer[i] = step === 0 ? d : momentum * (buffer[i] as number) + (1 - dampening) * d;
            d = nesterov ? d + momentum * buffer[i] : buffer[i];
          }
          exact[i] = value - 0.1 * d;
        });
      }
      expect(near(parameter, [...exact, 7])).toBe(true);
      expect(near(velocity, momentum ? [...buffer, 7] : Array<number>(n + 1).fill(7))).toBe(true);
    }
  });
});

describe('adam', () => {
  test.each([
    {},
    { weightDecay: 0.1 },
    { weightDecay: 0.1, decoupled: true },
    { betas: [0.5, 0.9] as const, eps: 1e-3 },
  ])('three steps with %o follow torch.optim.Adam and AdamW', (options) => {
    const {
      weightDecay = 0,
      decoupled = false,
      betas = [0.9, 0.999] as const,
      eps = 1e-8,
    }: {
      weightDecay?: number;
      decoupled?: boolean;
      betas?: readonly [number, number];
      eps?: number;
    } = options;
    for (const n of LENGTHS) {
      const p = uniform(n);
      const parameter = kernels.put([...p, 7]);
      const [mean, variance] = [kernels.put(new Float32Array(n)), kernels.put(new Float32Array(n))];
      const exact = [...p];
      const m = Array<number>(n).fill(0);
      const v = Array<number>(n).fill(0);
      for (let step = 1; step <= 3; step++) {
        const g = uniform(n);
        adam(run, {
          parameter,
          grad: kernels.put(g),
          mean,
          variance,
          n,
          stepSize: 0.01 / (1 - betas[0] ** step),
          secondScale: Math.sqrt(1 - betas[1] ** step),
          betas,
          eps,
          weightDecay: decoupled ? 0 : weightDecay,
          shrink: decoupled ? 1 - 0.01 * weightDecay : 1,
        });
        exact.forEach((value, i) => {
          const kept = decoupled ? value * (1 - 0.01 * weightDecay) : value;
          const d = (g[i] as number) + (decoupled ? 0 : weightDecay * value);
          m[i] = betas[0] * (m[i] as number) + (1 - betas[0]) * d;
          v[i] = betas[1] * (v[i] as number) + (1 - betas[1]) * d * d;
          const root = Math.sqrt(v[i] / (1 - betas[1] ** step)) + eps;
          exact[i] = kept - (0.01 * m[i]) / (1 - betas[0] ** step) / root;
        });
      }
      expect(near(parameter, [...exact, 7])).toBe(true);
      expect(near(mean, m)).toBe(true);
      expect(near(variance, v)).toBe(true);
    }
  });
});
