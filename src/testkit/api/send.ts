import { Agent, request as openRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** A request as it goes over the wire: nothing is added but what HTTP cannot do without. */
export interface Sent {
  readonly method: string;
  /** Path and query, escaped. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty for an event stream, which is left at its first byte. */
  readonly text: string;
  /** The body as JSON. Throws when it is none. */
  json(): unknown;
}

/** Connections that are kept open, as those of a program that calls the API often. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * Sends a request on a real socket. Unlike `fetch` it sets any header, `Host` and `Origin` among them, follows nothing
 * and gives an answer that came before the body was sent. Rejects when the connection ends without an answer.
 */
export function send(origin: string, { method, path, headers = {}, body }: Sent): Promise<Received> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = openRequest({ agent, host: hostname, port, method, path, headers: lengthOf(headers, body) });
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      const settle = (): void => {
        const text = Buffer.concat(chunks).toString();
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, text, json: () => JSON.parse(text) as unknown });
      };
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        settle();
        request.destroy();
        return;
      }
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', settle);
    });
    request.end(body);
  });
}

function lengthOf(headers: OutgoingHttpHeaders, body: Sent['body']): OutgoingHttpHeaders {
  const isSet = Object.keys(headers).some((name) => /^(?:content-length|transfer-encoding)$/i.test(name));
  return body === undefined || isSet ? headers : { ...headers, 'content-length': Buffer.byteLength(body) };
}
