// The binary ops on lanes. `maximum` and `minimum` are NaN where either operand is, as in PyTorch. SubFrom and
// DivInto have their operands swapped (b − a, b / a): they serve a scalar, row or channel on the left.

export class Add {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.add(a, b);
  }
}

export class Sub {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.sub(a, b);
  }
}

export class Mul {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.mul(a, b);
  }
}

export class Div {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.div(a, b);
  }
}

export class Maximum {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.max(a, b);
  }
}

export class Minimum {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.min(a, b);
  }
}

export class SubFrom {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.sub(b, a);
  }
}

export class DivInto {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.div(b, a);
  }
}
