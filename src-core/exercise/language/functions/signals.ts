import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { calculate } from '../arithmetic.ts';
import type { Value } from '../value.ts';
import { misreading } from './pack-function.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';

type Mode = 'full' | 'valid' | 'same';

/** Convolution of two signals as signal processing means it, and correlation. */
export const signalFunctions: PackFunction[] = [
  {
    signature: 'convolve(signal, kernel, mode = "full")',
    docs: 'True convolution, the kernel flipped: out[t] = Σ signal[i] · kernel[t − i]. Modes: full, valid (complete overlap), same (the middle of full, as long as the signal).',
    call: (given) => signalOf(given, reversedKernel(given)),
    misreadings: [
      misreading(
        'convolve.not-flipped',
        'kernel not flipped',
        'You slid the kernel as it is written: that is cross-correlation. A true convolution flips it first.',
        (given) => signalOf(given, given.list('kernel')),
      ),
      ...modeMisreadings('convolve', reversedKernel, (given) => given.list('kernel').length - 1),
    ],
  },
  {
    signature: 'correlate(signal, kernel, mode = "full")',
    docs: 'Cross-correlation, the kernel slid as written: out[s] = Σ signal[s + i] · kernel[i]. Modes as in convolve.',
    call: (given) => signalOf(given, given.list('kernel')),
    misreadings: [
      misreading(
        'correlate.flipped',
        'kernel flipped',
        'You flipped the kernel: that is a true convolution. Here it slides as it is written.',
        (given) => signalOf(given, reversedKernel(given)),
      ),
      misreading(
        'correlate.signal-flipped',
        'signal flipped',
        'Your result runs backwards: you flipped the signal instead of sliding the kernel along it.',
        (given) => (signalOf(given, given.list('kernel')) as Value[]).toReversed(),
      ),
      ...modeMisreadings(
        'correlate',
        (given) => given.list('kernel'),
        () => 0,
      ),
    ],
  },
];

function modeMisreadings(
  name: string,
  kernelOf: (given: Arguments) => readonly Value[],
  startOf: (given: Arguments) => number,
): FunctionMisreading[] {
  const full = (given: Arguments) => slide(given.list('signal'), kernelOf(given));
  const length = (given: Arguments) =>
    modeOf(given) === 'same' ? given.list('signal').length : Infinity;
  return [
    misreading(
      `${name}.beginning-kept`,
      'beginning instead of the middle',
      'You kept the beginning of the full result. “Same” keeps its middle.',
      (given) => full(given).slice(0, length(given)),
    ),
    misreading(
      `${name}.end-kept`,
      'end instead of the middle',
      'You kept the end of the full result. “Same” keeps its middle.',
      (given) => full(given).slice(-length(given)),
    ),
    misreading(
      `${name}.wrapped`,
      'wrapped around',
      'You took what lies outside from the other end of the signal. Outside the signal there are zeros.',
      (given) => wrapped(given, kernelOf(given), startOf(given)),
    ),
    misreading(
      `${name}.same-for-valid`,
      'modes confused',
      'This is the result of the mode “same”. “Valid” keeps only the places where the kernel lies inside completely.',
      (given) =>
        signalOf(modeOf(given) === 'valid' ? given.with({ mode: 'same' }) : given, kernelOf(given)),
    ),
  ];
}

function reversedKernel(given: Arguments): readonly Value[] {
  return given.list('kernel').toReversed();
}

function modeOf(given: Arguments): Mode {
  const mode = given.text('mode');
  if (mode === 'full' || mode === 'valid' || mode === 'same') return mode;
  throw new ArgumentError('convolve', 'a mode full, valid or same', mode);
}

/** The kernel slid over the signal as given, in the mode of the call. */
function signalOf(given: Arguments, kernel: readonly Value[]): Value {
  const signal = given.list('signal');
  const all = slide(signal, kernel);
  const mode = modeOf(given);
  if (mode === 'full') return all;
  const over = kernel.length - 1;
  if (mode === 'valid') return all.slice(over, all.length - over);
  const start = Math.floor(over / 2);
  return all.slice(start, start + signal.length);
}

/** Σ signal[s + i] · kernel[i] for every place s with any overlap. */
function slide(signal: readonly Value[], kernel: readonly Value[]): Value[] {
  if (signal.length === 0 || kernel.length === 0)
    throw new ArgumentError('convolve', 'signals with at least one number', 'an empty list');
  return Array.from({ length: signal.length + kernel.length - 1 }, (_, at) => {
    const first = at - kernel.length + 1;
    return sumOf(
      kernel.map((weight, i) => times(first + i < 0 ? undefined : signal[first + i], weight)),
    );
  });
}

/** The signal taken for a ring; output 0 is where the first number of the signal meets the weight at `start`. */
function wrapped(given: Arguments, kernel: readonly Value[], start: number): Value {
  const signal = given.list('signal');
  return signal.map((_, at) =>
    sumOf(kernel.map((weight, i) => times(signal.at((at - start + i) % signal.length), weight))),
  );
}

function times(number: Value | undefined, weight: Value): Value {
  return number === undefined ? Rational.zero : calculate('*', number, weight);
}

function sumOf(values: readonly Value[]): Value {
  return values.reduce((sum, value) => calculate('+', sum, value), Rational.zero);
}
