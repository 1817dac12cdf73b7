// The binary ops on two arrays of one shape, and on an array and a scalar k: ranges of elements.
import { Add, Div, DivInto, Maximum, Minimum, Mul, Sub, SubFrom } from './binary-ops.as';
import { at, zip, zipScalar } from './lanes.as';

function same<Op>(a: usize, b: usize, y: usize, lo: i32, hi: i32): void {
  zip<Op>(at(a, lo), at(b, lo), at(y, lo), hi - lo);
}

function scalar<Op>(a: usize, k: f32, y: usize, lo: i32, hi: i32): void {
  zipScalar<Op>(at(a, lo), k, at(y, lo), hi - lo);
}

export function add(a: usize, b: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  same<Add>(a, b, y, lo, hi);
}

export function sub(a: usize, b: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  same<Sub>(a, b, y, lo, hi);
}

export function mul(a: usize, b: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  same<Mul>(a, b, y, lo, hi);
}

export function div(a: usize, b: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  same<Div>(a, b, y, lo, hi);
}

export function maximum(a: usize, b: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  same<Maximum>(a, b, y, lo, hi);
}

export function minimum(a: usize, b: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  same<Minimum>(a, b, y, lo, hi);
}

export function addScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<Add>(a, k, y, lo, hi);
}

export function subScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<Sub>(a, k, y, lo, hi);
}

export function mulScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<Mul>(a, k, y, lo, hi);
}

export function divScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<Div>(a, k, y, lo, hi);
}

export function maximumScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<Maximum>(a, k, y, lo, hi);
}

export function minimumScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<Minimum>(a, k, y, lo, hi);
}

export function subFromScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<SubFrom>(a, k, y, lo, hi);
}

export function divIntoScalar(a: usize, k: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  scalar<DivInto>(a, k, y, lo, hi);
}
