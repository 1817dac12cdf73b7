import { z } from 'zod';
import { exerciseId } from '#core/exercise/parse/front-matter.ts';

/** The newest form of a result file that is read here. */
export const RESULT_FORMAT = 1;

/** What a result file is named: `name.chainresult`. */
export const RESULT_FILE = '.chainresult';

/** What a result file may hold. Sizes in bytes, lengths in characters. */
export const RESULT_LIMITS = {
  file: 4_000_000,
  header: 1000,
  name: 80,
  attempts: 2000,
  links: 20_000,
  answers: 200_000,
  verdict: 500_000,
} as const;

const form = z.literal(RESULT_FORMAT);
const key = z.base64().length(44);

/** First line of a result that everybody can read: by whose key its body is signed. */
export const signedHeader = z.strictObject({
  chainresult: form,
  publicKey: key,
  signature: z.base64().length(88),
});

/** First line of a result that one person can read; what follows is a signed result, encrypted. */
export const sealedHeader = z.strictObject({
  chainresult: form,
  sealedFor: key,
  ephemeralKey: key,
  nonce: z.base64().length(16),
});

export type SignedHeader = z.infer<typeof signedHeader>;
export type SealedHeader = z.infer<typeof sealedHeader>;

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hexadecimal digits' });
const time = z.int().min(0).max(8.64e15);
const seed = z.int().min(0).max(0x7fffffff);
const count = z.int().min(0).max(1_000_000);

/** One answer as the learner's record holds it, in the order in which it is hashed there. */
export const resultAttempt = z.strictObject({
  attemptId: z.int().positive(),
  profileId: z.int().positive(),
  packId: z.string().max(100),
  packHash: hash,
  exerciseId,
  seed,
  /** JSON, as it was stored. */
  answers: z.string().max(RESULT_LIMITS.answers),
  /** JSON, as it was stored. */
  verdict: z.string().max(RESULT_LIMITS.verdict),
  status: z.string().max(40),
  score: z.number().min(0).max(1),
  hintsSeen: count,
  solutionSeen: z.int().min(0).max(1),
  /** Unix time, ms. */
  attemptedAt: time,
  previousHash: hash,
  hash,
});

/** What a learner hands in: the signed part of a result file. */
export const resultBody = z.strictObject({
  pack: z.strictObject({ id: exerciseId, version: z.string().max(40), hash }),
  learner: z.strictObject({ name: z.string().trim().min(1).max(RESULT_LIMITS.name) }),
  /** Unix time, ms. */
  handedInAt: time,
  /** By exercise. */
  seeds: z.record(exerciseId, seed),
  /**
   * The learner's record from the first answer that belongs to the assignment to the last: these answers in full, of
   * all others between them the hash alone.
   */
  chain: z.array(z.union([hash, resultAttempt])).max(RESULT_LIMITS.links),
});

export type ResultAttempt = z.infer<typeof resultAttempt>;
export type ResultBody = z.infer<typeof resultBody>;

/** The answers of a result, in the order in which they were given. */
export const attemptsIn = ({ chain }: Pick<ResultBody, 'chain'>): ResultAttempt[] =>
  chain.filter((link) => typeof link !== 'string');
