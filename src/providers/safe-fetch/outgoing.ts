/** A request as it is sent: its body as bytes or text, so that it can be told how long it is. */
export interface Outgoing {
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | string | undefined;
  readonly redirect: Request['redirect'];
  /** What its caller gives it up by. */
  readonly signal: AbortSignal | undefined;
}

const plainMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** What `fetch` would send for the same parameters. The usual ones are read as they are: a `Request` costs much more. */
export async function outgoingOf(input: string | URL | Request, init: RequestInit = {}): Promise<Outgoing> {
  const { method = 'GET', headers = {}, body = null, redirect = 'follow', signal = null } = init;
  const isPlain = !(input instanceof Request) && plainMethods.has(method) && isRecord(headers);
  if (isPlain && (body === null || (typeof body === 'string' && 'content-type' in headers && method === 'POST'))) {
    const entries = Object.entries(headers);
    return { method, headers: entries, body: body ?? undefined, redirect, signal: signal ?? undefined };
  }
  const request = new Request(input, init);
  return {
    method: request.method,
    headers: [...request.headers],
    body: request.body === null ? undefined : new Uint8Array(await request.arrayBuffer()),
    redirect: request.redirect,
    signal: request.signal,
  };
}

function isRecord(headers: NonNullable<RequestInit['headers']>): headers is Record<string, string> {
  return !Array.isArray(headers) && !(headers instanceof Headers);
}
