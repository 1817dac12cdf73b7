/** `pack.yaml` of a new pack. */
export const firstManifest = (id: string, title: string): string => `format: 1
id: ${id}
title: ${JSON.stringify(title)}
version: 1.0.0
description: ''
conventions:
  - title: Rounding down
    text: A window that would stick out is not used, so sizes are rounded down.
sections:
  - title: First steps
    exercises:
      - first
`;

/** An exercise that shows each block once: numbers to draw, a mistake that is named, hints, a solution. */
export const firstExercise = `---
id: first
title: Size after a convolution
topics: [shapes, stride]
difficulty: 1
parameters:
  size: integer 16..64
  kernel: integer 2..5
  stride: integer 1..3
original: { size: 28, kernel: 5, stride: 1 }
parts:
  a:
    type: integer
    answer: convOut(size, kernel, stride)
    misreadings:
      - id: first.size-kept
        answer: size
        title: size kept
        say: Without padding the kernel does not fit at the border, so the image gets smaller.
---

A {size} × {size} image goes through a convolution with a {kernel} × {kernel} kernel, stride {stride}, and no padding.

:::part a
How many rows does the result have?
:::

:::hint
The kernel starts at row 0. What is the last row at which it still fits?
:::

:::hint
How many steps of {stride} lead there? Count the start as well.
:::

:::solution
It can start at the rows $0$ to $\\val{size} - \\val{kernel}$, in steps of {stride}:
$$
\\left\\lfloor \\frac{\\val{size} - \\val{kernel}}{\\val{stride}} \\right\\rfloor + 1 = \\val{convOut(size, kernel, stride)}
$$
:::
`;
