// Every kernel that leaves the module, one line per source file. A range kernel (see raw.ts) ends in
// (lo: i32, hi: i32, scratch: usize). Nothing here allocates and there is no static data, so that one
// instance per thread can work on one memory.
export { convolve } from './convolve.as';
export { convolveQuads } from './convolve-quads.as';
export { convolveRows } from './convolve-rows.as';
export { depthwise } from './depthwise.as';
export { depthwiseWeightGrad } from './depthwise-weight-grad.as';
export { gemm } from './gemm.as';
export { matvec } from './matvec.as';
export { peak } from './peak.as';
export { addShares, weightGrad } from './weight-grad.as';
export { weightGradQuads } from './weight-grad-quads.as';
export * from './activations.as';
export * from './binary.as';
export * from './broadcast.as';
export { exp } from './exp.as';
export { maxBlocks, maxRows, minBlocks, minRows } from './extremes.as';
export * from './gelu.as';
export { log } from './log.as';
export * from './optim.as';
export * from './pool.as';
export * from './pool2.as';
export { sumBlocks, sumColumns, sumRows } from './reduce.as';
export * from './softmax.as';
export * from './tanh.as';
export * from './unary.as';
