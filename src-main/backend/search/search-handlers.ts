import type { Handlers } from '#core/contract/contract.ts';
import type { Hit } from '#core/contract/learner.ts';
import { primerId } from '#core/exercise/topics/topic.ts';
import { searchIndex, type SearchRow, type SearchText } from '../../database/search-index.ts';
import { topicsOf } from '../learn/topic-summaries.ts';
import type { LibraryPack, PackLibrary } from '../packs/pack-library.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

export function searchHandlers({ database, library, core, clock }: Services) {
  const index = searchIndex();
  /** Packs by the hash of their content: those whose titles, and those whose texts are in the index. */
  const titled = new Map<string, string>();
  const indexed = new Map<string, string>();
  let work: Promise<void> | undefined;

  /** Titles can be found at once. */
  function indexTitles(packs: readonly LibraryPack[]): void {
    for (const id of titled.keys()) {
      if (packs.some((pack) => pack.id === id)) continue;
      index.put(id, []);
      for (const known of [titled, indexed]) known.delete(id);
    }
    for (const pack of packs) {
      if (titled.get(pack.id) === pack.hash) continue;
      index.put(pack.id, textsOf(pack, new Map()));
      titled.set(pack.id, pack.hash);
    }
  }

  /** Reads the texts, one at a time so that the core answers others meanwhile. */
  async function indexTexts(packs: readonly LibraryPack[]): Promise<void> {
    for (const pack of packs) {
      if (indexed.get(pack.id) === pack.hash) continue;
      const bodies = new Map<string, string>();
      for (const id of [...pack.exercises.map((one) => one.id), ...pack.primers])
        bodies.set(id, await bodyOf(pack, id));
      // It may have been replaced or removed since.
      if (titled.get(pack.id) !== pack.hash) continue;
      index.put(pack.id, textsOf(pack, bodies));
      indexed.set(pack.id, pack.hash);
    }
  }

  /** Nothing of an exercise that cannot be read; its page says why. */
  const bodyOf = (pack: LibraryPack, exerciseId: string): Promise<string> =>
    core.call('text', { key: pack.hash, exerciseId }).catch(() => '');

  function indexNotes(packs: PackLibrary): void {
    const { profileId } = currentProfile(database, clock);
    const notes = database.annotations.all(profileId).filter(({ note }) => note !== '');
    const texts = notes.map(({ packId, exerciseId, note }): SearchText => {
      const exercise = packs.find(packId)?.exercises.find(({ id }) => id === exerciseId);
      const title = exercise?.title ?? exerciseId;
      return { kind: 'note', packId, id: exerciseId, title, body: note };
    });
    index.put('notes', texts);
  }

  return {
    'search.find': async ({ text }) => {
      const packs = await library();
      indexTitles(packs.packs);
      indexNotes(packs);
      work ??= indexTexts(packs.packs).finally(() => (work = undefined));
      const topics = new Map(topicsOf(packs.packs).map((topic) => [topic.id, topic.packId]));
      const hits = index
        .find(text)
        .filter(({ kind, id, packId }) => kind !== 'topic' || topics.get(id) === packId)
        .map((row) => hitOf(row, packs));
      const isComplete = packs.packs.every(({ id, hash }) => indexed.get(id) === hash);
      return { hits, isComplete };
    },
  } satisfies Partial<Handlers>;
}

/** A pack's exercises and topics, with the bodies that were read. */
function textsOf(pack: LibraryPack, bodies: ReadonlyMap<string, string>): SearchText[] {
  const exercises = pack.exercises.map(({ id, title }): SearchText => {
    return { kind: 'exercise', packId: pack.id, id, title, body: bodies.get(id) ?? '' };
  });
  const topics = pack.topics.map(({ id, title, line }): SearchText => {
    const body = `${line}\n${bodies.get(primerId(id)) ?? ''}`;
    return { kind: 'topic', packId: pack.id, id, title, body };
  });
  return [...exercises, ...topics];
}

function hitOf({ kind, packId, id, title, excerpt }: SearchRow, packs: PackLibrary): Hit {
  const place = packs.find(packId)?.title ?? packId;
  const found = { kind, title, place, excerpt };
  if (kind === 'topic') return { ...found, topicId: id };
  return { ...found, exercise: { packId, exerciseId: id, title } };
}
