import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readApiDocument } from '#testkit/api/api-document.ts';
import { makeBelongings, type Belongings } from '#testkit/api/belongings.ts';
import { buildRequest, idPositions } from '#testkit/api/operation-request.ts';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import type { Received, Sent } from '#testkit/api/send.ts';

const document = readApiDocument();

let server: PaperServer;
let ada: Belongings;
beforeAll(async () => {
  server = await createPaperServer();
  ada = await makeBelongings(server, 'ada');
});
afterAll(() => server?.remove());

const ask = ({ headers, ...request }: Sent): Promise<Received> =>
  server.send({ ...request, headers: { 'x-api-key': ada.key, ...headers } });

const json = { 'content-type': 'application/json' };

describe('requests that nobody means', () => {
  const named = document.operations.filter((operation) =>
    idPositions(document, operation).some(({ place }) => place === 'path'),
  );

  it.each(named.map((operation) => [operation.id, operation] as const))(
    '%s takes no address with a NUL in it',
    async (_id, operation) => {
      for (const { place, name } of idPositions(document, operation)) {
        if (place !== 'path') continue;
        const answer = await ask(buildRequest(document, operation, { ...ada, [name]: '\0' }));
        expect(answer.status, answer.text).toBe(422);
      }
    },
  );

  it('with thousands of unknown fields are answered briefly', async () => {
    const fields = Array.from({ length: 50_000 }, (_, index) => `"k${index}":1`);
    const answer = await ask({ method: 'POST', path: '/api/generate', headers: json, body: `{${fields.join(',')}}` });
    expect(answer.status).toBe(422);
    expect(answer.text.length).toBeLessThan(20_000);
    expect((answer.json() as { detail: string }).detail).toMatch(/and 50000 more/);
  });

  it.each(['null', '""', '[]', 'true', '"0"'])('for the beat %s do not mean the first one', async (index) => {
    const path = `/api/video/${ada.video_id}/checkpoints/${ada.checkpoint_id}/regenerate-beat`;
    const answer = await ask({ method: 'POST', path, headers: json, body: `{"beat_index":${index}}` });
    expect(answer.status, answer.text).toBe(422);
  });

  it('with an empty field in a form do not mean the first beat', async () => {
    const operation = document.operations.find(({ id }) => id === 'uploadImage')!;
    expect((await ask(buildRequest(document, operation, { ...ada, beat_index: ' ' }))).status).toBe(422);
  });

  it('for uploads joined from parts are told that there is no such thing', async () => {
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '9', 'upload-concat': 'partial' };
    const answer = await ask({ method: 'POST', path: '/api/uploads', headers });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'request_invalid', retryable: false });
  });

  it('for a head alone get no body, even with headers that are too large', async () => {
    const answer = await ask({ method: 'HEAD', path: '/api/videos', headers: { 'x-large': 'x'.repeat(40_000) } });
    expect(answer.status).toBe(431);
    expect(answer.text).toBe('');
  });
});

it('are no fault of the server', () => {
  expect(server.faults).toEqual([]);
});
