import { BoxGeometry, Group, Mesh } from 'three';
import { cellAt } from '#core/scene/cells/block.ts';
import { numberText } from '#core/scene/cells/names.ts';
import { placed, toPixels } from '../arrange.ts';
import { cellStyle } from '../cell-style.ts';
import { byteOf, colourOfByte } from '../colour-map.ts';
import { placeOfVoxel } from '../dense.ts';
import type { DenseGrid } from '../dense.ts';
import type { GlyphAtlas } from '../glyph-atlas.ts';
import { centreOf } from '../layout.ts';
import type { Placement } from '../layout.ts';
import { inkOn } from '../palette.ts';
import type { Rgb } from '../palette.ts';
import { unturned } from '../view-point.ts';
import { createLabels } from './labels.ts';
import type { LabelledCell } from './labels.ts';
import type { Painting, Sight, VolumeView } from './volume.ts';
import { setNearness } from './placed-vertex.ts';
import { createVoxelMaterial } from './voxel-material.ts';
import { rangeOfBlock } from '../value-ranges.ts';
import { createCellTexture, createColourTexture } from './voxel-textures.ts';

/** Numbers written on the front of one volume. */
const labelLimit = 700;

/** A volume as one box whose cells lie in a 3D texture; for volumes of any number of cells. */
export function createVoxelVolume(
  placement: Placement,
  grid: DenseGrid,
  atlas: GlyphAtlas,
): VolumeView {
  const { block } = placement;
  const range = rangeOfBlock(block);
  const cells = createCellTexture(placement, range);
  const colours = createColourTexture(range);
  const hasValues = block.values !== undefined;
  const geometry = new BoxGeometry(1, 1, 1);
  const material = createVoxelMaterial(
    cells.texture,
    colours,
    grid,
    placement.thickness,
    hasValues,
  );
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = -3;
  const labels = createLabels(labelLimit, atlas);
  const object = new Group().add(mesh, labels.object);
  let painting: Painting | undefined;
  let sight: Sight | undefined;

  const set = (name: string, color: Rgb): void => {
    (material.uniforms[name]?.value as { set(...parts: Rgb): void }).set(...color);
  };
  const write = (): void => {
    const isReadable = painting?.detail.labels === true && hasValues;
    labels.set(isReadable && painting && sight ? readable(placement, grid, painting, sight) : []);
  };
  return {
    object,
    paint(next) {
      painting = next;
      const { strong, soft } = next.palette.roles[block.role];
      set('strong', strong);
      set('soft', soft);
      set('surface', next.palette.surface);
      set('accent', next.palette.accent);
      cells.emphasise(next.look);
      write();
    },
    look(next) {
      sight = next;
      set('lookAlong', unturned(next.arrangement.view, [0, 0, -1]));
      setNearness(material, next.arrangement.nearness);
      labels.approach(next.arrangement.nearness);
      const perPixel = material.uniforms['perPixel'];
      if (perPixel) perPixel.value = 1 / next.arrangement.scale;
      write();
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      cells.texture.dispose();
      colours.dispose();
      labels.dispose();
    },
  };
}

/** The numbers of the foremost cells that lie within the picture. */
function readable(
  placement: Placement,
  grid: DenseGrid,
  { look, palette }: Painting,
  { arrangement, arranged, size }: Sight,
): LabelledCell[] {
  const { block, volume } = placement;
  const range = rangeOfBlock(block);
  const front = grid.tiles[0] === 0 ? grid.channels - 1 - grid.from : 0;
  const found: LabelledCell[] = [];
  for (let y = 0; y < grid.size[1]; y++)
    for (let x = 0; x < grid.size[0] && found.length < labelLimit; x++) {
      const at = placeOfVoxel(grid, [x, y, front]);
      const cell = at && cellAt(block, at, volume);
      if (!at || cell === null) continue;
      const centre = centreOf(placement, at);
      const [planeX, planeY] = placed(arrangement, arranged, centre);
      const pixel = toPixels(arrangement, planeX, planeY);
      if (pixel.x < 0 || pixel.y < 0 || pixel.x > size.width || pixel.y > size.height) continue;
      const emphasis = look.emphasis({ block: block.id, cell });
      if (emphasis === 'faded') continue;
      const value = block.values?.[cell] ?? NaN;
      const shown = { number: numberText(Number(value.toPrecision(3))) };
      const place = {
        at,
        cell,
        emphasis,
        isBehind: false,
        label: shown,
        weight: null,
        tint: undefined,
        isAnswer: false,
      };
      const style = cellStyle(place, block.role, palette);
      const label = inkOn(colourOfByte(range.scale, byteOf(value, range)));
      found.push({ place, style: { ...style, label }, centre });
    }
  return found;
}
