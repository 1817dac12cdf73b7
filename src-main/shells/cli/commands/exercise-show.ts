import { draw } from '#core/exercise/engine.ts';
import type { Problem } from '#core/exercise/problem.ts';
import type { Command } from '../command.ts';
import { readDraw } from '../read-draw.ts';

export const exerciseShow: Command = {
  name: 'exercise show',
  usage: 'PACK/ID|CODE [--seed N] [--params JSON] [--pack-dir DIR]… [--json]',
  summary: 'prints an exercise with its numbers drawn',
  run(context) {
    const { pack, exercise, seed, params, json } = readDraw(context);
    const problem = draw(pack, exercise, seed, params);
    if (json) context.print(JSON.stringify(problem, null, 2));
    else for (const line of describe(problem)) context.print(line);
    return 0;
  },
};

function describe({ title, seed, statement, parts }: Problem): string[] {
  return [
    `${title} (seed ${seed})`,
    '',
    statement,
    ...parts.flatMap(({ id, type, prompt }) => ['', `${id} [${type}] ${prompt}`]),
  ];
}
