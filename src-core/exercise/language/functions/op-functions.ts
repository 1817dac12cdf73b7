import { inputNames, requiredInputs } from '#core/ops/kinds.ts';
import { ops } from '#core/ops/index.ts';
import type { OpName } from '#core/ops/index.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { opDocs } from './op-docs.ts';
import { callOp } from './op-call.ts';
import { opOptions } from './op-options.ts';
import type { FunctionMisreading, PackFunction } from './pack-function.ts';

/** Misreadings that are right elsewhere: whoever counts n is not wrong, only differs from a pack that counts n − 1. */
const conventions: ReadonlySet<string> = new Set([
  ...['var.other-correction', 'std.other-correction'],
  ...['reshape.column-order', 'heaviside.zero-counts-as-other'],
]);

/** The options of an op by name, as `op-options.ts` says; undefined for one that no formula can call. */
export function optionsTable(name: OpName): Readonly<Record<string, string>> | undefined {
  if (!Object.hasOwn(opOptions, name)) return {};
  return (opOptions as Readonly<Record<string, Readonly<Record<string, string>> | undefined>>)[
    name
  ];
}

/** `input, weight, bias?`, then the options: those that must be given before everything that may be left out. */
export function opParameters(op: AnyOp, options: Readonly<Record<string, string>>): string {
  const names: readonly string[] = op.kind === 'list' ? ['tensors'] : inputNames[op.kind];
  const required = op.kind === 'list' ? 1 : requiredInputs[op.kind];
  const entries = Object.entries(options);
  return [
    ...names.slice(0, required),
    ...entries.flatMap(([name, fallback]) => (fallback === '' ? [name] : [])),
    ...names.slice(required).map((name) => `${name}?`),
    ...entries.flatMap(([name, fallback]) => {
      if (fallback === '') return [];
      return fallback === '?' ? [`${name}?`] : [`${name} = ${fallback}`];
    }),
  ].join(', ');
}

/** Every op of the registry that a formula can call, with the ways learners get it wrong. */
export const opFunctions: PackFunction[] = (Object.keys(ops) as OpName[]).flatMap((name) => {
  const options = optionsTable(name);
  return options ? [opFunction(name, options)] : [];
});

function opFunction(name: OpName, options: Readonly<Record<string, string>>): PackFunction {
  const op = ops[name] as unknown as AnyOp;
  return {
    signature: `${name}(${opParameters(op, options)})`,
    docs: opDocs[name],
    call: (given) => callOp(name, op, options, given),
    misreadings: op.misreadings.map((misread): FunctionMisreading => {
      const { id, title, say } = misread;
      return {
        ...{ id: `${name}.${id}`, title, say },
        ...(conventions.has(`${name}.${id}`) && { convention: true }),
        call: (given) =>
          callOp(name, op, options, given, (...inputs) => misread.forward(...inputs)),
      };
    }),
  };
}
