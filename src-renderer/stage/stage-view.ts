import { OrthographicCamera, Scene as Picture } from 'three';
import type { WebGLRenderer } from 'three';
import type { Scene } from '#core/scene/cells/scene.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import { arrange } from './arrange.ts';
import type { Arrangement } from './arrange.ts';
import type { AxisOrder } from './axis-order.ts';
import { createFrameLoop } from './frame-loop.ts';
import { createGlyphAtlas } from './glyph-atlas.ts';
import { layOut } from './layout.ts';
import type { Cut, Placement, Spread } from './layout.ts';
import { detailAt, lookOf } from './paint.ts';
import type { AnsweredCells } from './paint.ts';
import { readPalette } from './palette.ts';
import { createPixelRatio } from './pixel-ratio.ts';
import { createRenderer, fitCamera, programsAsked } from './renderer.ts';
import { viewPoints } from './view-point.ts';
import type { ViewPoint } from './view-point.ts';
import { createBoxVolume } from './volumes/boxes.ts';
import { createVoxelVolume } from './volumes/voxel.ts';
import { labelHeight } from './volumes/labels.ts';
import type { VolumeView } from './volumes/volume.ts';
import { windowLines } from './window-lines.ts';
import { createWindowView } from './window-view.ts';

/** Labels that one picture may show. */
const labelCapacity = 1024;

/** The 3D picture on one canvas. It owns every GPU object it makes. */
export interface StageView {
  /** Where everything stands now. */
  readonly arrangement: Arrangement;
  show(scene: Scene, spread: Spread, cut?: Cut, order?: AxisOrder): void;
  select(selection: Selection, answer?: AnsweredCells): void;
  /** Whether numbers are shown as colours. */
  tint(isTinted: boolean): void;
  look(view: ViewPoint): void;
  resize(width: number, height: number): void;
  /** Reads the theme's colours and the fonts anew. */
  restyle(): void;
  /** Objects that live on the GPU now. */
  memory(): { geometries: number; textures: number };
  dispose(): void;
}

/** Draws on a WebGL2 context of `canvas`; `onDrawn` is called after every frame. */
export function createStageView(
  canvas: HTMLCanvasElement,
  context: WebGL2RenderingContext,
  onDrawn: () => void,
): StageView {
  let renderer: WebGLRenderer | undefined;
  const picture = new Picture();
  const camera = new OrthographicCamera();
  const window = createWindowView();
  const atlas = createGlyphAtlas(labelCapacity);
  picture.add(window.object);
  let palette = readPalette(canvas);
  let scene: Scene | undefined;
  let placements: Placement[] = [];
  let volumes: VolumeView[] = [];
  let selection: Selection = {};
  let answer: AnsweredCells | undefined;
  let isTinted = false;
  let view = viewPoints.angle;
  let size = { width: 1, height: 1 };
  let arrangement = arrange(placements, view, size);
  let detail = detailAt(arrangement.scale);
  let labelPixels = 0;
  const ratio = createPixelRatio(devicePixelRatio);

  const askedPrograms = new WeakSet();
  let areProgramsReady = (): boolean => true;
  /** What has changed since the last frame, and is made good before the next one. */
  const stale = { scene: false, places: false, paint: false };

  const draw = (pixelRatio: number): void => {
    if (!renderer) return;
    if (renderer.getPixelRatio() !== pixelRatio) renderer.setPixelRatio(pixelRatio);
    renderer.render(picture, camera);
    onDrawn();
  };
  /** One part of what comes before a frame; all at once would hold the window up. */
  const prepare = (): boolean => {
    if (!renderer) {
      renderer = createRenderer(canvas, context);
      renderer.setSize(size.width, size.height, false);
      return false;
    }
    if (stale.scene) {
      build(renderer);
      // The numbers of large volumes have yet to reach the GPU.
      return !placements.some(({ dense }) => dense) && areProgramsReady();
    }
    if (stale.places) place();
    if (stale.paint) paint();
    return areProgramsReady();
  };
  const loop = createFrameLoop(prepare, draw, ratio);

  const build = (on: WebGLRenderer): void => {
    clear();
    volumes = placements.map((placement) =>
      placement.dense
        ? createVoxelVolume(placement, placement.dense, atlas)
        : createBoxVolume(placement, atlas),
    );
    for (const { object } of volumes) picture.add(object);
    stale.scene = false;
    place();
    paint();
    // All programs are begun, those of the window too: the first cell that is picked must not wait for them.
    on.compile(picture, camera);
    areProgramsReady = programsAsked(on, context, askedPrograms);
  };
  const place = (): void => {
    for (const [index, arranged] of arrangement.volumes.entries()) {
      const { x, y } = arranged;
      const volume = volumes[index];
      volume?.look?.({ arrangement, arranged, size });
      volume?.object.position.set(x, y, 0);
      volume?.object.rotation.set(view.tiltRad, -view.turnRad, 0);
    }
    fitCamera(camera, arrangement, size);
    stale.places = false;
    if (scene) window.set(windowLines(scene, arrangement, selection), palette.roles.weight.strong);
  };
  const paint = (): void => {
    stale.paint = false;
    if (!scene) return;
    atlas.begin();
    const look = lookOf(scene, selection, isTinted, answer);
    for (const volume of volumes) volume.paint({ scene, look, detail, palette });
    window.set(windowLines(scene, arrangement, selection), palette.roles.weight.strong);
  };
  const settle = (): void => {
    arrangement = arrange(placements, view, size);
    const next = detailAt(arrangement.scale);
    const pixels = Math.round(labelHeight * arrangement.scale * ratio.atRest);
    // Drawing all labels anew is slow: only where there are some, and when their size has changed to the eye.
    if (next.labels && Math.abs(pixels - labelPixels) > 0.1 * labelPixels)
      atlas.redraw((labelPixels = pixels));
    stale.places = true;
    stale.paint ||= next.labels !== detail.labels || next.weights !== detail.weights;
    detail = next;
    loop.request();
  };
  const repaint = (): void => {
    stale.paint = true;
    loop.request();
  };
  const clear = (): void => {
    for (const volume of volumes) {
      picture.remove(volume.object);
      volume.dispose();
    }
  };

  return {
    get arrangement() {
      return arrangement;
    },
    show(next, spread, cut, order) {
      scene = next;
      placements = layOut(next, spread, cut, order);
      stale.scene = true;
      settle();
    },
    select(next, answered) {
      selection = next;
      answer = answered;
      repaint();
    },
    tint(next) {
      if (next === isTinted) return;
      isTinted = next;
      repaint();
    },
    look(next) {
      view = next;
      settle();
    },
    resize(width, height) {
      size = { width: Math.max(1, width), height: Math.max(1, height) };
      renderer?.setSize(size.width, size.height, false);
      window.resize(size.width, size.height);
      settle();
    },
    restyle() {
      palette = readPalette(canvas);
      atlas.redraw(labelPixels);
      repaint();
    },
    memory: () => ({ geometries: 0, textures: 0, ...renderer?.info.memory }),
    dispose() {
      loop.stop();
      clear();
      window.dispose();
      atlas.dispose();
      renderer?.dispose();
      // A browser keeps some 16 contexts: this one is given back now, not when memory is swept.
      context.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}
