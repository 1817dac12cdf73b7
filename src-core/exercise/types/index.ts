import type { AnswerType } from '../answers.ts';
import type { AnswerTypeDefinition } from './answer-type.ts';
import type { PartSpec } from './part-spec.ts';
import { certificateType } from './certificate.ts';
import { choiceType } from './choice.ts';
import { choicesType } from './choices.ts';
import { codeType } from './code.ts';
import { expressionType } from './expression.ts';
import { integerType } from './integer.ts';
import { labType } from './lab.ts';
import { layerType } from './layer.ts';
import { matrixType } from './matrix.ts';
import { networkType } from './network.ts';
import { numberType } from './number.ts';
import { orderType } from './order.ts';
import { pickType } from './pick.ts';
import { shapeType } from './shape.ts';
import { tableType } from './table.ts';
import { textType } from './text.ts';
import { weightsType } from './weights.ts';

type AnyAnswerType<T extends AnswerType> = AnswerTypeDefinition<T, PartSpec, unknown, unknown>;

/** Every answer type; a missing one does not compile. */
const answerTypes: { [T in AnswerType]: AnyAnswerType<T> } = {
  number: numberType,
  integer: integerType,
  expression: expressionType,
  matrix: matrixType,
  shape: shapeType,
  choice: choiceType,
  choices: choicesType,
  weights: weightsType,
  certificate: certificateType,
  order: orderType,
  table: tableType,
  pick: pickType,
  lab: labType,
  text: textType,
  code: codeType,
  layer: layerType,
  network: networkType,
};

export const answerTypeNames = Object.keys(answerTypes) as AnswerType[];

/** The definition of a type. */
export function definitionOf(type: AnswerType): AnyAnswerType<AnswerType> {
  return answerTypes[type];
}

/** A type by the name that a pack gives it; none when there is no such type. */
export function answerTypeOf(name: unknown): AnyAnswerType<AnswerType> | undefined {
  return typeof name === 'string' && Object.hasOwn(answerTypes, name)
    ? definitionOf(name as AnswerType)
    : undefined;
}
