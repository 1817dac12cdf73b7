import { ModelTextError } from '../model-builder.ts';
import type { ModelBuilder } from '../model-builder.ts';
import type { PrintedModule } from './printout-tree.ts';

/** Writes one printed module and all inside. */
export type Emit = (module: PrintedModule) => void;

type Block = (module: PrintedModule, builder: ModelBuilder, emit: Emit) => void;

/**
 * Blocks of torchvision whose forward is known by their class, for their printout does not show it: where the skip
 * begins and ends, what `downsample` stands beside, and how often the one printed ReLU is used.
 *
 * Source: torchvision.models resnet, mobilenetv2, squeezenet.
 */
export const printedBlocks: ReadonlyMap<string, Block> = new Map<string, Block>([
  ['BasicBlock', (module, builder, emit) => residual(module, builder, emit, 2)],
  ['Bottleneck', (module, builder, emit) => residual(module, builder, emit, 3)],
  ['InvertedResidual', invertedResidual],
  ['Fire', fire],
]);

/** relu(convs(x) + downsample(x)), a batch norm after each convolution and a ReLU between them. */
function residual(
  module: PrintedModule,
  builder: ModelBuilder,
  emit: Emit,
  convolutions: number,
): void {
  const relu = childOf(module, 'relu');
  const downsample = module.children.find(({ name }) => name === 'downsample');
  builder.branch('Add', module.place, [
    () => {
      for (let i = 1; i <= convolutions; i++) {
        emit(childOf(module, `conv${i}`));
        emit(childOf(module, `bn${i}`));
        if (i < convolutions) emit(relu);
      }
    },
    () => downsample && emit(downsample),
  ]);
  emit(relu);
}

/** conv(x), with x added where nothing is made smaller and as many channels leave as arrive. */
function invertedResidual(module: PrintedModule, builder: ModelBuilder, emit: Emit): void {
  const conv = childOf(module, 'conv');
  const leaves = leavesOf(conv).filter(({ className }) => className === 'Conv2d');
  const [first, last] = [leaves[0], leaves.at(-1)];
  const ins = /^(\d+)/.exec(first?.args ?? '')?.[1];
  const outs = /^\d+,\s*(\d+)/.exec(last?.args ?? '')?.[1];
  const isStrided = leaves.some(({ args }) => !/stride=\(1, 1\)/.test(args));
  if (ins !== outs || isStrided) emit(conv);
  else builder.branch('Add', module.place, [() => emit(conv), () => undefined]);
}

/** A squeeze, then two expansions side by side. */
function fire(module: PrintedModule, builder: ModelBuilder, emit: Emit): void {
  emit(childOf(module, 'squeeze'));
  emit(childOf(module, 'squeeze_activation'));
  builder.branch(
    'Concat',
    module.place,
    ['1x1', '3x3'].map((size) => () => {
      emit(childOf(module, `expand${size}`));
      emit(childOf(module, `expand${size}_activation`));
    }),
  );
}

/** Errors: ModelTextError when the class is another one of the same name. */
function childOf({ children, className, place }: PrintedModule, name: string): PrintedModule {
  const child = children.find((one) => one.name === name);
  if (child) return child;
  throw new ModelTextError(
    place,
    `This ${className} has no ${name}, so it is not torchvision's. A plain printout does not show how its parts are connected.`,
  );
}

function leavesOf(module: PrintedModule): PrintedModule[] {
  return module.children.length === 0 ? [module] : module.children.flatMap(leavesOf);
}
