import { z } from 'zod';
import type { ExerciseLink, Profile } from './pages.ts';
import { method } from './method.ts';

/** What a learner keeps beside an exercise. */
export interface Annotation {
  packId: string;
  exerciseId: string;
  /** Markdown with formulas; empty for none. */
  note: string;
  isBookmarked: boolean;
}

/** The learners of this machine. */
export interface ProfileList {
  /** The one at work. */
  current: number;
  profiles: (Profile & { answers: number })[];
  /** Hidden, and still there for some more days of use. */
  deleted: (Profile & { deletedAt: number; graceDays: number })[];
}

const exportKind = z.enum(['learner', 'csv', 'json', 'database']);

/** One learner as a file that can be read back, the answers as a table, everything as JSON, the whole database. */
export type ExportKind = z.infer<typeof exportKind>;

/** A file that is ready to be fetched in pieces. */
export interface ExportFile {
  name: string;
  /** Bytes. */
  size: number;
}

/** Something that a search found. */
export interface Hit {
  kind: 'exercise' | 'topic' | 'note';
  title: string;
  /** Where it stands: the pack of an exercise. */
  place: string;
  /** The words around what was found, as plain text. */
  excerpt: string;
  /** Of an exercise or a note. */
  exercise?: ExerciseLink;
  /** Of a topic. */
  topicId?: string;
}

export interface SearchResult {
  hits: Hit[];
  /** False while packs are still being read: then a search a moment later finds more. */
  isComplete: boolean;
}

/** Units: bytes. */
export const EXPORT_PIECE = 2_000_000;

const id = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(80);
const exercise = { packId: id, exerciseId: id };
const profile = z.strictObject({ profileId: z.int().positive() });

export const learnerMethods = {
  /** Who is here, and who was deleted. */
  'profile.overview': method<undefined, ProfileList>(z.undefined()),
  'profile.rename': method<{ profileId: number; name: string }, ProfileList>(
    z.strictObject({ profileId: z.int().positive(), name }),
  ),
  /** Hides a learner with all answers; `profile.restore` brings them back. */
  'profile.delete': method<{ profileId: number }, ProfileList>(profile),
  'profile.restore': method<{ profileId: number }, ProfileList>(profile),
  /** A piece of a learner's file; with `isLast` the file is read, and the learner is there. */
  'profile.import': method<{ transfer: string; bytes: Uint8Array; isLast: boolean }, ProfileList>(
    z.strictObject({
      transfer: id,
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= EXPORT_PIECE, {
        error: `at most ${EXPORT_PIECE} bytes`,
      }),
      isLast: z.boolean(),
    }),
  ),
  /** Writes what is to be taken out. */
  'export.make': method<{ kind: ExportKind }, ExportFile>(z.strictObject({ kind: exportKind })),
  /** A piece of the file that was written last. */
  'export.piece': method<{ name: string; offset: number }, Uint8Array>(
    z.strictObject({ name: id, offset: z.int().min(0) }),
  ),
  'annotation.find': method<{ packId: string; exerciseId: string }, Annotation>(
    z.strictObject(exercise),
  ),
  /** Changed last first. */
  'annotation.list': method<undefined, (Annotation & { title: string })[]>(z.undefined()),
  'annotation.set': method<Annotation, Annotation>(
    z.strictObject({
      ...exercise,
      note: z.string().max(20_000),
      isBookmarked: z.boolean(),
    }),
  ),
  /** Finds statements, primers and notes that hold all words, the last one by its beginning. */
  'search.find': method<{ text: string }, SearchResult>(
    z.strictObject({ text: z.string().max(200) }),
  ),
};
