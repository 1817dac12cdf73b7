import { z } from 'zod';
import type { Derivation } from '#core/exercise/explain/derivation.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import type { SchemaName } from '#core/pack/json-schemas.ts';
import { method } from './method.ts';
import type { ExercisePage, PackIssue } from './pages.ts';

/** What the page for authors shows before a folder is open. */
export interface AuthorStart {
  /** Folders that were open, the newest first. */
  recent: string[];
  /** Where packs may lie when nobody knows better. */
  home: string;
  /** Whether the shell can show a dialog that chooses a folder. */
  hasDialog: boolean;
  /** Kinds of exercises to begin with. */
  templates: { id: string; title: string }[];
}

/** A text file of an open folder. */
export interface AuthorText {
  path: string;
  text: string;
  /** Names this text: SHA-256. */
  stamp: string;
}

/** The files of an open folder. */
export interface AuthorFiles {
  /** The folder, links followed. */
  folder: string;
  /** Texts that can be edited here, `pack.yaml` first. */
  files: string[];
  /** Names this state of the folder. */
  revision: string;
}

/** What became of a text that was to be saved: its new stamp, or what another program wrote meanwhile. */
export type AuthorSaved = { stamp: string } | { conflict: AuthorText | null };

/** What reading the folder brought to light. */
export interface AuthorCheck {
  issues: PackIssue[];
  /** Of the pack, where `pack.yaml` can be read. */
  pack?: { id: string; title: string; version: string };
  /** Exercises that can be drawn, in their order; `sum` goes with the content. */
  exercises: { id: string; title: string; sum: string }[];
}

/** A pack file that was built, or what kept it from being built. */
export type AuthorBuilt =
  | { issues: PackIssue[] }
  | {
      file: string;
      id: string;
      version: string;
      exercises: number;
      size: number;
      fingerprint?: string;
    };

export interface AuthorKey {
  file: string;
  fingerprint: string;
}

/** What formulas may call, and the fields of each kind of file as JSON Schema. */
export interface AuthorWords {
  functions: { name: string; signature: string; docs: string }[];
  schemas: Record<SchemaName, object>;
}

const nothing = z.undefined();
const folder = z.string().min(1).max(2000);
const path = z.string().min(1).max(200);
const text = z.string().max(1_000_000);
const name = z.string().min(1).max(200);
const seed = z.int().min(0).max(0x7fffffff);
const exercise = { exerciseId: name };
const variant = { ...exercise, seed };
/** Read by the answer types alone, as those of learners are. */
const answers = z.record(name, z.json());

/** Calls of the page for authors. Files are plain files: git and any editor work on them, too. */
export const authorMethods = {
  'author.start': method<undefined, AuthorStart>(nothing),
  'author.words': method<undefined, AuthorWords>(nothing),
  /** Folders whose paths begin so. */
  'author.complete': method<{ begin: string }, string[]>(
    z.strictObject({ begin: z.string().max(2000) }),
  ),
  /** Lets the author choose a folder; null when none was chosen. */
  'author.choose': method<undefined, string | null>(nothing),
  /** Starts a pack in a new or empty folder. */
  'author.create': method<{ folder: string; title: string }, AuthorFiles>(
    z.strictObject({ folder, title: z.string().trim().min(1).max(120) }),
  ),
  'author.open': method<{ folder: string }, AuthorFiles>(z.strictObject({ folder })),
  /** Waits for a while until the folder is no longer in the state that is named. */
  'author.watch': method<{ folder: string; revision: string }, AuthorFiles>(
    z.strictObject({ folder, revision: z.string().max(100) }),
  ),
  'author.read': method<{ folder: string; path: string }, AuthorText>(
    z.strictObject({ folder, path }),
  ),
  /** Writes a text that was read with this stamp; nothing is overwritten that was changed meanwhile. */
  'author.save': method<AuthorText & { folder: string }, AuthorSaved>(
    z.strictObject({ folder, path, text, stamp: z.string().max(64) }),
  ),
  /** Reads the pack with a text as it stands in the editor. */
  'author.check': method<{ folder: string; path?: string; text?: string }, AuthorCheck>(
    z.strictObject({ folder, path: path.optional(), text: text.optional() }),
  ),
  /** Adds an exercise made from a template; yields its file. */
  'author.add': method<{ folder: string; template: string; id: string; title: string }, string>(
    z.strictObject({ folder, template: name, id: name, title: z.string().trim().min(1).max(120) }),
  ),
  /** Adds an exercise that was written elsewhere; yields its file. */
  'author.addText': method<{ folder: string; id: string; text: string }, string>(
    z.strictObject({ folder, id: name, text }),
  ),
  /** Adds an assignment of all exercises, to be changed; yields its file. */
  'author.assign': method<{ folder: string }, string>(z.strictObject({ folder })),
  /** An exercise of the pack that was checked last; `fresh` draws other numbers than those of the seed. */
  'author.draw': method<{ exerciseId: string; seed: number; fresh?: boolean }, ExercisePage>(
    z.strictObject({ ...variant, fresh: z.boolean().optional() }),
  ),
  'author.grade': method<
    { exerciseId: string; seed: number; answers: Record<string, unknown> },
    Verdict
  >(z.strictObject({ ...variant, answers })),
  'author.hint': method<{ exerciseId: string; seed: number; index: number }, string>(
    z.strictObject({ ...variant, index: z.int().min(0).max(50) }),
  ),
  'author.solution': method<{ exerciseId: string; seed: number }, string>(z.strictObject(variant)),
  'author.explain': method<
    { exerciseId: string; seed: number; address: string; answers: Record<string, unknown> },
    Derivation
  >(z.strictObject({ ...variant, address: z.string().max(300), answers })),
  /** Tries one exercise on many draws. */
  'author.lint': method<{ exerciseId: string; seeds: number }, PackIssue[]>(
    z.strictObject({ ...exercise, seeds: z.int().min(1).max(1000) }),
  ),
  /** Ends what runs at the moment. */
  'author.stop': method<undefined, null>(nothing),
  /** The key that packs are signed with here; null before there is one. */
  'author.key': method<undefined, AuthorKey | null>(nothing),
  'author.newKey': method<undefined, AuthorKey>(nothing),
  /** Builds the pack file into the folder; `takesIn` shows it to the learner at work here. */
  'author.build': method<{ folder: string; signs: boolean; takesIn: boolean }, AuthorBuilt>(
    z.strictObject({ folder, signs: z.boolean(), takesIn: z.boolean() }),
  ),
};
