import type { GraphQuantity } from './graph-spec.ts';
import type { GraphScene } from './graph-scene.ts';
import { quantityText, spokenNumber } from '../quantity-text.ts';
import { rowName } from './row-text.ts';
import type { RowProgress } from './steps.ts';
import { traceCell, traceColumns } from './trace-table.ts';
import type { TraceCell } from './trace-table.ts';

/** What the numbers of a column are called. */
export const quantityWords: Record<GraphQuantity, string> = {
  values: 'value',
  tangents: 'tangent',
  adjoints: 'adjoint',
};

/** One node as a screen reader says it: what it computes, its numbers so far, what it reads and who reads it. */
export function nodeWords(
  scene: GraphScene,
  progress: readonly RowProgress[],
  node: number,
): string {
  const { nodes, arrows } = scene;
  const row = nodes[node];
  if (!row) return '';
  const name = (at: number): string => rowName(nodes[at]?.name ?? '').spoken;
  const kind = row.role === 'input' ? ', an input' : row.role === 'output' ? ', the output' : '';
  const head = `${name(node)}${kind}${row.operation ? `: ${row.operation.spoken}` : ''}`;
  const numbers = traceColumns(scene).map(
    (column) => `${quantityWords[column]} ${cellWords(traceCell(scene, progress, node, column))}`,
  );
  const slopes = row.reads.map((from) => {
    const { rule, slope } = arrows.find((one) => one.from === from && one.to === node) ?? {};
    if (!rule) return name(from);
    const text = slope === undefined ? rule.text : quantityText(slope);
    const number = text === rule.text ? '' : `, which is ${spokenNumber(text)}`;
    return `${name(from)} with local derivative ${rule.spoken}${number}`;
  });
  const reads = slopes.length > 0 ? `Reads ${slopes.join('; ')}.` : '';
  const readers = row.readers.length > 0 ? `Read by ${row.readers.map(name).join(', ')}.` : '';
  return [`${head}.`, `${capital(numbers.join(', '))}.`, reads, readers]
    .filter((part) => part !== '' && part !== '.')
    .join(' ');
}

/** A cell in words. */
export function cellWords({ kind, text }: TraceCell): string {
  switch (kind) {
    case 'number':
      return spokenNumber(text);
    case 'partial':
      return `${spokenNumber(text.replace(' + …', ''))} so far`;
    case 'blank':
      return 'not computed yet';
    case 'untold':
      return 'for you to find';
  }
}

/** The whole graph in words: sizes, every row, and how the steps run. */
export function describeGraph({ nodes, arrows, spec }: GraphScene): string {
  const inputs = nodes.filter(({ role }) => role === 'input');
  const rows = nodes.filter(({ operation }) => operation);
  const said = rows.map(
    ({ name, operation }) => `${rowName(name).spoken} is ${operation?.spoken ?? ''}`,
  );
  const names = (some: typeof nodes): string =>
    some.map(({ name }) => rowName(name).spoken).join(', ');
  const runs = [
    ...(spec.sweeps.some((one) => one !== 'adjoints')
      ? ['The forward sweep computes one row after the other.']
      : []),
    ...(spec.sweeps.includes('adjoints')
      ? ['The reverse sweep goes from the output back, one arrow at a time, and adds what arrives.']
      : []),
  ];
  return [
    `A computation graph of ${inputs.length} ${inputs.length === 1 ? 'input' : 'inputs'} (${names(inputs)}), ` +
      `${rows.length} ${rows.length === 1 ? 'operation' : 'operations'} and ${arrows.length} arrows.`,
    `${said.join('; ')}. The last row is the output.`,
    ...runs,
  ].join(' ');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
