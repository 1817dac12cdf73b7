import { GLSL3, Matrix3, ShaderMaterial, Vector2, Vector3 } from 'three';
import type { Data3DTexture, DataTexture } from 'three';
import type { AxisOrder } from '../axis-order.ts';
import { marks } from '../colour-map.ts';
import type { DenseGrid } from '../dense.ts';
import { answerWidth, fadedShare } from '../cell-style.ts';
import { placedVertex } from './placed-vertex.ts';
import { emphases } from './voxel-textures.ts';

// One box; each pixel walks from cell to cell (as `voxel-walk.ts` does) until it meets one that is not faded. Faded
// cells are looked through and leave a haze, so that what takes part shows inside the volume.

const vertex = /* glsl */ `${placedVertex}
uniform vec3 size;
uniform float pitch;
uniform vec3 lookAlong; // from the eye into the picture, in the box's own axes
out vec3 vAt;
out vec3 vAlong;
void main() {
  vAt = (position + 0.5) * size;
  vec3 point = position * size * vec3(1.0, 1.0, pitch);
  vAlong = (lookAlong + nearness * point) / vec3(1.0, 1.0, pitch);
  gl_Position = placedVertex(point);
}`;

const fragment = /* glsl */ `
precision highp sampler3D;
uniform sampler3D cells; // value, emphasis and whether it is an answer
uniform sampler2D colours;
uniform vec3 size;
uniform float pitch;
uniform vec2 tiles;
uniform vec2 map; // rows, columns
uniform float channels;
uniform float from;
uniform float perPixel; // cells
uniform bool hasValues;
uniform mat3 own; // from column, row and layer as drawn to those of the texture
uniform vec3 soft;
uniform vec3 strong;
uniform vec3 surface;
uniform vec3 accent;
in vec3 vAt;
in vec3 vAlong;
out vec4 colour;

const int STEPS = 2600;

// Column, row and layer, as drawn, of a cell of the box; a channel below 0 stands for a gap.
vec3 placeOf(vec3 cell) {
  float fromTop = size.y - 1.0 - cell.y;
  if (tiles.x == 0.0) {
    float channel = channels - 1.0 - cell.z;
    return vec3(cell.x, fromTop, channel < from ? -1.0 : channel);
  }
  vec2 tile = floor(vec2(cell.x / (map.y + 1.0), fromTop / (map.x + 1.0)) + 1e-4);
  vec2 at = vec2(cell.x, fromTop) - tile * (map.yx + 1.0);
  float channel = tile.y * tiles.x + tile.x;
  bool isGap = at.x >= map.y || at.y >= map.x || channel >= channels || channel < from;
  return vec3(at, isGap ? -1.0 : channel);
}

vec3 paint(float value, vec2 within) {
  if (!hasValues) return soft;
  vec3 plain = texture(colours, vec2((value + 0.5) / 256.0, 0.5)).rgb;
  if (value > ${marks.nan - 0.5}) return mod(within.x + within.y, 0.34) < 0.17 ? vec3(0.25) : vec3(0.85);
  bool isInfinite = value > ${marks.minusInfinity - 0.5};
  float up = value > ${marks.infinity - 0.5} ? within.y : 1.0 - within.y;
  if (isInfinite && up > 0.25 && abs(within.x - 0.5) < (0.8 - up) * 0.55) return vec3(1.0);
  return plain;
}

void main() {
  vec3 along = vAlong;
  vec3 at = clamp(vAt, vec3(0.0), size);
  vec3 cell = clamp(floor(at + along * 1e-4), vec3(0.0), size - 1.0);
  vec3 towards = sign(along);
  vec3 stride = abs(1.0 / along);
  vec3 next = (cell + max(towards, 0.0) - at) / along;
  next = mix(next, vec3(1e9), equal(towards, vec3(0.0)));
  vec3 edgeAway = min(at, size - at);
  int axis = edgeAway.x < edgeAway.y ? (edgeAway.x < edgeAway.z ? 0 : 2) : (edgeAway.y < edgeAway.z ? 1 : 2);
  float reached = 0.0;
  float haze = 0.0;
  for (int step = 0; step < STEPS; step++) {
    vec3 place = placeOf(cell);
    if (place.z >= 0.0) {
      vec4 found = texelFetch(cells, ivec3(own * place + 0.5), 0);
      float told = floor(found.g * 255.0 + 0.5);
      if (told > 0.5) {
        bool isAnswer = told > ${emphases.answered - 0.5};
        float emphasis = isAnswer ? told - ${emphases.answered.toFixed(1)} : told;
        vec3 local = at + along * reached - cell;
        vec2 within = axis == 0 ? local.zy : axis == 1 ? local.xz : local.xy;
        vec3 perCell = vec3(perPixel, perPixel, perPixel / pitch);
        vec2 pixel = axis == 0 ? perCell.zy : axis == 1 ? perCell.xz : perCell.xy;
        vec2 inPixels = min(within, 1.0 - within) / pixel;
        float shade = axis == 2 ? 1.0 : axis == 1 ? 1.035 : 0.82;
        bool isPicked = emphasis > 2.5;
        vec3 fill = isPicked && !hasValues ? strong : paint(floor(found.r * 255.0 + 0.5), within);
        float wide = emphasis > 1.5 ? 2.0 : 1.0;
        bool isDrawn = max(pixel.x, pixel.y) < 0.2 || emphasis > 1.5 && max(pixel.x, pixel.y) < 0.5;
        float line = isDrawn ? clamp(wide - min(inPixels.x, inPixels.y) + 0.5, 0.0, 1.0) : 0.0;
        vec3 edge = emphasis > 1.5 ? strong : mix(fill, strong, hasValues ? 0.25 : 0.6);
        // An answer that stands back is a frame around what is left of its colour.
        vec3 plain = emphasis > 0.5 ? fill : mix(surface, fill, ${fadedShare});
        vec3 seen = mix(min(plain * shade, vec3(1.0)), edge, line * (isPicked ? 1.0 : 0.9));
        float most = max(pixel.x, pixel.y);
        float frame = min(${answerWidth.toFixed(1)}, 0.3 / most);
        bool isTiny = most > 0.3;
        if (isAnswer) seen = mix(seen, accent, isTiny ? 1.0 : clamp(frame - min(inPixels.x, inPixels.y) + 0.5, 0.0, 1.0));
        colour = vec4(mix(seen, mix(surface, soft, 0.8), haze), 1.0);
        return;
      }
      haze = min(0.3, haze + 0.035);
    }
    axis = next.x < next.y ? (next.x < next.z ? 0 : 2) : (next.y < next.z ? 1 : 2);
    reached = next[axis];
    cell[axis] += towards[axis];
    next[axis] += stride[axis];
    if (cell[axis] < 0.0 || cell[axis] >= size[axis]) break;
  }
  if (haze == 0.0) discard;
  colour = vec4(mix(soft, strong, 0.25), haze);
}`;

