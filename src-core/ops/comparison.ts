import { promote } from '#core/tensor/dtype.ts';
import { costPerElement } from './cost.ts';
import { commonShape, mapElements, zipElements } from './elementwise.ts';
import { noRate } from './no-rate.ts';
import type { NoOptions, Op, OpMisreading } from './op.ts';

type Words = Pick<OpMisreading, 'id' | 'title' | 'say'>;

/**
 * The op out[i] = whether `holds` is true of input[i] and other[i], as bool; sizes of 1 stretched. Both are brought
 * to one dtype first, as PyTorch does: a float32 tensor is compared with 0.1 rounded to float32. There are no
 * gradients.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 */
export function defineComparison(
  name: string,
  holds: (left: number, right: number) => boolean,
  misreadings: readonly (Words & { holds(left: number, right: number): boolean })[],
): Op<'binary', NoOptions> {
  const forward =
    (judge: typeof holds): Op<'binary', NoOptions>['forward'] =>
    ([input, other]) => {
      const dtype = promote(input, other);
      const judged = (left: number, right: number): number => Number(judge(left, right));
      return zipElements(name, input.to(dtype), other.to(dtype), judged, 'bool');
    };
  const shape: Op<'binary', NoOptions>['shape'] = ([input, other]) =>
    commonShape(name, input, other);
  return {
    name,
    kind: 'binary',
    shape,
    forward: forward(holds),
    gradients: [null, null],
    tangent: ({ output, ops }) => noRate(ops, output),
    cost: (shapes) => costPerElement(shape(shapes, {}), { compare: 1 }),
    misreadings: misreadings.map(({ holds: wrong, ...words }) => ({
      ...words,
      forward: forward(wrong),
    })),
  };
}

/** The op out[i] = whether `holds` is true of input[i], as bool. There is no gradient. Shapes: any → the same. */
export function definePredicate(
  name: string,
  holds: (value: number) => boolean,
  misreadings: readonly (Words & { holds(value: number): boolean })[],
): Op<'unary', NoOptions> {
  const forward =
    (judge: typeof holds): Op<'unary', NoOptions>['forward'] =>
    ([input]) =>
      mapElements(input, (value) => Number(judge(value)), 'bool');
  return {
    name,
    kind: 'unary',
    shape: ([input]) => [...input],
    forward: forward(holds),
    gradients: [null],
    tangent: ({ output, ops }) => noRate(ops, output),
    cost: ([input]) => costPerElement(input, { compare: 1 }),
    misreadings: misreadings.map(({ holds: wrong, ...words }) => ({
      ...words,
      forward: forward(wrong),
    })),
  };
}
