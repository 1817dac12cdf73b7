import { draw, evaluatorFor } from '#core/exercise/draw.ts';
import type { Exercise, ExercisePart, Pack } from '#core/exercise/exercise.ts';
import { ROLE_MACROS } from '#core/exercise/parse/check-math.ts';
import { partName } from '#core/exercise/part-name.ts';
import type { ProblemPart } from '#core/exercise/problem.ts';
import { solution } from '#core/exercise/reveal.ts';
import { definitionOf } from '#core/exercise/types/index.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Dropped } from './question.ts';

/** A cell of a notebook. */
type Cell = { kind: 'markdown' | 'code'; text: string };

const ROLES = new RegExp(
  `\\\\(?:${Object.keys(ROLE_MACROS)
    .map((name) => name.slice(1))
    .join('|')})(?=\\{)`,
  'g',
);

/**
 * A Jupyter notebook (nbformat 4.5) of draws: for each the statement, a cell for each answer with an assertion below
 * it, and the solution. Parts whose answer is no number, array or choice are asked without an assertion.
 */
export function writeNotebook(
  pack: Pack,
  exercises: readonly Exercise[],
  seeds: readonly number[],
  framework: 'numpy' | 'torch',
): { text: string; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const setup = framework === 'numpy' ? 'import numpy as np' : 'import torch';
  const drawn = exercises.flatMap((exercise) =>
    (exercise.parameters.size > 0 ? seeds : seeds.slice(0, 1)).flatMap((seed) =>
      cellsOf(pack, exercise, seed, framework, dropped),
    ),
  );
  const cells: Cell[] = [
    { kind: 'markdown', text: `# ${pack.title}` },
    { kind: 'code', text: setup },
    ...drawn,
  ];
  const notebook = {
    cells: cells.map(({ kind, text }, at) => ({
      cell_type: kind,
      id: `cell-${at + 1}`,
      metadata: {},
      ...(kind === 'code' && { execution_count: null, outputs: [] }),
      source: text.split(/(?<=\n)/),
    })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return { text: `${JSON.stringify(notebook, null, 1)}\n`, dropped };
}

function cellsOf(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  framework: 'numpy' | 'torch',
  dropped: Dropped[],
): Cell[] {
  const problem = draw(pack, exercise, seed);
  const evaluator = evaluatorFor(pack, exercise, seed);
  const where = `${pack.id}/${exercise.id}, seed ${seed}`;
  if (problem.scene) dropped.push({ where, what: 'its picture', why: 'a notebook cannot draw it' });
  const title = `## ${problem.title}${seed === 0 ? '' : ` (${seed})`}`;
  const cells: Cell[] = [markdown(`${title}\n\n${problem.statement}`)];
  for (const [at, part] of problem.parts.entries()) {
    const name = partName(at);
    const own = exercise.parts[at] as ExercisePart;
    const type = definitionOf(own.type);
    const { correct } = type.samples(type.solve(own.spec, evaluator));
    const asked = part.type === 'choice' || part.type === 'choices' ? optionsOf(part) : '';
    cells.push(markdown(`**${name}** ${part.prompt}${asked}`));
    const check = assertionOf(part, correct, `answer_${name}`, framework);
    if (check === undefined) {
      const why = `no assertion can tell whether an answer of the type ${part.type} is right`;
      dropped.push({ where, what: `the check of part ${name}`, why });
      continue;
    }
    cells.push({ kind: 'code', text: `answer_${name} = ...` }, { kind: 'code', text: check });
  }
  if (exercise.solution) cells.push(markdown(`**Solution**\n\n${solution(pack, exercise, seed)}`));
  return cells;
}

const markdown = (text: string): Cell => ({ kind: 'markdown', text: text.replace(ROLES, '') });

const letterAt = (at: number): string => String.fromCharCode(65 + at);

const optionsOf = ({
  view: { options },
}: Extract<ProblemPart, { type: 'choice' | 'choices' }>): string =>
  `\n\n${options.map(({ text }, at) => `- ${letterAt(at)}: ${text}`).join('\n')}`;

/** Python that fails for a wrong answer; none where there is no one value to compare with. */
function assertionOf(
  part: ProblemPart,
  correct: unknown,
  name: string,
  framework: 'numpy' | 'torch',
): string | undefined {
  switch (part.type) {
    case 'choice':
    case 'choices': {
      const right = new Set([correct].flat());
      const letters = part.view.options.flatMap(({ id }, at) =>
        right.has(id) ? [letterAt(at)] : [],
      );
      if (part.type === 'choice') return `assert ${name} == "${letters[0]}"`;
      return `assert set(${name}) == {${letters.map((one) => `"${one}"`).join(', ')}}${letters.length === 0 ? ' or not ' + name : ''}`;
    }
    case 'shape':
      return `assert list(${name}) == [${[...String(correct).matchAll(/\d+/g)].map(([size]) => size).join(', ')}]`;
    case 'integer':
    case 'number':
      return compare(
        name,
        pythonOf(correct),
        part.type === 'number' ? part.view.tolerance : undefined,
        framework,
      );
    case 'matrix':
      return compare(name, pythonOf(correct), part.view.tolerance, framework);
    case 'table':
      return part.view.rows ? compare(name, pythonOf(correct), undefined, framework) : undefined;
    default:
      return undefined;
  }
}

function compare(
  name: string,
  value: string | undefined,
  tolerance: string | undefined,
  framework: 'numpy' | 'torch',
): string | undefined {
  if (value === undefined) return undefined;
  const atol = tolerance === undefined ? 1e-9 : (Rational.parse(tolerance)?.toNumber() ?? 1e-9);
  if (framework === 'numpy')
    return `np.testing.assert_allclose(${name}, ${value}, rtol=1e-9, atol=${atol})`;
  const tensor = (of: string): string => `torch.as_tensor(${of}, dtype=torch.float64)`;
  return `torch.testing.assert_close(${tensor(name)}, ${tensor(value)}, rtol=1e-9, atol=${atol})`;
}

/** Numbers and lists of them as Python; none where something else stands in a cell. */
function pythonOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const items = value.map(pythonOf);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  const text = String(value).trim();
  if (text === '') return '0';
  return Rational.parse(text) && /^-?[\d./]+$/.test(text) ? text : undefined;
}
