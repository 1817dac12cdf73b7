import { expect, test } from 'vitest';
import { createTones } from './tone.ts';

const rate = 44_100;

/** What is heard of tones that are played at these times, in seconds. */
async function heard(
  tones: readonly { at: number; frequency: number; isNegative: boolean }[],
): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, rate / 2, rate);
  const player = createTones(() => context);
  for (const { at, frequency, isNegative } of tones)
    void context.suspend(at).then(() => {
      player.play(frequency, isNegative);
      return context.resume();
    });
  return (await context.startRendering()).getChannelData(0);
}

const loudest = (samples: Float32Array): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

test('a tone that ends another neither clicks nor adds up, and silence follows', async () => {
  const samples = await heard([
    { at: 0, frequency: 1000, isNegative: false },
    { at: 0.1, frequency: 1300, isNegative: false },
  ]);
  // The steepest that two sines of height 0.12 are together, with a little for the ramps.
  const steepest = (2 * Math.PI * (1000 + 1300) * 0.12 * 1.05) / rate;
  expect(loudest(samples.map((one, at) => one - (samples[at - 1] ?? 0)))).toBeLessThan(steepest);
  expect(loudest(samples)).toBeLessThan(0.16);
  expect(loudest(samples.slice(rate * 0.26))).toBe(0);
});

test('a number below 0 sounds sharper than one above: it has overtones', async () => {
  const steepness = (samples: Float32Array): number =>
    loudest(samples.map((one, at) => one - (samples[at - 1] ?? 0))) / loudest(samples);
  const [soft, sharp] = await Promise.all(
    [false, true].map((isNegative) => heard([{ at: 0, frequency: 200, isNegative }])),
  );
  if (!soft || !sharp) throw new Error('nothing was heard');
  expect(loudest(sharp)).toBeLessThan(0.12);
  expect(steepness(sharp)).toBeGreaterThan(10 * steepness(soft));
});
