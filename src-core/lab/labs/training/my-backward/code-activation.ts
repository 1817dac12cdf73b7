import { netActivations } from '../my-gradient/net-activation.ts';
import type { NetActivation } from '../my-gradient/net-activation.ts';

/** An activation that code of a learner is given, too. */
export interface CodeActivation extends NetActivation {
  /** The function and its slope in t, as the learner's code calls them. */
  javaScript: string;
  slopeInJavaScript: string;
}

const SIGMOID = '1 / (1 + Math.exp(-t))';

const IN_JAVASCRIPT: Readonly<Record<string, readonly [value: string, slope: string]>> = {
  sigmoid: [SIGMOID, `(${SIGMOID}) * (1 - ${SIGMOID})`],
  tanh: ['Math.tanh(t)', '1 - Math.tanh(t) ** 2'],
  ReLU: ['t > 0 ? t : 0', 't > 0 ? 1 : 0'],
};

export const codeActivations: readonly CodeActivation[] = netActivations.flatMap((one) => {
  const [javaScript, slopeInJavaScript] = IN_JAVASCRIPT[one.name] ?? [];
  return javaScript === undefined || slopeInJavaScript === undefined
    ? []
    : [{ ...one, javaScript, slopeInJavaScript }];
});
