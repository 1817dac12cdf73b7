import type { AnswerType } from '../answers.ts';
import type { AnswerTypeDefinition, PartSpec } from './answer-type.ts';
import { certificateType } from './certificate.ts';
import { choiceType } from './choice.ts';
import { expressionType } from './expression.ts';
import { integerType } from './integer.ts';
import { matrixType } from './matrix.ts';
import { numberType } from './number.ts';
import { orderType } from './order.ts';
import { shapeType } from './shape.ts';
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
  weights: weightsType,
  certificate: certificateType,
  order: orderType,
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
