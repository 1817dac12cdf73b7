import type { ValueRange } from './colour-map.ts';

/** The tones of the smallest and the largest number: three octaves around the middle of hearing. Units: Hz. */
const [lowest, highest] = [165, 1320];
/** Long enough to be heard, short enough for the next key. Units: seconds. */
const length = 0.14;
/** A tone that begins or ends at once clicks. Units: seconds. */
const ramp = 0.015;
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
  /** A soft tone, or a sharp one for a number below 0. */
  play(frequency: number, isNegative: boolean): void;
  dispose(): void;
}

/** Tones of this machine's loudspeaker; silent where it has none. */
export function createTones(
  open: () => AudioContext | OfflineAudioContext = () => new AudioContext(),
): Tones {
  let context: AudioContext | OfflineAudioContext | undefined;
  let sounding: { oscillator: OscillatorNode; gain: AudioParam } | undefined;
  return {
    play(frequency, isNegative) {
      context ??= open();
      const oscillator = context.createOscillator();
      const volume = context.createGain();
      const now = context.currentTime;
      sounding?.gain.cancelAndHoldAtTime(now).linearRampToValueAtTime(0, now + ramp);
      sounding?.oscillator.stop(now + ramp);
      oscillator.type = isNegative ? 'sawtooth' : 'sine';
      oscillator.frequency.value = frequency;
      volume.gain.setValueAtTime(0, now);
      // A sharp tone is heard more at the same height.
      volume.gain.linearRampToValueAtTime(isNegative ? loudness / 3 : loudness, now + ramp);
      volume.gain.linearRampToValueAtTime(0, now + length);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(now);
      oscillator.stop(now + length);
      sounding = { oscillator, gain: volume.gain };
    },
    dispose() {
      if (context instanceof AudioContext) void context.close();
      context = undefined;
      sounding = undefined;
    },
  };
}
