import type { AnswerType } from '../answers.ts';
import { formatText } from '../language/format.ts';
import type { Template } from '../language/template.ts';
import { definitionOf } from '../types/index.ts';
import type { LintedDraw } from './finding.ts';

/** Types whose answer is one short text that a statement could print. */
const SHORT: readonly AnswerType[] = ['number', 'integer', 'expression', 'shape'];
/** With fewer different answers, equal values are no sign. */
const MIN_ANSWERS = 4;

/** A value in a text that is the answer to a part in every draw so far. */
interface Suspect {
  where: string;
  part: string;
  answers: Set<string>;
}

/** Finds answers that the statement or a question gives away: a value that equals the answer in each of many draws. */
export class LeakWatch {
  #suspects: Map<string, Suspect> | undefined;

  see({ exercise, evaluator }: LintedDraw): void {
    const texts: [string, Template][] = [
      ['the statement', exercise.statement],
      ...exercise.parts.map(({ id, prompt }): [string, Template] => [`part ${id}`, prompt]),
    ];
    const shown = texts.flatMap(([where, template]) =>
      template.formulas().map(({ formula }) => ({
        where: `${where} shows {${formula.source}}`,
        text: formatText(evaluator.evaluate(formula)),
      })),
    );
    const equal = new Map<string, Suspect>();
    for (const { id: part, type: typeName, spec } of exercise.parts) {
      if (!SHORT.includes(typeName) || spec.answerIsShown) continue;
      const type = definitionOf(typeName);
      const { correct } = type.samples(type.solve(spec, evaluator));
      if (typeof correct !== 'string') continue;
      const answer = correct.replace('-', '−');
      for (const { where, text } of shown) {
        if (text !== answer) continue;
        const key = `${where} ${part}`;
        const answers = this.#suspects?.get(key)?.answers ?? new Set();
        equal.set(key, { where, part, answers: answers.add(answer) });
      }
    }
    // Whoever differed once is no leak.
    const earlier = this.#suspects;
    this.#suspects = new Map([...equal].filter(([key]) => earlier?.has(key) ?? true));
  }

  /** What is a leak after all draws. */
  messages(): string[] {
    return [...(this.#suspects?.values() ?? [])]
      .filter(({ answers }) => answers.size >= MIN_ANSWERS)
      .map(({ where, part }) => `${where}, which is always the answer to part ${part}`);
  }
}
