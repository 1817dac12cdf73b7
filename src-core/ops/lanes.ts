import { resolveDim } from '#core/tensor/strides.ts';

/** For ops that go along one axis. */
export interface LaneOptions {
  dim: number;
}

/** The axis `dim`, none for a tensor without axes. Errors: ArgumentError for an axis that does not exist. */
export function laneDims(who: string, dim: number, rank: number): number[] {
  // PyTorch lets a tensor without axes be gone through along axis 0 or −1.
  if (rank === 0 && (dim === 0 || dim === -1)) return [];
  return [resolveDim(who, dim, rank)];
}

/** The shape of an op that changes each lane into one as long. Errors: as `laneDims`. */
export function laneShape(who: string, shape: readonly number[], { dim }: LaneOptions): number[] {
  laneDims(who, dim, shape.length);
  return [...shape];
}
