import { AppError } from '#core/errors.ts';
import type { SceneSpec } from '#core/scene/scene-spec.ts';
import type { Evaluator } from './language/evaluator.ts';
import type { Formula } from './language/formula.ts';
import { asInteger, asList, asNumber, asText, isList } from './language/value.ts';
import type { Value } from './language/value.ts';
import type { ViewSpec } from './parse/view-schema.ts';

/** The picture of one draw as plain data. */
export function sceneOf(view: ViewSpec, evaluator: Evaluator): SceneSpec {
  const pair = (formula: Formula | undefined, name: string, fallback: number): [number, number] => {
    const value = formula ? evaluator.evaluate(formula) : undefined;
    if (value === undefined) return [fallback, fallback];
    const [first, second] = isList(value) ? value : [value, value];
    return [asInteger(first as Value, name), asInteger(second as Value, name)];
  };
  const numbers = (formula: Formula | undefined): number[] | undefined =>
    formula && flatten(evaluator.evaluate(formula));
  const names = (formula: Formula): string[] =>
    asList(evaluator.evaluate(formula), 'view, kernelNames').map((name) => asText(name, 'view'));
  const [C, H, W] = asList(evaluator.evaluate(view.input), 'view, input').map((size) =>
    asInteger(size, 'view, input'),
  );
  if (C === undefined || H === undefined || W === undefined) {
    throw new AppError('view', 'view, input: expected [C, H, W]');
  }
  return {
    scene: view.scene,
    input: [C, H, W],
    outChannels: view.outChannels
      ? asInteger(evaluator.evaluate(view.outChannels), 'outChannels')
      : 1,
    kernel: pair(view.kernel, 'view, kernel', 1),
    stride: pair(view.stride, 'view, stride', 1),
    padding: pair(view.padding, 'view, padding', 0),
    outputPadding: pair(view.outputPadding, 'view, outputPadding', 0),
    ...(view.inputValues && { inputValues: numbers(view.inputValues) }),
    ...(view.kernelValues && { kernelValues: numbers(view.kernelValues) }),
    ...(view.kernelNames && { kernelNames: names(view.kernelNames) }),
  };
}

function flatten(value: Value): number[] {
  return isList(value) ? value.flatMap(flatten) : [asNumber(value, 'view')];
}
