import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AuthorBuilt } from '#core/contract/author.ts';
import type { Handlers } from '#core/contract/contract.ts';
import { AppError } from '#core/errors.ts';
import { exerciseId } from '#core/exercise/parse/front-matter.ts';
import { withExercise } from '#core/exercise/parse/with-exercise.ts';
import { writeDurably } from '../../pack-files/write-durably.ts';
import { buildFolder } from '../packs/build-folder.ts';
import { PACK_FILE } from '../packs/read-pack-folder.ts';
import type { Services } from '../services.ts';
import { AuthorFolder } from './author-folder.ts';
import { AuthorKeys } from './author-keys.ts';
import { authorWords } from './author-words.ts';
import { completePath } from './complete-path.ts';
import { RecentFolders } from './recent-folders.ts';
import { startAssignment } from './start-assignment.ts';
import { startPack } from './start-pack.ts';
import { exerciseFrom, templateOf, templatesIn } from './templates.ts';
import { watchFolder } from './watch-folder.ts';

export function authorHandlers({ database, inbox, authoring, app }: Services) {
  const { desk, manualFile, chooseFolder } = authoring;
  const keys = new AuthorKeys(app.dataDir);
  const recent = new RecentFolders(database);

  function open(path: string) {
    const folder = new AuthorFolder(path);
    recent.add(folder.path);
    return folder.list();
  }

  return {
    'author.start': () => ({
      recent: recent.all(),
      home: homedir(),
      hasDialog: chooseFolder !== undefined,
      templates: templatesIn(manualFile).map(({ id, title }) => ({ id, title })),
    }),
    'author.words': () => authorWords(),
    'author.complete': ({ begin }) => completePath(begin),
    'author.choose': async () => (await chooseFolder?.('Open the folder of a pack')) ?? null,
    'author.create': ({ folder, title }) => {
      startPack(folder, title);
      return open(folder);
    },
    'author.open': ({ folder }) => open(folder),
    'author.watch': ({ folder, revision }) => watchFolder(new AuthorFolder(folder), revision),
    'author.read': ({ folder, path }) => new AuthorFolder(folder).read(path),
    'author.save': ({ folder, path, text, stamp }) =>
      new AuthorFolder(folder).save(path, text, stamp),
    'author.check': ({ folder, path, text }) => {
      const edited = path !== undefined && text !== undefined ? { path, text } : undefined;
      return desk.check(new AuthorFolder(folder), edited);
    },
    'author.add': ({ folder, template, id, title }) => {
      const text = exerciseFrom(templateOf(templatesIn(manualFile), template), id, title);
      return addExercise(new AuthorFolder(folder), id, text);
    },
    'author.addText': ({ folder, id, text }) => addExercise(new AuthorFolder(folder), id, text),
    'author.assign': ({ folder }) => startAssignment(new AuthorFolder(folder)),
    'author.draw': ({ fresh = false, ...variant }) => desk.draw(variant, fresh),
    'author.grade': (input) => desk.grade(input),
    'author.hint': (input) => desk.hint(input),
    'author.solution': (input) => desk.solution(input),
    'author.explain': (input) => desk.explain(input),
    'author.lint': (input) => desk.lint(input.exerciseId, input.seeds),
    'author.stop': async () => {
      await desk.stop();
      return null;
    },
    'author.key': () => keys.show(),
    'author.newKey': () => keys.make(),
    'author.build': ({ folder, signs, takesIn }) => {
      const built = buildInto(new AuthorFolder(folder), signs ? keys : undefined);
      if (takesIn && 'file' in built) inbox.open(built.file);
      return built;
    },
  } satisfies Partial<Handlers>;
}

/** Writes a new exercise, and its id at the end of the last section. Errors: AppError with a sentence. */
function addExercise(folder: AuthorFolder, id: string, text: string): string {
  const known = exerciseId.safeParse(id);
  if (!known.success) throw new AppError('author', `“${id}”: ${known.error.issues[0]?.message}.`);
  const path = `${id}.md`;
  if ('conflict' in folder.save(path, text, ''))
    throw new AppError('author', `There is a file ${path} already. Choose another id.`);
  const manifest = folder.read('pack.yaml');
  const changed = withExercise(manifest.text, id);
  if (changed !== undefined) folder.save('pack.yaml', changed, manifest.stamp);
  return path;
}

function buildInto(folder: AuthorFolder, keys?: AuthorKeys): AuthorBuilt {
  const built = buildFolder(folder.path, keys?.key());
  if (built.issues) return { issues: built.issues };
  const { manifest, signer } = built.opened;
  const { id, version } = manifest.pack;
  const file = join(folder.path, `${id}${PACK_FILE}`);
  writeDurably(file, built.bytes);
  return {
    ...{ file, id, version },
    exercises: manifest.exercises.length,
    size: built.bytes.length,
    ...(signer && { fingerprint: signer.fingerprint }),
  };
}
