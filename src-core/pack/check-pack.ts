import type { Exercise, Pack } from '#core/exercise/exercise.ts';
import { checkMath } from '#core/exercise/parse/check-math.ts';
import type { Assignment } from './assignment.ts';
import type { CompiledManifest } from './compiled-form.ts';
import { compiledPath } from './compile-pack.ts';
import { checkPicture } from './check-picture.ts';
import { ASSIGNMENT, entryKind, MANIFEST } from './entry-names.ts';
import { exerciseOutlineOf, packHead } from './outline.ts';
import { readCompiledAssignment } from './read-assignment.ts';
import { readCompiledExercise, readCompiledPrimer } from './read-compiled.ts';
import { PackRefusal } from './refusal.ts';

/** How the content of a pack file is reached. Both throw PackRefusal. */
export interface PackContent {
  bytes(path: string): Uint8Array;
  text(path: string): string;
}

/**
 * Reads everything a pack holds and checks that it is what its manifest says: each exercise and primer, pictures, texts.
 *
 * Errors: PackRefusal for the first fault.
 */
export function checkPack(manifest: CompiledManifest, content: PackContent): Pack {
  const head = packHead(manifest.pack);
  for (const { title, text } of head.conventions) {
    checkMath(text, (_, message) => {
      throw refused(`the convention “${title}”: ${message}`);
    });
  }
  checkSections(manifest);
  const exercises = manifest.exercises.map(({ id }) => readExerciseOf(manifest, content, id));
  for (const [at, outline] of manifest.exercises.entries()) {
    const exercise = exercises[at];
    if (exercise && JSON.stringify(exerciseOutlineOf(exercise)) === JSON.stringify(outline))
      continue;
    const message = `what pack.json says of this exercise differs from what it says itself`;
    throw new PackRefusal('outline', message, { entry: compiledPath(outline.id) });
  }
  const primers = head.topics
    .filter(({ primer }) => primer)
    .map((topic) => {
      const path = compiledPath(`primers/${topic.id}`);
      return readCompiledPrimer(path, content.text(path), topic);
    });
  const used = new Set([...exercises, ...primers].map(({ id }) => compiledPath(id)));
  for (const { path } of manifest.files) {
    const kind = entryKind(path);
    if (kind === 'picture') {
      checkPicture(path, content.bytes(path), () => content.text(path));
    } else if (kind === 'assignment') {
      assignmentOf(manifest, content);
    } else if (!used.has(path)) {
      throw new PackRefusal('entry-unknown', 'no list of pack.json names this file', {
        entry: path,
      });
    }
  }
  return { ...head, exercises, primers };
}

/**
 * One exercise of a pack, or one primer by its path `primers/…`.
 *
 * Errors: PackRefusal; also when the pack has none of this id.
 */
export function readExerciseOf(
  manifest: CompiledManifest,
  content: PackContent,
  id: string,
): Exercise {
  const path = compiledPath(id);
  const outline = manifest.exercises.find((one) => one.id === id);
  if (outline) return readCompiledExercise(path, content.text(path), outline.section);
  const topic = manifest.pack.topics.find((one) => id === `primers/${one.id}` && one.primer);
  if (topic) return readCompiledPrimer(path, content.text(path), topic);
  throw new PackRefusal('entry-missing', `this pack has no exercise ${id}`, { entry: path });
}

/** What the pack asks to be handed in, if it does. Errors: PackRefusal. */
export function assignmentOf(
  { exercises, files }: CompiledManifest,
  content: Pick<PackContent, 'text'>,
): Assignment | undefined {
  if (!files.some(({ path }) => path === ASSIGNMENT)) return undefined;
  return readCompiledAssignment(
    content.text(ASSIGNMENT),
    exercises.map(({ id }) => id),
  );
}

/** The exercises stand in the order and under the sections that `pack.yaml` gives them. */
function checkSections({ pack, exercises }: CompiledManifest): void {
  const planned = pack.sections.flatMap(({ title, exercises: ids }) =>
    ids.map((id) => `${id} in “${title}”`),
  );
  const listed = exercises.map(({ id, section }) => `${id} in “${section}”`);
  const at = planned.findIndex((one, index) => one !== listed[index]);
  if (at >= 0)
    throw refused(
      `its sections name ${planned[at]}; its list has ${listed[at] ?? 'nothing'} there`,
    );
  const stray = listed[planned.length];
  if (stray !== undefined) throw refused(`its list has ${stray}, which no section names`);
}

const refused = (message: string) => new PackRefusal('manifest', message, { entry: MANIFEST });
