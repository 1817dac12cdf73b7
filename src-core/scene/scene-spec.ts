import type { CellsSpec } from './cells/cells-spec.ts';
import type { GraphSpec } from './graph/graph-spec.ts';
import type { PlotSpec } from './plot/plot-spec.ts';

/**
 * What a picture is about, as plain data: small enough for a message, complete enough that everything drawn, said and
 * linked follows from it. A family is a way of showing (`cells`: blocks of cells and what each is computed from; `graph`: operations and their sweeps; `plot`: drawings on axes); its
 * specs carry `family`, and `scene` names the kind within it. Kinds of all families have different names.
 */
export type SceneSpec = CellsSpec | GraphSpec | PlotSpec;

export type SceneFamily = SceneSpec['family'];

/** The specs of one family. */
export type SpecOf<F extends SceneFamily> = Extract<SceneSpec, { family: F }>;

/** The kind of a picture, whatever its family. */
export type SceneKind = SceneSpec['scene'];

/** The specs of one kind. */
export type SpecOfKind<K extends SceneKind> = Extract<SceneSpec, { scene: K }>;
