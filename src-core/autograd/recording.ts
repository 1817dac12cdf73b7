let recording = true;

/** Whether ops on tensors are written down. */
export function isRecording(): boolean {
  return recording;
}

/**
 * What `compute` yields, with nothing written down: its results do not require gradients.
 *
 * Source: torch.no_grad.
 */
export function noGrad<T>(compute: () => T): T {
  const before = recording;
  recording = false;
  try {
    return compute();
  } finally {
    recording = before;
  }
}
