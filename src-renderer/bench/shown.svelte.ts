import { StageSelection } from '../stage/selection.svelte.ts';

/** What the picture of the bench shows. */
export type PictureName =
  /** All activations in a row. */
  | { kind: 'network' }
  | { kind: 'layer'; layer: number }
  /** The gradient of the target for a tensor, or for the result of a layer. */
  | { kind: 'gradient'; of: string }
  /** What a tensor, or the result of a layer, is in this copy less what it is in the other. */
  | { kind: 'difference'; of: string };

/** The picture that is chosen and the cell picked in it. */
export class Shown {
  picture: PictureName = $state.raw({ kind: 'network' });
  readonly selection = new StageSelection();

  show(picture: PictureName): void {
    this.picture = picture;
    this.selection.clear();
  }
}

/** A result of a layer by name, where tensors go by theirs. */
export function resultName(layer: number): string {
  return `result ${layer}`;
}

/** The layer of a name that `resultName` made. */
export function layerOfResult(name: string): number | undefined {
  const match = /^result (\d+)$/.exec(name);
  return match ? Number(match[1]) : undefined;
}
