import { expect } from 'vitest';
import type { SettingValues } from '../../../experiment.ts';
import { forkState } from '../../../fork-state.ts';
import { LabDrive } from '../../../lab-drive.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { Lab } from '../../../lab.ts';
import { decodeState, encodeState } from '../../../state-bytes.ts';

/** How a run is known that is not to be made in one piece as well. */
interface Known {
  seed?: number;
  /** Its digest, as it was written down. */
  digest?: string;
}

/**
 * Runs a lab in two pieces with everything forgotten in between but the saved bytes: that has to give the bits that it
 * has in one piece, and the names and sizes that the lab promises. Yields the run at its end.
 */
export function checkLab(
  lab: Lab,
  settings: SettingValues,
  stopAt: number,
  { seed = 3, digest }: Known = {},
): LabDrive {
  const start = { settings, seed };
  const first = new LabDrive(lab, start);
  const { points } = first.slice(() => first.run.step < stopAt);
  const saved = decodeState(encodeState(first.save()));
  const second = new LabDrive(lab, start, saved);
  expect(second.run.step).toBe(stopAt);
  expect(second.run.pictures()).toEqual(first.run.pictures());
  points.push(...second.slice(() => true).points);
  expect([second.fault, second.run.step]).toEqual([undefined, second.run.length]);
  if (digest === undefined) expectSame(second, new LabDrive(lab, start));
  else expect(second.digest()).toBe(digest);
  expect(Object.keys(second.measures()).sort()).toEqual(Object.keys(lab.measures).sort());
  const seen = new Set(points.flatMap(({ values }) => Object.keys(values)));
  expect([...seen].sort()).toEqual(Object.keys(lab.curves).sort());
  expectSizes(second.run.pictures());
  expectForks(lab, settings, seed, first);
  if (lab.group === 'Training') expectUpdates(lab, settings, seed, first.run.pictures());
  return second;
}

/** The run in one piece ends as the other did. */
function expectSame(pieces: LabDrive, whole: LabDrive): void {
  whole.slice(() => true);
  expect(pieces.digest()).toBe(whole.digest());
  expect(pieces.measures()).toEqual(whole.measures());
  expect(pieces.run.pictures()).toEqual(whole.run.pictures());
}

/** A run that is forked where `first` stands goes on as it does; and goes on with another seed. */
function expectForks(lab: Lab, settings: SettingValues, seed: number, first: LabDrive): void {
  const state = first.run.save();
  const fork = (other: number): LabDrive => {
    const start = { settings, seed: other };
    const own = new LabDrive(lab, start).run.save();
    return new LabDrive(lab, start, forkState(own, state, other !== seed));
  };
  const [same, other] = [fork(seed), fork(seed + 1)];
  for (const drive of [first, same, other]) drive.slice(() => false);
  expect(same.run.save()).toEqual(first.run.save());
  expect([other.run.step, other.fault]).toEqual([state.step + 1, undefined]);
}

function expectSizes(pictures: readonly LabPicture[]): void {
  expect(new Set(pictures.map(({ name }) => name)).size).toBe(pictures.length);
  for (const picture of pictures) {
    if (picture.kind === 'images') {
      const { shape, values, captions } = picture;
      expect(values.length).toBe(shape[0] * shape[1] * shape[2]);
      if (captions) expect(captions.length).toBe(shape[0]);
    } else if (picture.kind === 'lines') {
      for (const line of picture.lines) expect(line.values.length).toBe(picture.x.values.length);
    } else if (picture.field) {
      expect(picture.field.values.length).toBe(picture.field.rows * picture.field.columns);
    }
  }
}

/** The next update of a weight is what the step then does; to ask for it changes nothing. */
function expectUpdates(
  lab: Lab,
  settings: SettingValues,
  seed: number,
  pictures: readonly LabPicture[],
): void {
  const asked = new LabDrive(lab, { settings, seed });
  const still = new LabDrive(lab, { settings, seed });
  const told = pictures
    .filter((one) => one.kind === 'images' && one.role === 'w')
    .map(({ name }) => ({ name, next: asked.run.nextUpdate?.(name, 0)?.next }));
  for (const { run } of [asked, still]) run.advance();
  expect(asked.digest()).toBe(still.digest());
  for (const { name, next } of told) {
    expect(next, `${lab.id}, ${name}`).toBeTypeOf('number');
    const shown = asked.run.pictures().find((one) => one.name === name);
    // A step of this lab is an epoch of many updates.
    if (lab.id !== 'digit-pair' && shown?.kind === 'images')
      expect(shown.values[0]).toBeCloseTo(next as number, 6);
  }
}
