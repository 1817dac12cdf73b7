/** Names of the curves, and what stands in front of the names of weights. */
export interface TrainingNames {
  loss: string;
  accuracy: string;
  weights: string;
}

/** Those of the only net, or the first of two. */
export const FIRST_NAMES: TrainingNames = { loss: 'loss', accuracy: 'accuracy', weights: '' };

/** Those of a second net beside the first. */
export const SECOND_NAMES: TrainingNames = {
  loss: 'secondLoss',
  accuracy: 'secondAccuracy',
  weights: 'second ',
};

export const trainingCurves = {
  loss: { docs: 'loss of the batch', axis: 'log', group: 'Loss' },
  accuracy: { docs: 'right so far in this epoch', axis: 'linear', group: 'Right' },
} as const;

export const secondCurves = {
  secondLoss: { docs: 'loss of the second net', axis: 'log', group: 'Loss' },
  secondAccuracy: { docs: 'second net, right in this epoch', axis: 'linear', group: 'Right' },
} as const;
