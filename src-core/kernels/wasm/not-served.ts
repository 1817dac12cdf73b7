/**
 * The sign that a kernel has no room for such sizes, so that the plain tier has to serve. It never leaves the
 * kernels.
 */
export class NotServed extends Error {}
