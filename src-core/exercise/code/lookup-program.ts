import type { CodeCase, CodeTask } from './code-task.ts';
import type { CodeValue } from './code-value.ts';
import { argumentSource } from './code-value.ts';

/** A program that knows the cases by heart: right by construction, made from values alone. */
export function lookupProgram({ signature, cases }: CodeTask): string {
  return `function ${signature.name}(...given) {
  const key = (value) => {
    if (Array.isArray(value)) return '[' + value.map(key).join() + ']';
    if (typeof value === 'function') return 'f' + [value(0.25), value(1.75)].join();
    return typeof value + ' ' + value;
  };
  const known = [
${cases()
  .map((one) => `    ${entry(one)},\n`)
  .join('')}  ];
  return known.find(([values]) => key(values) === key(given))[1];
}
`;
}

const entry = ({ given, asked }: CodeCase): string =>
  `[${argumentSource(given)}, ${valueSource(asked())}]`;

function valueSource(value: CodeValue): string {
  if (typeof value !== 'object') return argumentSource(value);
  if ('other' in value) return 'undefined';
  if (!('fields' in value)) return `[${value.map(valueSource).join(', ')}]`;
  const fields = Object.entries(value.fields).map(
    ([name, one]) => `${JSON.stringify(name)}: ${valueSource(one)}`,
  );
  return `({ ${fields.join(', ')} })`;
}