/** The material of one box of cells; `lookAlong` and `perPixel` follow the view. */
export function createVoxelMaterial(
  cells: Data3DTexture,
  colours: DataTexture,
  grid: DenseGrid,
  pitch: number,
  hasValues: boolean,
): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: vertex,
    fragmentShader: fragment,
    transparent: true,
    depthWrite: false,
    uniforms: {
      cells: { value: cells },
      colours: { value: colours },
      size: { value: new Vector3(...grid.size) },
      pitch: { value: pitch },
      tiles: { value: new Vector2(...grid.tiles) },
      map: { value: new Vector2(...grid.map) },
      channels: { value: grid.channels },
      from: { value: grid.from },
      perPixel: { value: 1 },
      hasValues: { value: hasValues },
      soft: { value: new Vector3() },
      strong: { value: new Vector3() },
      surface: { value: new Vector3() },
      accent: { value: new Vector3() },
      lookAlong: { value: new Vector3(0, 0, -1) },
      nearness: { value: 0 },
      own: { value: ownAxes(grid.order) },
    },
  });
}

/** Puts column, row and layer as drawn in the order of the texture: column, row, channel. */
function ownAxes([deep, down, across]: AxisOrder): Matrix3 {
  const drawn = [across, down, deep];
  const row = (axis: number): [number, number, number] => {
    const [x = 0, y = 0, z = 0] = drawn.map((one) => (one === axis ? 1 : 0));
    return [x, y, z];
  };
  return new Matrix3(...row(2), ...row(1), ...row(0));
}
