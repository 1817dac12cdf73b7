import {
  BufferGeometry,
  Color,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
  SRGBColorSpace,
} from 'three';
import type { Object3D } from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';
import type { Vector } from './layout.ts';
import type { Rgb } from './palette.ts';
import { beamLimit } from './window-lines.ts';
import type { WindowLines } from './window-lines.ts';

/** The sliding window in 3D: a frame around its cells and a faint beam to the cell it belongs to. */
export interface WindowView {
  readonly object: Object3D;
  set(windows: readonly WindowLines[], color: Rgb): void;
  resize(width: number, height: number): void;
  dispose(): void;
}

const next = (index: number): number => (index + 1) % 4;

/** Nothing is drawn until a window is set. */
export function createWindowView(): WindowView {
  const strong = lines(2.5, 1, true);
  const fine = lines(1, 0.5, true);
  const rays = lines(1, 0.45, false);
  const beamMaterial = new MeshBasicMaterial({
    transparent: true,
    opacity: 0.05,
    side: DoubleSide,
    // All of one colour: which side is drawn first makes no difference.
    forceSinglePass: true,
    depthTest: false,
    depthWrite: false,
  });
  // Without positions another program would be made for the first window, and the window would wait for it.
  const nothing = new BufferGeometry().setAttribute('position', new Float32BufferAttribute([], 3));
  const beam = new Mesh(nothing, beamMaterial);
  beam.frustumCulled = false;
  beam.renderOrder = -2;
  rays.mesh.renderOrder = -1;
  strong.mesh.renderOrder = 3;
  fine.mesh.renderOrder = 3;
  const object = new Group().add(beam, rays.mesh, fine.mesh, strong.mesh);
  object.visible = false;

  return {
    object,
    set(windows, [red, green, blue]) {
      object.visible = windows.length > 0;
      if (windows.length === 0) return;
      const color = new Color().setRGB(red, green, blue, SRGBColorSpace);
      for (const material of [strong.material, fine.material, rays.material, beamMaterial])
        material.color = color;
      const corners = (draw: (window: WindowLines, index: number) => Vector[]): number[] =>
        windows.flatMap((window) => [0, 1, 2, 3].flatMap((index) => draw(window, index).flat()));
      const at = (quad: WindowLines['front'], index: number): Vector => quad[index] ?? quad[0];
      strong.set(corners(({ front }, i) => [at(front, i), at(front, next(i))]));
      fine.set(
        corners(({ front, back }, i) => [
          at(front, i),
          at(back, i),
          at(back, i),
          at(back, next(i)),
        ]),
      );
      rays.mesh.visible = beam.visible = windows.length <= beamLimit;
      rays.set(corners(({ front, apex }, i) => [at(front, i), at(apex, i)]));
      const sides = corners(({ front, apex }, i) => {
        const [a, b, c, d] = [at(front, i), at(front, next(i)), at(apex, i), at(apex, next(i))];
        return [a, b, c, b, d, c];
      });
      beam.geometry.dispose();
      beam.geometry = new BufferGeometry();
      beam.geometry.setAttribute('position', new Float32BufferAttribute(sides, 3));
    },
    resize(width, height) {
      for (const { material } of [strong, fine, rays]) material.resolution.set(width, height);
    },
    dispose() {
      for (const { mesh, material } of [strong, fine, rays]) {
        mesh.geometry.dispose();
        material.dispose();
      }
      beam.geometry.dispose();
      beamMaterial.dispose();
    },
  };
}

/** Line segments of constant width in pixels. */
function lines(linewidth: number, opacity: number, depthTest: boolean) {
  const material = new LineMaterial({
    linewidth,
    opacity,
    transparent: true,
    depthTest,
    depthWrite: false,
  });
  const mesh = new LineSegments2(new LineSegmentsGeometry(), material);
  mesh.frustumCulled = false;
  return {
    mesh,
    material,
    set(positions: number[]): void {
      mesh.geometry.dispose();
      mesh.geometry = new LineSegmentsGeometry();
      mesh.geometry.setPositions(positions);
    },
  };
}
