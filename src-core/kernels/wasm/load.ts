import { KERNELS_BASE64, SHARED_FLAG_AT } from './kernels.gen.ts';
import type { RawKernels } from './raw.ts';

/** The few names of the host that are used here; src-core knows neither browser nor Node. */
interface Host {
  atob(base64: string): string;
  WebAssembly?: {
    validate(bytes: Uint8Array): boolean;
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { readonly exports: unknown };
  };
}

const host = globalThis as unknown as Host;
const compiled = new Map<boolean, object>();

function bytesFor(shared: boolean): Uint8Array {
  const bytes = Uint8Array.from(host.atob(KERNELS_BASE64), (letter) => letter.charCodeAt(0));
  // Limits flags of the imported memory: 1 has a maximum, 2 is shared.
  bytes[SHARED_FLAG_AT] = shared ? 3 : 1;
  return bytes;
}

/**
 * The kernels over a WebAssembly.Memory of at most 16384 pages, `shared` as the memory is;
 * undefined where there is no WebAssembly or no 128-bit SIMD.
 */
export function loadKernels(memory: object, shared: boolean): RawKernels | undefined {
  const { WebAssembly } = host;
  if (!WebAssembly) return undefined;
  let module = compiled.get(shared);
  if (!module) {
    const bytes = bytesFor(shared);
    if (!WebAssembly.validate(bytes)) return undefined;
    module = new WebAssembly.Module(bytes);
    compiled.set(shared, module);
  }
  const abort = () => {
    throw new Error('kernels: abort');
  };
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports as RawKernels;
}
