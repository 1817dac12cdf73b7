import type { Exercise, PackFile, PackIssue } from '../exercise.ts';
import type { Topic } from '../topics/topic.ts';
import { parsePrimer } from './parse-primer.ts';
import type { ExerciseSource } from './exercise-source.ts';
import type { PlacedSource } from './placed-source.ts';

const PRIMER = /^primers\/(?<id>[^/]+)\.md$/;

/** The primers of a pack, and each that a topic announces and no file holds, or the other way round. */
export function readPrimers(
  files: readonly PackFile[],
  topics: readonly Topic[],
  manifest: PlacedSource,
): { primers: Exercise[]; sources: Map<string, ExerciseSource>; issues: PackIssue[] } {
  const issues: PackIssue[] = [];
  const primers: Exercise[] = [];
  const sources = new Map<string, ExerciseSource>();
  const told = new Set<string>();
  for (const { path, text } of files) {
    const id = PRIMER.exec(path)?.groups?.['id'];
    if (id === undefined) continue;
    told.add(id);
    const topic = topics.find((one) => one.id === id && one.primer);
    if (topic) {
      const read = parsePrimer(path, text, topic);
      issues.push(...read.issues);
      if (!read.primer || !read.source) continue;
      primers.push(read.primer);
      sources.set(read.primer.id, read.source);
    } else {
      const message = `no topic of this pack.yaml has the id “${id}” and “primer: true”`;
      issues.push({ file: path, line: 1, column: 1, message });
    }
  }
  for (const [at, { id, primer }] of topics.entries()) {
    if (!primer || told.has(id)) continue;
    issues.push(manifest.at(['topics', at, 'primer'], `there is no primers/${id}.md`));
  }
  return { primers, sources, issues };
}
