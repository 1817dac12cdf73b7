import { pythonValue, snakeCase } from '#core/nn/repr.ts';
import { layerKinds } from '../kinds/index.ts';
import type { Setting, SettingRule } from '../layer-kind.ts';
import { MODEL_INPUT } from '../model.ts';
import type { ShapedLayer, ShapedModel } from '../shape-model.ts';

/**
 * The model as PyTorch code: `nn.Sequential` for a chain, else a module whose forward shows the branches.
 */
export function printPyTorch(model: ShapedModel): string {
  return isChain(model) ? printSequential(model.layers) : printModule(model);
}

/** Whether every layer reads the one before it. */
export function isChain({ layers, output }: ShapedModel): boolean {
  return (
    output === layers.length - 1 &&
    layers.every(({ kind, inputs }, at) => !isMerge(kind) && inputs[0] === at - 1)
  );
}

/** What `printPyTorch` calls each layer: in a state dict its tensors are `name.weight` and so on. */
export function moduleNames(model: ShapedModel): string[] {
  return model.layers.map((layer, at) => (isChain(model) ? `${at}` : attribute(layer, at)));
}

function attribute({ name }: ShapedLayer, at: number): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `layer${at}_${name}` : `layer${at}`;
}

/** `nn.Conv2d(3, 64, kernel_size=3, padding=1)`: what has no default by position, the rest by name where it differs. */
function printLayer({ kind, settings }: Pick<ShapedLayer, 'kind' | 'settings'>): string {
  const rules: readonly SettingRule[] = layerKinds.get(kind)?.settings ?? [];
  const args = rules.flatMap(({ name, fallback }) => {
    const value = settings[name];
    if (value === undefined || (name !== 'kernelSize' && isUsual(value, fallback))) return [];
    const text = pythonText(isSizes(name) ? value : shortened(value));
    return fallback === undefined && name !== 'kernelSize'
      ? [text]
      : [`${snakeCase(name)}=${text}`];
  });
  const free = rules.length === 0 ? Object.entries(settings) : [];
  const named = free.map(([name, value]) => `${snakeCase(name)}=${pythonText(value)}`);
  return `nn.${kind}(${[...args, ...named].join(', ')})`;
}

function printSequential(layers: readonly ShapedLayer[]): string {
  return `nn.Sequential(\n${layers.map((layer) => `    ${printLayer(layer)},\n`).join('')})`;
}

function printModule({ layers, output }: ShapedModel): string {
  const value = (at: number): string => (at === MODEL_INPUT ? 'x' : `y${at}`);
  const made = layers.flatMap((layer, at) =>
    isMerge(layer.kind) ? [] : [`        self.${attribute(layer, at)} = ${printLayer(layer)}`],
  );
  const computed = layers.map((layer, at) => {
    const { kind, inputs } = layer;
    const read = inputs.map(value);
    if (kind === 'Add') return `        ${value(at)} = ${read.join(' + ')}`;
    if (kind === 'Concat') return `        ${value(at)} = torch.cat([${read.join(', ')}], dim=1)`;
    return `        ${value(at)} = self.${attribute(layer, at)}(${read.join('')})`;
  });
  return [
    'class Model(nn.Module):',
    '    def __init__(self):',
    '        super().__init__()',
    ...made,
    '',
    '    def forward(self, x):',
    ...computed,
    `        return ${value(output)}`,
  ].join('\n');
}

function isMerge(kind: string): boolean {
  return layerKinds.get(kind)?.isMerge === true;
}

function isUsual(value: Setting, fallback: Setting | undefined): boolean {
  if (fallback === undefined) return false;
  return JSON.stringify(shortened(value)) === JSON.stringify(fallback);
}

/** True for arguments that are a shape, where `4` and `(4, 4)` differ. */
function isSizes(name: string): boolean {
  return name === 'normalizedShape' || name === 'unflattenedSize';
}

/** One number where all are equal. */
function shortened(value: Setting): Setting {
  if (typeof value !== 'object' || value === null) return value;
  return value.length > 0 && value.every((each) => each === value[0])
    ? (value[0] as number)
    : value;
}

function pythonText(value: Setting): string {
  return typeof value === 'string' ? `'${value}'` : pythonValue(value);
}
