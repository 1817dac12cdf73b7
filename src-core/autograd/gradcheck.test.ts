import { describe, expect, test } from 'vitest';
import { add, mul, relu } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { gradcheck, gradgradcheck } from './gradcheck.ts';
import { noGrad } from './recording.ts';

const point = [NdArray.from([0.5, -1.5, 2])];

describe('gradcheck', () => {
  test('accepts right gradients', () => {
    expect(gradcheck((x) => mul(x, mul(x, x)), point)).toMatchObject({ ok: true });
    expect(gradgradcheck((x) => mul(x, mul(x, x)), point)).toMatchObject({ ok: true });
  });

  test('finds a share that is missing, and says where', () => {
    const forgotten = gradcheck(
      (x) =>
        add(
          mul(x, x),
          noGrad(() => mul(x, 2)),
        ),
      point,
    );
    expect(forgotten).toMatchObject({ ok: false, input: 0, index: 0 });
    expect(Math.abs(forgotten.analytic - forgotten.numeric)).toBeGreaterThan(1e-3);
  });

  test('finds a wrong second derivative behind a right first one', () => {
    // x·detach(x) + x²/2 has the gradient 2x, but its gradient’s gradient comes out as 1.
    const half = (x: Parameters<Parameters<typeof gradcheck>[0]>[0]) => {
      return add(mul(x, x.detach()), mul(mul(x, x), 0.5));
    };
    expect(gradgradcheck(half, point)).toMatchObject({ ok: false });
  });

  test('refuses gradients at a kink', () => {
    expect(gradcheck((x) => relu(x), [NdArray.from([0])])).toMatchObject({ ok: false });
  });
});
