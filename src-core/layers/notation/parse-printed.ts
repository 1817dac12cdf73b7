import { isLayerName } from '../kinds/index.ts';
import { ModelBuilder, ModelTextError } from '../model-builder.ts';
import { callOf, wordFor } from './layer-call.ts';
import { printedBlocks } from './printed-blocks.ts';
import { parsePrintout } from './printout-tree.ts';
import type { PrintedModule } from './printout-tree.ts';
import { parseArguments } from './python-values.ts';

/** Classes that pass their input through their children one after the other. */
const CHAINS = new Set([
  'Sequential',
  'ConvNormActivation',
  'Conv2dNormActivation',
  'Conv3dNormActivation',
  'ConvBNReLU',
  'ConvBNActivation',
]);

const MAX_STEPS = 20_000;

/** Whole models of torchvision whose children follow each other, with a flatten before the first linear layer. */
const CHAIN_MODELS = new Set(['AlexNet', 'VGG', 'ResNet', 'MobileNetV2', 'SqueezeNet']);

/**
 * A model as PyTorch prints it. Children of the outermost class are taken in their order, which is noted unless it is
 * known to be right; a class inside with several children has to be known.
 *
 * Errors: ModelTextError naming the line that a plain printout cannot express.
 */
export function parsePrinted(text: string): ModelBuilder {
  const builder = new ModelBuilder();
  const root = parsePrintout(text);
  let steps = 0;
  const emit = (module: PrintedModule, path: string): void => {
    const { className, children, place } = module;
    // `2000 x Sequential()` within each other are few letters and no layer.
    if (++steps > MAX_STEPS)
      throw new ModelTextError(place, 'These repetitions make too many layers.');
    const childPath = (child: PrintedModule): string =>
      path ? `${path}.${child.name}` : child.name;
    const block = printedBlocks.get(className);
    if (block) return block(module, builder, (child) => emit(child, childPath(child)));
    if (children.length === 0 && isLayerName(className)) {
      const given = parseArguments(module.args, module.argsPlace);
      const { kind, settings } = callOf(wordFor(className, place), className, given);
      return builder.add(kind, settings, place, { name: path || undefined });
    }
    if (children.length === 0) {
      if (CHAINS.has(className)) return;
      throw new ModelTextError(place, `${className} is no layer that is known here.`);
    }
    if (module !== root && !CHAINS.has(className) && children.length > 1)
      throw new ModelTextError(place, cannotExpress(module));
    for (const child of children) emit(child, childPath(child));
  };
  if (root.children.length > 1 && !CHAINS.has(root.className) && !CHAIN_MODELS.has(root.className))
    builder.note(
      root.place,
      `The parts of ${root.className} are taken in the order in which they are printed; what forward does between them (functional pooling, view, skips) is not shown.`,
    );
  emit(root, '');
  return builder;
}

function cannotExpress({ className, children }: PrintedModule): string {
  const names = children
    .slice(0, 4)
    .map(({ name }) => name)
    .join(', ');
  const more = children.length > 4 ? ', …' : '';
  return `A plain printout cannot express ${className}: it has ${children.length} parts (${names}${more}), and how its forward connects them is not printed. Write this part in the short notation, or as a Sequential.`;
}
