import { isMap, isNode, isSeq, parseDocument } from 'yaml';

/**
 * The text of a `pack.yaml` with one more exercise at the end of its last section, and nothing else changed; none where
 * it cannot be read.
 */
export function withExercise(text: string, id: string): string | undefined {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const sections = document.get('sections', true);
  if (!isSeq(sections) || sections.items.length === 0) {
    if (sections !== undefined) return undefined;
    const end = text === '' || text.endsWith('\n') ? '' : '\n';
    return `${text}${end}sections:\n  - title: Exercises\n    exercises:\n      - ${id}\n`;
  }
  const list = document.getIn(['sections', sections.items.length - 1, 'exercises'], true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isNode(last) || !last.range) return undefined;
  const [start, end] = last.range;
  if (list.flow) return `${text.slice(0, end)}, ${id}${text.slice(end)}`;
  // A comment may follow on the line of the last one.
  const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const dash = `${' '.repeat(before.lastIndexOf('-'))}- `;
  return `${text.slice(0, lineEnd)}\n${dash}${id}${text.slice(lineEnd)}`;
}
