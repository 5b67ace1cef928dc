/** The package ships no types; this is the part of it we use. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): RequestListener;
  }
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  class MemoryAdapter {
    find(id: string): Promise<unknown>;
  }
  export default MemoryAdapter;
}
