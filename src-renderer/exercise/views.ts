import type { Component } from 'svelte';
import type { AnswerType } from '#core/exercise/answers.ts';
import CertificateView from './CertificateView.svelte';
import ChoiceView from './ChoiceView.svelte';
import ChoicesView from './ChoicesView.svelte';
import CodeView from './CodeView.svelte';
import ExpressionView from './ExpressionView.svelte';
import IntegerView from './IntegerView.svelte';
import LabView from './LabView.svelte';
import LayerView from './LayerView.svelte';
import MatrixView from './MatrixView.svelte';
import NetworkView from './NetworkView.svelte';
import NumberView from './NumberView.svelte';
import OrderView from './OrderView.svelte';
import PickView from './PickView.svelte';
import ShapeView from './ShapeView.svelte';
import TableView from './TableView.svelte';
import TextView from './TextView.svelte';
import WeightsView from './WeightsView.svelte';
import type { ViewProps } from './view-props.ts';

export type Views = { [T in AnswerType]: Component<ViewProps<T>> };

/** The view of each answer type; a type without one does not compile. */
export const views: Views = {
  number: NumberView,
  integer: IntegerView,
  expression: ExpressionView,
  matrix: MatrixView,
  shape: ShapeView,
  choice: ChoiceView,
  choices: ChoicesView,
  weights: WeightsView,
  certificate: CertificateView,
  order: OrderView,
  pick: PickView,
  table: TableView,
  lab: LabView,
  text: TextView,
  code: CodeView,
  layer: LayerView,
  network: NetworkView,
};
