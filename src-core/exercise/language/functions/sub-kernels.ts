import { ArgumentError } from '#core/errors.ts';
import { asList, isList } from '../value.ts';
import type { Value } from '../value.ts';
import { shapeOfValue } from './nested-values.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

interface Tap {
  /** The phase along one axis. */
  phase: number;
  /** The line of the small kernel. */
  cell: number;
  r: number;
  k: number;
}

/** A transposed kernel with stride r pulled apart into r² small kernels for each of its own. */
export const subKernelFunctions: PackFunction[] = [
  {
    signature: 'convWeightFromTransposed(weight, r)',
    docs: 'The kernel [O·r²][C][k][k] of the convolution that does the work of a transposed convolution with stride r and kernel [O][C][k·r][k·r]: every r-th tap from (a, b) on, turned by 180°.',
    call: (given) => subKernels(given, ({ phase, cell, r, k }) => phase + r * (k - 1 - cell)),
    misreadings: [
      {
        id: 'subKernel.not-turned',
        title: 'not turned',
        say: 'You picked the right entries. A convolution meets them the other way round, so turn the small kernel by 180°.',
        call: (given) => subKernels(given, ({ phase, cell, r }) => phase + r * cell),
      },
      {
        id: 'subKernel.contiguous-block',
        title: 'neighbouring taps',
        say: 'You cut the kernel into blocks of neighbours. Entries of one phase are a whole stride apart.',
        call: (given) => subKernels(given, ({ phase, cell, k }) => k * phase + k - 1 - cell),
      },
      {
        id: 'subKernel.contiguous-block-not-turned',
        title: 'neighbouring taps, not turned',
        say: 'You cut the kernel into blocks of neighbours. Entries of one phase are a whole stride apart, and each small kernel is turned by 180°.',
        call: (given) => subKernels(given, ({ phase, cell, k }) => k * phase + cell),
      },
      {
        id: 'subKernel.column-phase-first',
        title: 'column phase before row phase',
        say: 'You exchanged the phases. The row phase comes first: channel 1 starts at row 0, column 1.',
        call: (given) =>
          subKernels(given, ({ phase, cell, r, k }) => phase + r * (k - 1 - cell), true),
      },
      {
        id: 'subKernel.whole-kernel-turned',
        title: 'phase turned as well',
        say: 'You turned the whole kernel before picking, which also turns the phases round. Pick first, then turn.',
        call: (given) =>
          subKernels(given, ({ phase, cell, r, k }) => r * (k - 1 - cell) + r - 1 - phase),
      },
    ],
  },
];

function subKernels(
  given: Arguments,
  lineOf: (tap: Tap) => number,
  isColumnPhaseFirst = false,
): Value {
  const r = given.integer('r');
  const weight = given.list('weight');
  const [, , rows = 0, columns = 0] = shapeOfValue(weight, 'weight');
  if (r < 1 || rows !== columns || rows === 0 || rows % r !== 0) {
    const expected = `[O][C][k·${r}][k·${r}] with whole k`;
    throw new ArgumentError('convWeightFromTransposed', expected, `${rows} × ${columns}`);
  }
  const k = rows / r;
  const cells = Array.from({ length: k }, (_, cell) => cell);
  const phases = Array.from({ length: r * r }, (_, phase) => phase);
  return weight.flatMap((filter) =>
    phases.map((phase) => {
      const [first, second] = [Math.floor(phase / r), phase % r];
      const [a, b] = isColumnPhaseFirst ? [second, first] : [first, second];
      return asList(filter, 'weight').map((plane) =>
        cells.map((u) =>
          cells.map((v) =>
            pick(plane, lineOf({ phase: a, cell: u, r, k }), lineOf({ phase: b, cell: v, r, k })),
          ),
        ),
      );
    }),
  );
}

function pick(plane: Value, row: number, column: number): Value {
  const line = asList(plane, 'weight')[row];
  const value = line !== undefined && isList(line) ? line[column] : undefined;
  if (value !== undefined) return value;
  throw new ArgumentError('convWeightFromTransposed', 'a cell of the kernel', `${row}, ${column}`);
}
