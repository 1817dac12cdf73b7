import type { ValueRange } from './colour-map.ts';

/** The tones of the smallest and the largest number: three octaves around the middle of hearing. Units: Hz. */
const [lowest, highest] = [165, 1320];
/** Long enough to be heard, short enough for the next key. Units: seconds. */
const length = 0.14;
const loudness = 0.12;

/**
 * The frequency that stands for a number: equal steps of numbers are equal intervals, and the middle of the range (0 where
 * there are negative numbers) is the middle tone. Undefined for NaN; infinities sound as the ends.
 *
 * Units: Hz.
 */
export function pitchOf(value: number, { least, most }: ValueRange): number | undefined {
  if (Number.isNaN(value)) return undefined;
  const share = most > least ? (value - least) / (most - least) : 0.5;
  return lowest * (highest / lowest) ** Math.min(1, Math.max(0, share));
}

/** Plays tones one after the other; a new one ends the one before. */
export interface Tones {
  play(frequency: number): void;
  dispose(): void;
}

/** Tones of this machine's loudspeaker; silent where it has none. */
export function createTones(): Tones {
  let context: AudioContext | undefined;
  let sounding: OscillatorNode | undefined;
  return {
    play(frequency) {
      context ??= new AudioContext();
      sounding?.stop();
      const [oscillator, gain] = [context.createOscillator(), context.createGain()];
      const now = context.currentTime;
      oscillator.frequency.value = frequency;
      // A tone that begins and ends at once clicks.
      gain.gain.setValueAtTime(0, now);
      gain.gain.linearRampToValueAtTime(loudness, now + 0.015);
      gain.gain.linearRampToValueAtTime(0, now + length);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(now);
      oscillator.stop(now + length);
      sounding = oscillator;
    },
    dispose() {
      void context?.close();
      context = undefined;
    },
  };
}
