import type { ServerResponse } from 'node:http';
import type { AnswerFault } from '../faults/fault-action.ts';
import type { SimulatedTime } from '../simulated-time.ts';
import type { Reply } from './reply.ts';

const htmlPage = '<!doctype html><html><head><title>502</title></head><body><h1>Bad gateway</h1></body></html>';

/** A reply as bytes and headers. */
interface Message {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** Sends a reply, spoiled as a fault of the answer has it. Resolves with the status when it is on its way. */
export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  fault: AnswerFault | undefined,
  time: SimulatedTime,
): Promise<number> {
  const message = spoilMessage(toMessage(reply), fault, response);
  if (response.destroyed) return message.status;
  response.writeHead(message.status, { ...message.headers, 'content-length': String(message.bytes.length) });
  if (fault?.kind === 'short-body') {
    response.write(message.bytes.subarray(0, Math.floor(message.bytes.length / 2)), () => response.destroy());
  } else if (fault?.kind === 'slow-body') {
    await drip(response, message.bytes, fault.seconds, time);
  } else {
    response.end(message.bytes);
  }
  return message.status;
}

/** Cuts a connection as a crashed gateway does: with a reset, not an end. */
export function resetConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function toMessage({ status, headers = {}, body }: Reply): Message {
  if (body.kind === 'json') {
    const bytes = Buffer.from(JSON.stringify(body.value));
    return { status, headers: { 'content-type': 'application/json', ...headers }, bytes };
  }
  if (body.kind === 'bytes') {
    return { status, headers: { 'content-type': body.mediaType, ...headers }, bytes: body.bytes };
  }
  return { status, headers, bytes: new Uint8Array() };
}

function spoilMessage(message: Message, fault: AnswerFault | undefined, response: ServerResponse): Message {
  const { headers, bytes } = message;
  switch (fault?.kind) {
    case 'zero-bytes':
      return { ...message, bytes: new Uint8Array() };
    case 'html-page':
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, bytes: Buffer.from(htmlPage) };
    case 'malformed-json':
      return { ...message, bytes: bytes.subarray(0, Math.max(1, Math.floor(bytes.length * 0.7))) };
    case 'output-wrong-mime':
      return {
        ...message,
        headers: { ...headers, 'content-type': fault.mediaType ?? otherType(headers['content-type']) },
      };
    case 'output-redirect':
      return { status: 302, headers: { location: fault.to ?? otherHost(response) }, bytes: new Uint8Array() };
    default:
      return message;
  }
}

const otherType = (type = ''): string => (type.startsWith('video/') ? 'image/png' : 'video/mp4');

/** The same address by this machine's other name, which is another host to whoever follows. */
function otherHost(response: ServerResponse): string {
  const { url = '/', headers } = response.req;
  const port = /:(\d+)$/.exec(headers.host ?? '')?.[1] ?? '80';
  return `http://localhost:${port}${url}`;
}

async function drip(response: ServerResponse, bytes: Uint8Array, seconds: number, time: SimulatedTime): Promise<void> {
  const pieces = 10;
  const size = Math.ceil(bytes.length / pieces);
  for (let index = 0; index < pieces && !response.destroyed; index += 1) {
    response.write(bytes.subarray(index * size, (index + 1) * size));
    await time.wait(seconds / pieces);
  }
  response.end();
}
