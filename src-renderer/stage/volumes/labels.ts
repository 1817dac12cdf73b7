import {
  DynamicDrawUsage,
  GLSL3,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
} from 'three';
import type { Object3D } from 'three';
import type { CellStyle } from '../cell-style.ts';
import type { GlyphAtlas } from '../glyph-atlas.ts';
import { slotAspect } from '../glyph-atlas.ts';
import { cellSize } from '../layout.ts';
import type { Vector } from '../layout.ts';
import type { Label, PaintedPlace } from '../paint.ts';
import type { Rgb } from '../palette.ts';
import { placedVertex, setNearness } from './placed-vertex.ts';

/** Of a label that has a cell to itself, in units of a cell. */
export const labelHeight = 0.5;

/** What stands on the front face of one cell. */
export interface LabelledCell {
  place: PaintedPlace;
  style: CellStyle;
  centre: Vector;
}

/** The texts of a volume in one draw call. */
export interface Labels {
  readonly object: Object3D;
  set(cells: readonly LabelledCell[]): void;
  /** How near the eye is, as in `Arrangement`. */
  approach(nearness: number): void;
  dispose(): void;
}

const vertex = /* glsl */ `${placedVertex}
in vec4 place; // centre, height
in vec4 slot;
in vec4 ink;
out vec2 vAt;
out vec4 vInk;
void main() {
  vAt = slot.xy + uv * slot.zw;
  vInk = ink;
  vec2 corner = position.xy * vec2(${slotAspect.toFixed(6)}, 1.0) * place.w;
  gl_Position = placedVertex(place.xyz + vec3(corner, 0.0));
}`;

const fragment = /* glsl */ `
uniform sampler2D atlas;
in vec2 vAt;
in vec4 vInk;
out vec4 colour;
void main() {
  float cover = texture(atlas, vAt).a * vInk.a;
  if (cover < 0.01) discard;
  colour = vec4(vInk.rgb, cover);
}`;

/** Quads for up to `capacity` labels, a little in front of their cells. */
export function createLabels(capacity: number, atlas: GlyphAtlas): Labels {
  const plane = new PlaneGeometry(1, 1);
  const geometry = new InstancedBufferGeometry();
  geometry.setIndex(plane.index);
  for (const name of ['position', 'uv']) geometry.setAttribute(name, plane.getAttribute(name));
  const [place, slot, ink] = ['place', 'slot', 'ink'].map((name) => {
    const attribute = new InstancedBufferAttribute(new Float32Array(capacity * 4), 4);
    geometry.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
    return attribute;
  }) as [InstancedBufferAttribute, InstancedBufferAttribute, InstancedBufferAttribute];
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: vertex,
    fragmentShader: fragment,
    uniforms: { atlas: { value: atlas.texture }, nearness: { value: 0 } },
    transparent: true,
    depthWrite: false,
  });
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 2;
  object.visible = false;

  return {
    object,
    set(cells) {
      let count = 0;
      const add = (
        label: Label,
        [x, y, z]: Vector,
        height: number,
        color: Rgb,
        alpha: number,
      ): void => {
        place.setXYZW(count, x, y, z + cellSize[2] / 2 + 0.01, height);
        slot.setXYZW(count, ...atlas.slot(label));
        ink.setXYZW(count, ...color, alpha);
        count += 1;
      };
      for (const { place: painted, style, centre } of cells) {
        const [x, y, z] = centre;
        const { label, weight } = painted;
        if (label && weight) {
          add(label, [x, y + 0.18, z], 0.86 * labelHeight, style.label, style.labelAlpha);
          add(weight, [x, y - 0.2, z], 0.76 * labelHeight, style.weight, 1);
        } else if (label) add(label, centre, labelHeight, style.label, style.labelAlpha);
        else if (weight) add(weight, centre, labelHeight, style.weight, 1);
      }
      geometry.instanceCount = count;
      // Without any, neither the program nor the atlas has to reach the GPU.
      object.visible = count > 0;
      for (const changed of [place, slot, ink]) changed.needsUpdate = true;
    },
    approach(nearness) {
      setNearness(material, nearness);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
