import { readFileSync } from 'node:fs';
import { AppError } from '#core/errors.ts';

/** An exercise to begin with. */
export interface Template {
  /** The answer type that it shows, or types. */
  id: string;
  title: string;
  text: string;
}

const BLOCK = /\n\n(?<about>[^\n]+(?:\n[^\n]+)*)\n\n```markdown\n(?<text>---\nid: [\s\S]*?)\n```/g;

/** The examples of the manual for authors, which are whole exercises, one for each answer type. */
export function templatesIn(manualFile: string): Template[] {
  const manual = readFileSync(manualFile, 'utf8').replaceAll('\r\n', '\n');
  return [...manual.matchAll(BLOCK)].map(({ groups }) => {
    const { about = '', text = '' } = groups ?? {};
    const types = [...text.matchAll(/\btype: (\w+)/g)].map(([, type]) => type ?? '');
    const id = [...new Set(types)].join('-');
    const isHeading = about.startsWith('#');
    const title = isHeading ? WHOLE : firstSentence(about.replace(/^`\w+`: /, ''));
    return {
      id,
      title,
      text: `${text}
`,
    };
  });
}

const WHOLE =
  'a whole number, with every block: parameters, a mistake, a picture, a hint, a solution';

const firstSentence = (about: string): string =>
  (/^.*?(?=\.(?:\s|$))/s.exec(about)?.[0] ?? about).replace(/\s+/g, ' ').replaceAll('`', '');

/** A template under the id and the title of a new exercise. */
export function exerciseFrom({ text }: Template, id: string, title: string): string {
  return text
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^title: .*$/m, () => `title: ${JSON.stringify(title)}`);
}

/** Errors: AppError when there is none of this id. */
export function templateOf(templates: readonly Template[], id: string): Template {
  const template = templates.find((one) => one.id === id);
  if (template) return template;
  throw new AppError('author', `There is no template “${id}”.`);
}
