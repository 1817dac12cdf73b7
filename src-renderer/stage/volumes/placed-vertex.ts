import type { ShaderMaterial } from 'three';

/**
 * GLSL: where a point of a volume is seen, as `placed` of `arrange.ts` puts it. Each volume is seen from straight in front
 * of its middle, so that a row of them stays a row.
 */
export const placedVertex = /* glsl */ `
uniform float nearness; // 1 / distance of the eye from the middle, 0 for parallel rays
vec4 placedVertex(vec3 point) {
  vec4 seen = modelViewMatrix * vec4(point, 1.0);
  vec4 middle = modelViewMatrix[3];
  float farther = 1.0 - nearness * (seen.z - middle.z);
  vec2 at = middle.xy + (seen.xy - middle.xy) / farther;
  // As a fourth coordinate the distance makes what lies between vertices right, too.
  return projectionMatrix * vec4(at, seen.z, 1.0) * farther;
}`;

/** Tells a material with `placedVertex` how near the eye is. */
export function setNearness({ uniforms }: ShaderMaterial, nearness: number): void {
  const uniform = uniforms['nearness'];
  if (uniform) uniform.value = nearness;
}
