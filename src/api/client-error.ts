import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { BeatboardError, type ErrorCode } from '#domain/errors.ts';
import { problemOf } from './error-response.ts';
import { httpStatusOf } from '#contract/problem.ts';
import { createRequestId } from './request-id.ts';

const known: Readonly<Record<string, readonly [code: ErrorCode, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'The headers and the address together are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request_unreadable', 'The request did not come to its end in time.'],
};

/** Answers what is no HTTP request at all, and lets go of the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, message] = known[error.code ?? ''] ?? ['request_unreadable', 'This is not an HTTP request.'];
  const status = httpStatusOf(code);
  const body = JSON.stringify(problemOf(new BeatboardError(code, message), createRequestId()));
  // Whoever asks for the head alone takes a body for the next answer.
  const { rawPacket } = error as { readonly rawPacket?: unknown };
  const asksForHead = Buffer.isBuffer(rawPacket) && rawPacket.subarray(0, 5).toString('latin1') === 'HEAD ';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${asksForHead ? '' : body}`,
    () => socket.destroy(),
  );
}
