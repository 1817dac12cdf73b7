import type { AnswerType, RawOf, ViewOf } from '#core/exercise/answers.ts';
import type { CellStatus, Status } from '#core/exercise/verdict.ts';
import type { SceneSpec } from '#core/scene/scene-spec.ts';
import type { StageSelection } from '../stage/selection.svelte.ts';

/** What every answer view gets. It shows `raw`, calls `onanswer` with each change, and grades nothing. */
export interface ViewProps<T extends AnswerType> {
  /** Unique on the page: prefix of every element id inside the view. */
  id: string;
  /** Ids of the elements that name the field, for `aria-labelledby`. */
  labelledby: string;
  view: ViewOf<T>;
  /** What was typed so far; none at the start. */
  raw: RawOf<T> | undefined;
  /** The answer that the last verdict is about. */
  checked: RawOf<T> | undefined;
  /** Its verdict cell by cell, under the names that the verdict gives them. */
  cells: Record<string, CellStatus> | undefined;
  /** What the answer is marked by and a model answer (Markdown), where its writer marks it; once checked. */
  rubric?: string[] | undefined;
  sample?: string | undefined;
  /** The last verdict on the answer as it stands. */
  status: Status | undefined;
  /** What the stage beside it shows, if there is one. */
  scene: SceneSpec | undefined;
  /** The cells picked out here and on the stage alike. */
  selection: StageSelection;
  onanswer: (raw: RawOf<T>) => void;
}
