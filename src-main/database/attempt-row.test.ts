import { describe, expect, test } from 'vitest';
import { FIRST_HASH, hashOf } from './attempt-row.ts';

const ROW = {
  attemptId: 1,
  profileId: 1,
  packId: 'pack',
  packHash: 'a'.repeat(64),
  exerciseId: 'one',
  seed: 7,
  answers: '{"a":"½"}',
  verdict: '{}',
  status: 'partly',
  score: 0.5,
  hintsSeen: 2,
  solutionSeen: 0,
  attemptedAt: 1000,
  previousHash: FIRST_HASH,
} as const;

describe('hashOf', () => {
  // Python: hashlib.sha256(json.dumps([1, 1, "pack", "a" * 64, "one", 7, '{"a":"½"}', "{}", "partly",
  //   0.5, 2, 0, 1000, "0" * 64], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
  test('is SHA-256 of the JSON list of the values in their order', () => {
    expect(hashOf(ROW)).toBe('8b832dc6cee0ec5ad4d558ad656c208add2a1be851121513acec6146635747ed');
  });

  test('differs when any one value differs', () => {
    const changes = Object.keys(ROW).map((name) => {
      const value = ROW[name as keyof typeof ROW];
      return hashOf({ ...ROW, [name]: typeof value === 'number' ? value + 1 : `${value}x` });
    });
    expect(new Set([hashOf(ROW), ...changes]).size).toBe(Object.keys(ROW).length + 1);
  });
});
