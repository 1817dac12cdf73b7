import fc from 'fast-check';
import { PackRefusal } from '#core/pack/refusal.ts';
import { packFile } from '../build-pack.ts';
import { readPackFile } from '../read-pack-file.ts';
import { builtTestPack, packOf } from './test-pack-file.ts';

/** One change of some bytes. */
interface Mutation {
  kind: 'flip' | 'cut' | 'insert' | 'copy' | 'zero' | 'drop';
  at: number;
  length: number;
  bytes: Uint8Array;
}

const mutation = fc.record<Mutation>({
  kind: fc.constantFrom('flip', 'cut', 'insert', 'copy', 'zero', 'drop'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 64 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 16 }),
});

function mutate(source: Buffer, { kind, at, length, bytes }: Mutation): Buffer {
  const start = Math.floor(at * source.length);
  const [before, hit, after] = [
    source.subarray(0, start),
    Buffer.from(source.subarray(start, start + length)),
    source.subarray(start + length),
  ];
  switch (kind) {
    case 'flip':
      return Buffer.concat([
        before,
        hit.map((byte, index) => byte ^ (bytes[index % bytes.length] ?? 1)),
        after,
      ]);
    case 'cut':
      return before;
    case 'insert':
      return Buffer.concat([before, bytes, hit, after]);
    case 'copy':
      return Buffer.concat([before, hit, hit, after]);
    case 'zero':
      return Buffer.concat([before, Buffer.alloc(hit.length), after]);
    case 'drop':
      return Buffer.concat([before, after]);
  }
}

/**
 * Changes a sound pack in `count` ways, half of them in the bytes of the file and half in an exercise or manifest whose
 * sums are made to fit: each is taken, or refused with a sentence.
 *
 * Errors: what fast-check throws, with the smallest change that breaks this.
 */
export function checkMutatedPacks(count: number): void {
  const built = builtTestPack();
  const whole = Buffer.from(packFile(built));
  const exercise = Buffer.from(built.entries.get('exercises/one.json') ?? '');
  const changes = fc.array(mutation, { minLength: 1, maxLength: 4 });
  const mutated = (source: Buffer, all: readonly Mutation[]): Buffer => all.reduce(mutate, source);
  const fileRuns = Math.ceil(count / 2);
  fc.assert(
    fc.property(changes, (all) => isTakenOrRefused(mutated(whole, all))),
    { numRuns: fileRuns },
  );
  fc.assert(
    fc.property(changes, (all) =>
      isTakenOrRefused(packOf({ 'exercises/one.json': mutated(exercise, all) })),
    ),
    { numRuns: Math.ceil(fileRuns / 2) },
  );
  fc.assert(
    fc.property(changes, (all) =>
      isTakenOrRefused(
        packOf({}, (manifest) =>
          mutated(Buffer.from(JSON.stringify(manifest, null, 2)), all).toString('utf8'),
        ),
      ),
    ),
    { numRuns: Math.ceil(fileRuns / 2) },
  );
}

function isTakenOrRefused(bytes: Uint8Array): boolean {
  try {
    readPackFile(bytes);
    return true;
  } catch (thrown) {
    // Anything else is a crash.
    return thrown instanceof PackRefusal && /^\S.{10,}/.test(thrown.message);
  }
}
