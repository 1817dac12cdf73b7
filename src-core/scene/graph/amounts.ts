import { times } from '#core/traces/quantity.ts';
import type { Quantity } from '#core/traces/quantity.ts';
import { arrowBetween } from './graph-scene.ts';
import type { GraphScene } from './graph-scene.ts';

/** The first amounts that the reverse sweep hands to a row; undefined where they may not be told. */
export function arrivedAt(
  scene: GraphScene,
  node: number,
  arrived: number,
): Quantity[] | undefined {
  const readers = scene.steps.flatMap((step) =>
    step.kind === 'amount' && step.node === node ? [step.reader] : [],
  );
  const amounts = readers.slice(0, arrived).map((reader) => amountOf(scene, node, reader));
  return amounts.every((amount) => amount !== undefined) ? amounts : undefined;
}

/** v̄ of the reader times the slope of the arrow; undefined where either may not be told. */
export function amountOf(scene: GraphScene, node: number, reader: number): Quantity | undefined {
  const adjoint = scene.adjoints?.[reader];
  const { slope } = arrowBetween(scene, node, reader);
  return adjoint === undefined || slope === undefined ? undefined : times(adjoint, slope);
}
