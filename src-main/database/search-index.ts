import SQLite from 'better-sqlite3';

/** A text that can be found. `owner` is what is replaced as a whole, such as a pack. */
export interface SearchText {
  kind: 'exercise' | 'topic' | 'note';
  packId: string;
  /** Of the exercise or the topic. */
  id: string;
  title: string;
  body: string;
}

export interface SearchRow extends Omit<SearchText, 'body'> {
  excerpt: string;
}

const MOST = 30;
/** Words around what was found. */
const AROUND = 14;

/**
 * Texts by their words, in memory alone: all of them can be had again. Accents and upper case make no difference; a
 * word in the title weighs ten times one in the text.
 */
export function searchIndex() {
  const connection = new SQLite(':memory:');
  connection.exec(
    `CREATE VIRTUAL TABLE texts USING fts5(
       title, body, owner UNINDEXED, kind UNINDEXED, pack_id UNINDEXED, id UNINDEXED,
       tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
  );
  const add = connection.prepare<[SearchText & { owner: string }]>(
    'INSERT INTO texts VALUES ($title, $body, $owner, $kind, $packId, $id)',
  );
  const drop = connection.prepare<[string]>('DELETE FROM texts WHERE owner = ?');
  const find = connection.prepare<[string], SearchRow>(
    `SELECT kind, pack_id AS packId, id, title, snippet(texts, 1, '', '', '…', ${AROUND}) AS excerpt
     FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 10, 1) LIMIT ${MOST}`,
  );
  return {
    /** Puts the texts of an owner in place of those from before. */
    put: connection.transaction((owner: string, texts: readonly SearchText[]) => {
      drop.run(owner);
      for (const text of texts) add.run({ ...text, owner });
    }),
    /** What holds all words, the last one by its beginning; the best first. */
    find(text: string): SearchRow[] {
      const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      return find.all(`${words.map((word) => `"${word}"`).join(' ')}*`);
    },
    close: (): void => void connection.close(),
  };
}
