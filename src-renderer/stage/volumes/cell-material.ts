import { GLSL3, ShaderMaterial } from 'three';
import { cellSize } from '../layout.ts';
import { placedVertex } from './placed-vertex.ts';

// Colours arrive as sRGB and leave as they are, so that a cell has exactly the colour of its CSS property; mixing
// happens on the screen's values, as it does in CSS.

// Corners come as −1 and 1 along each axis.
const vertex = /* glsl */ `${placedVertex}
in vec3 place;
in vec4 fill;
in vec4 edge;
in vec2 outline; // width in pixels, kind
flat out vec4 vFill;
flat out vec4 vEdge;
flat out vec2 vOutline;
flat out vec2 vSize;
out vec2 vAt;

void main() {
  vec3 size = vec3(${cellSize.join(', ')});
  vec3 towards = abs(normal);
  vSize = towards.z > 0.5 ? size.xy : towards.y > 0.5 ? size.xz : size.zy;
  vec2 corner = towards.z > 0.5 ? position.xy : towards.y > 0.5 ? position.xz : position.zy;
  vAt = (0.5 * corner + 0.5) * vSize;
  float shade = towards.z > 0.5 ? 1.0 : normal.y > 0.5 ? 1.035 : towards.y > 0.5 ? 0.8 : 0.9;
  vFill = vec4(min(fill.rgb * shade, vec3(1.0)), fill.a);
  vEdge = edge;
  bool isFront = normal.z > 0.5;
  // Sides keep a plain fine line, places without a fill are drawn as their front alone.
  vOutline = isFront ? outline : vec2(min(outline.x, 1.25), 0.0);
  if (!isFront) vEdge.a *= fill.a > 0.0 ? 0.6 : 0.0;
  gl_Position = placedVertex(0.5 * position * size + place);
}`;

const fragment = /* glsl */ `
flat in vec4 vFill;
flat in vec4 vEdge;
flat in vec2 vOutline;
flat in vec2 vSize;
in vec2 vAt;
out vec4 colour;

// How much of a line of the given width (pixels) beside the nearest edge covers this pixel.
float line(float inPixels, float from, float width) {
  return clamp(inPixels - from + 0.5, 0.0, 1.0) * clamp(from + width - inPixels + 0.5, 0.0, 1.0);
}

// How far the place along an edge is from the middle of the nearest of so many dashes, in dashes with their gaps.
float fromDash(float along, float count) {
  return abs(fract(count * along + 0.5) - 0.5);
}

void main() {
  vec2 toEdge = min(vAt, vSize - vAt);
  vec2 pixel = fwidth(vAt);
  vec2 inPixels = toEdge / max(pixel, vec2(1e-6));
  bool isUpright = inPixels.x < inPixels.y;
  float near = isUpright ? inPixels.x : inPixels.y;
  float along = isUpright ? vAt.y / vSize.y : vAt.x / vSize.x;
  float width = min(vOutline.x, 0.05 / max(max(pixel.x, pixel.y), 1e-6));
  float cover = clamp(width - near + 0.5, 0.0, 1.0);
  if (vOutline.y == 1.0) cover *= 1.0 - smoothstep(0.266, 0.307, fromDash(along, 5.0));
  if (vOutline.y == 2.0) cover = max(line(near, -1.0, 1.0 + 0.8 * width), line(near, 1.8 + 0.8 * width, 0.8 * width));
  if (vOutline.y == 3.0) cover *= 1.0 - smoothstep(0.226, 0.266, fromDash(along, 8.0));
  float edgeAlpha = cover * vEdge.a;
  float alpha = edgeAlpha + vFill.a * (1.0 - edgeAlpha);
#ifndef IS_FULL
  // A shader that may drop pixels cannot be spared those that are hidden: full cells go without.
  if (alpha < 0.004) discard;
#endif
  vec3 mixed = (vEdge.rgb * edgeAlpha + vFill.rgb * vFill.a * (1.0 - edgeAlpha)) / alpha;
  colour = vec4(mixed, alpha);
}`;

/** Boxes with outlines of constant width in pixels: for full cells, or for faded and empty ones. */
export function createCellMaterial(isFull: boolean): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: vertex,
    fragmentShader: fragment,
    uniforms: { nearness: { value: 0 } },
    defines: isFull ? { IS_FULL: '' } : {},
    transparent: !isFull,
    depthWrite: isFull,
  });
}
