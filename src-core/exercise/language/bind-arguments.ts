import { AppError } from '#core/errors.ts';
import { parametersOf } from './functions/pack-function.ts';
import type { PackFunction } from './functions/pack-function.ts';
import { parseFormula } from './parse-formula.ts';
import type { Syntax } from './syntax.ts';
import type { Value } from './value.ts';

/**
 * The values of a call by the names of the parameters, those with a default too.
 *
 * Errors: AppError when one is missing, unknown or too many.
 */
export function bindArguments(
  called: PackFunction,
  node: Pick<Syntax & { kind: 'call' }, 'positional' | 'named'>,
  evaluate: (argument: Syntax) => Value,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const parameters = parametersOnce(called.signature);
  if (node.positional.length > parameters.length) {
    throw new AppError(
      'formula-call',
      `${called.signature}: expected at most ${parameters.length} arguments, got ${node.positional.length}`,
    );
  }
  for (const [index, { name, fallback, isOptional }] of parameters.entries()) {
    if (node.positional[index] && node.named.has(name))
      throw new AppError('formula-call', `${called.signature}: ${name} is given twice`);
    const argument = node.positional[index] ?? node.named.get(name);
    if (argument) values.set(name, evaluate(argument));
    else if (fallback) values.set(name, evaluate(fallback));
    else if (!isOptional)
      throw new AppError('formula-call', `${called.signature}: the argument ${name} is missing`);
  }
  const stray = [...node.named.keys()].find((one) => !parameters.some(({ name }) => name === one));
  if (stray)
    throw new AppError('formula-call', `${called.signature}: there is no argument ${stray}`);
  return values;
}

interface ReadParameter {
  name: string;
  fallback: Syntax | undefined;
  isOptional: boolean;
}

const read = new Map<string, readonly ReadParameter[]>();

/** The parameters of a signature, read at its first call. */
function parametersOnce(signature: string): readonly ReadParameter[] {
  let parameters = read.get(signature);
  if (!parameters) {
    parameters = parametersOf(signature).map(({ name, fallback, isOptional = false }) => ({
      name,
      fallback: fallback === undefined ? undefined : parseFormula(fallback),
      isOptional,
    }));
    read.set(signature, parameters);
  }
  return parameters;
}
