import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHttpOrigin } from './http-origin.ts';

/** One request as the server got it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A provider that answers as told and keeps what it was asked, with a folder for what comes of it. */
export interface ScriptedProvider {
  readonly origin: string;
  readonly received: ReceivedRequest[];
  readonly folder: string;
  answer: (request: ReceivedRequest, response: ServerResponse) => unknown;
  close(): Promise<void>;
}

/** Answers 404 until it is told what to answer. */
export async function startScriptedProvider(): Promise<ScriptedProvider> {
  const received: ReceivedRequest[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'paid-call-'));
  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await incoming.reduce((all: Buffer, part: Buffer) => Buffer.concat([all, part]), Buffer.alloc(0));
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body };
    received.push(request);
    await provider.answer(request, response);
  };
  const server = await startHttpOrigin((incoming, response) => void respond(incoming, response));
  const provider: ScriptedProvider = {
    origin: server.origin,
    received,
    folder,
    answer: (_request, response) => response.writeHead(404).end(),
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
  return provider;
}

/** Answers with JSON. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): ScriptedProvider['answer'] =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Answers with bytes. */
export const bytes =
  (body: Uint8Array, contentType: string): ScriptedProvider['answer'] =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': contentType }).end(body);
