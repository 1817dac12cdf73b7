import type { Convention } from '#core/exercise/exercise.ts';
import type { Topic } from '#core/exercise/topics/topic.ts';
import { markdownToHtml, markdownToInlineHtml } from './markdown-to-html.ts';

/** A definition: what is asked on the front, told on the back. */
interface Note {
  front: string;
  back: string;
  tags: string[];
}

/** Texts of a pack that explain something. */
export interface AnkiSource {
  id: string;
  topics: readonly Topic[];
  conventions: readonly Convention[];
  /** Primers with the numbers of their source, by topic (Markdown). */
  primers: ReadonlyMap<string, string>;
}

/**
 * Definitions of a pack as Anki’s text import reads them: topics with their sentence and, where there is one, their
 * primer; conventions with their text.
 */
export function writeAnki({ id, topics, conventions, primers }: AnkiSource): {
  text: string;
  notes: number;
} {
  const notes: Note[] = [
    ...topics.map((topic) => ({
      front: topic.title,
      back: [topic.line, primers.get(topic.id) ?? ''].filter((part) => part !== '').join('\n\n'),
      tags: [id, topic.id],
    })),
    ...conventions.map(({ title, text }) => ({
      front: title,
      back: text,
      tags: [id, 'convention'],
    })),
  ];
  const head = ['#separator:tab', '#html:true', '#notetype:Basic', '#tags column:3'];
  const lines = notes.map(({ front, back, tags }) =>
    [fieldOf(markdownToInlineHtml(front)), fieldOf(markdownToHtml(back)), tags.join(' ')].join(
      '\t',
    ),
  );
  return { text: [...head, ...lines, ''].join('\n'), notes: notes.length };
}

/** A field on one line; quotes that would begin a quoted field are doubled inside one. */
function fieldOf(field: string): string {
  const html = field.replace(/[\n\t]/g, ' ');
  return html.includes('"') ? `"${html.replaceAll('"', '""')}"` : html;
}
