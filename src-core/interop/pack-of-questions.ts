import type { PackFile } from '#core/exercise/exercise.ts';
import type { Dropped, Question } from './question.ts';

/** A part as YAML, with its prompt. */
interface WrittenPart {
  id: string;
  yaml: string;
  prompt: string;
}

/** The files of a pack of these questions, an exercise each, and what of them has no form in one. */
export function packOfQuestions(
  id: string,
  title: string,
  questions: readonly Question[],
): { files: PackFile[]; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const ids = uniqueIds(questions.map(({ name }) => name));
  const files = questions.map((question, at): PackFile => {
    const name = ids[at] ?? `question-${at + 1}`;
    if (question.answer.kind === 'text') {
      const why = 'no text is compared with another: the learner marks the own answer by this one';
      dropped.push({ where: `${name}.md`, what: 'the marking of a short answer', why });
    }
    return { path: `${name}.md`, text: exerciseText(id, name, question) };
  });
  return { files: [{ path: 'pack.yaml', text: manifest(id, title, ids) }, ...files], dropped };
}

function exerciseText(
  topic: string,
  id: string,
  { name, text, feedback, answer }: Question,
): string {
  const parts = partsOf(answer);
  const yaml = parts.map((part) => `  ${part.id}: ${part.yaml}\n`).join('');
  const prompts = parts.map((part) => `\n:::part ${part.id}\n${part.prompt}\n:::\n`).join('');
  const solution = feedback === '' ? '' : `\n:::solution\n${feedback}\n:::\n`;
  const title = JSON.stringify(name.slice(0, 120));
  return `---\nid: ${id}\ntitle: ${title}\ntopics: [${topic}]\ndifficulty: 1\nparts:\n${yaml}---\n\n${text || 'Answer the question.'}\n${prompts}${solution}`;
}

function partsOf(answer: Question['answer']): WrittenPart[] {
  const one = (yaml: string, prompt: string): WrittenPart[] => [{ id: 'answer', yaml, prompt }];
  switch (answer.kind) {
    case 'choice':
    case 'choices': {
      const options = answer.options.map(({ text, isRight, say }) => ({
        text: text || '(empty)',
        ...(isRight && { correct: 'true' }),
        ...(say !== '' && { say }),
      }));
      const order = answer.ordered ? { ordered: true } : {};
      const prompt = answer.kind === 'choice' ? 'Choose one.' : 'Tick all that are right.';
      return one(JSON.stringify({ type: answer.kind, options, ...order }), prompt);
    }
    case 'number': {
      const tolerance = Number(answer.tolerance) === 0 ? {} : { tolerance: answer.tolerance };
      const about = { type: 'number', answer: answer.value, ...tolerance };
      return one(JSON.stringify(about), 'Give the number.');
    }
    case 'text': {
      const accepted = answer.accepted.map((text) => escapedText(text));
      const rubric = [`It says: ${accepted.join(', or: ')}.`];
      return one(
        JSON.stringify({ type: 'text', rubric, sample: accepted[0] }),
        'Answer in a few words.',
      );
    }
    case 'matching': {
      const rights = [...new Set([...answer.pairs.map(({ right }) => right), ...answer.others])];
      return answer.pairs.map(({ left, right }, at) => {
        const options = rights.map((text) => ({
          text,
          ...(text === right && { correct: 'true' }),
        }));
        // One text for everything leaves nothing to choose: then a second option says so.
        const enough = options.length > 1 ? options : [...options, { text: 'None of these' }];
        return {
          id: `m${at + 1}`,
          yaml: JSON.stringify({ type: 'choice', options: enough }),
          prompt: left,
        };
      });
    }
  }
}

const escapedText = (text: string): string => text.replace(/[\\`*_[\]{}$<>#|~]/g, '\\$&');

const manifest = (id: string, title: string, ids: readonly string[]): string => `format: 1
id: ${id}
title: ${JSON.stringify(title.slice(0, 120))}
version: 1.0.0
topics:
  - id: ${id}
    title: ${JSON.stringify(title.slice(0, 60))}
    line: Questions that came from another program.
sections:
  - title: Questions
    exercises: [${ids.join(', ')}]
`;

/** Names of questions as ids of exercises, each once. */
function uniqueIds(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name, at) => {
    const plain = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '');
    const base = plain.slice(0, 50).replace(/-+$/, '') || `question-${at + 1}`;
    let id = base;
    for (let count = 2; used.has(id); count++) id = `${base}-${count}`;
    used.add(id);
    return id;
  });
}
