import { expect } from 'vitest';
import { localUserId } from '#domain/identity/user-id.ts';
import { makeBelongings } from '#testkit/api/belongings.ts';
import { takeFingerprint } from '#testkit/api/fingerprint.ts';
import type { PaperServer } from '#testkit/api/paper-server.ts';
import { guardedOperations, requestOf } from './authorisation.ts';

/**
 * Without keys, the one user of the machine is whoever asks from it by its own name. A page of another origin, and a
 * name that somebody else's DNS has led here, ask in vain, of every operation.
 */
export async function checkLocalOnly(server: PaperServer): Promise<void> {
  const owner = await makeBelongings(server, localUserId);
  const { host } = new URL(server.origin);
  const before = await takeFingerprint(server);
  const others = [
    { host: 'beatboard.evil.example' },
    { host: `evil.example:${server.port}` },
    { host: `127.0.0.1.evil.example:${server.port}` },
    { host: `2130706433:${server.port}` },
    { host, origin: 'https://evil.example' },
    { host, origin: 'null' },
    { host, origin: `http://127.0.0.1:${server.port + 1}` },
    { host, 'sec-fetch-site': 'cross-site' },
    { host, 'sec-fetch-site': 'same-site' },
    { host, 'x-forwarded-for': '203.0.113.7' },
  ];
  for (const operation of guardedOperations) {
    const isSafe = operation.method === 'GET' || operation.method === 'HEAD';
    for (const headers of [...others, ...(isSafe ? [] : [{ host, 'sec-fetch-site': 'none' }])]) {
      const { status } = await server.send(requestOf(operation, owner, headers));
      expect(status, `${operation.id} ${JSON.stringify(headers)}`).toBe(401);
    }
  }
  await server.paper.settle();
  expect(await takeFingerprint(server)).toEqual(before);
  for (const headers of [
    { host },
    { host: `localhost:${server.port}` },
    { host, origin: server.origin, 'sec-fetch-site': 'same-origin' },
  ]) {
    expect((await server.send({ method: 'GET', path: `/api/video/${owner.video_id}`, headers })).status).toBe(200);
  }
}
