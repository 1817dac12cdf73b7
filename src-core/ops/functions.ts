// One function for each op, taking plain numbers (NdArray) and tensors alike.
export { abs } from './abs.ts';
export { add } from './add.ts';
export { conv2d } from './conv2d.ts';
export { convTranspose2d } from './conv-transpose2d.ts';
export { expand } from './expand.ts';
export { heaviside, threshold } from './heaviside.ts';
export { linear } from './linear.ts';
export { matmul } from './matmul.ts';
export { mean } from './mean.ts';
export { mul } from './mul.ts';
export { neg } from './neg.ts';
export { pad } from './pad.ts';
export { permute, transpose } from './permute.ts';
export { relu } from './relu.ts';
export { reshape } from './reshape.ts';
export { sub } from './sub.ts';
export { sum } from './sum.ts';
