export type LabArray = Float64Array | Float32Array | Int32Array;
