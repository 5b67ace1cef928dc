import { expect } from 'vitest';
import { readApiDocument } from '#testkit/api/api-document.ts';
import { makeBelongings } from '#testkit/api/belongings.ts';
import { buildRequest } from '#testkit/api/operation-request.ts';
import { blackPng } from '#testkit/hostile-files/png-bytes.ts';
import type { PaperServer } from '#testkit/api/paper-server.ts';

const document = readApiDocument();

/** Every operation that takes `If-Match`, as the document says. */
export const conditionalOperations = document.operations.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'If-Match'),
);

/**
 * A change made on a state that is no longer there is refused, whatever the change; both sides are told, and the tag
 * that is told opens the way.
 */
export async function checkStaleIfMatch(server: PaperServer, id: string): Promise<void> {
  const operation = conditionalOperations.find((one) => one.id === id)!;
  const ada = await makeBelongings(server, 'ada');
  const checkpoint = `/api/video/${ada.video_id}/checkpoints/${ada.checkpoint_id}`;
  const headers = { 'x-api-key': ada.key };
  const read = async () => (await server.send({ method: 'GET', path: checkpoint, headers })).headers.etag!;
  const seen = await read();
  // Somebody else is quicker.
  for (const locked of [true, false]) {
    const body = JSON.stringify({ slot: 'spec', locked });
    await server.send({
      ...{ method: 'POST', path: `${checkpoint}/lock`, body },
      headers: { ...headers, 'content-type': 'application/json' },
    });
  }
  const now = await read();
  expect(now).not.toBe(seen);
  const ask = async (tag: string) => {
    const request = buildRequest(document, operation, { ...ada, file: blackPng(64, 64), 'If-Match': tag });
    return server.send({ ...request, headers: { ...request.headers, ...headers } });
  };
  for (const tag of [seen, '"r99"', '"of another server"']) {
    const answer = await ask(tag);
    expect(answer.status, `${tag} ${answer.text}`).toBe(412);
    expect(answer.json()).toMatchObject({ code: 'edit_conflict', details: { etag: now } });
    const { details } = answer.json() as { details: object };
    expect(Object.keys(details).toSorted()).toEqual(['etag', 'theirs', 'yours']);
  }
  await server.paper.settle();
  expect(await read()).toBe(now);
  const answer = await ask(now);
  expect([200, 202, 204], answer.text).toContain(answer.status);
  await server.paper.settle();
}
