import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userIdOfSubject } from '#domain/identity/user-id.ts';
import { createHash } from 'node:crypto';
import { makeBelongings, type Belongings } from '#testkit/api/belongings.ts';
import { openIntakeHands } from '#testkit/api/intake-hands.ts';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import type { Sent } from '#testkit/api/send.ts';
import { eventually } from '#testkit/eventually.ts';
import { readEvents } from '#testkit/event-reader.ts';
import { startLocalIssuer, type LocalIssuer } from '#testkit/local-issuer.ts';
import type { Scope } from '#domain/identity/scope.ts';
import {
  checkCredentials,
  checkForeignIds,
  checkOwner,
  checkScope,
  guardedOperations,
  namesOfIds,
  narrowKeys,
  openOperations,
  requestOf,
  settleTown,
  type Town,
  withoutEffect,
} from './checks/authorisation.ts';
import { checkCursors } from './checks/cursors.ts';
import { checkLinks } from './checks/signed-links.ts';
import { checkLocalOnly } from './checks/local-only.ts';
import { badCredentials } from './checks/bad-credentials.ts';

let issuer: LocalIssuer;
let hands: Awaited<ReturnType<typeof openIntakeHands>>;
let server: PaperServer;
let town: Town;
/** Has everything as well, and changes it. */
let zoe: Belongings;
let credentials: Readonly<Record<string, Sent['headers']>>;
let keys: ReadonlyMap<Scope, string>;

beforeAll(async () => {
  [issuer, hands] = await Promise.all([startLocalIssuer(), openIntakeHands()]);
  const { audience } = issuer;
  const limits = { heartbeatMs: 30, recheckMs: 50 };
  server = await createPaperServer({ auth: { oidc: { issuer: issuer.issuer, audience } }, intake: hands, limits });
  town = await settleTown(server);
  zoe = await makeBelongings(server, 'zoe');
  credentials = await badCredentials(server, issuer);
  keys = await narrowKeys(server);
});
afterAll(async () => {
  await server?.remove();
  await Promise.all([hands?.close(), issuer?.close()]);
});

it('asks of everything but the state of the server who it is for', () => {
  expect(openOperations.map(({ path }) => path)).toEqual(['/health', '/ready']);
  expect(guardedOperations.length).toBeGreaterThan(40);
});

it('knows a value for every id that a request may hold', () => {
  const known = ['name', 'audio_asset_id', 'brand_kit_id', ...Object.keys(town.ada)];
  expect(namesOfIds().filter((name) => !known.includes(name))).toEqual([]);
});

describe.each(guardedOperations.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
  it('is shut to everybody else, whatever they show or ask for, and nothing happens', () =>
    withoutEffect(server, async () => {
      await checkCredentials(town, operation, credentials);
      await checkScope(town, operation, keys);
      await checkForeignIds(town, operation);
    }));

  it('is open to its owner', async () => {
    const takesAway = operation.method === 'DELETE' || operation.path.includes('{upload_id}');
    await checkOwner({ ...town, ada: takesAway ? await makeBelongings(server, 'zoe') : zoe }, operation);
  });
});

it.each(openOperations.map((operation) => [operation.id, operation] as const))(
  '%s is open to all',
  async (_id, operation) => {
    expect((await server.send(requestOf(operation, town.ada))).status).toBe(200);
  },
);

it('takes a token of the sign-in service as the user it names, and nobody else', async () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const ann = userIdOfSubject(issuer.issuer, 'ann', hash);
  const { video_id: videoId } = await makeBelongings(server, ann, 1);
  const headers = { authorization: `Bearer ${await issuer.signToken()}` };
  const ask = async (id: string) => (await server.send({ method: 'GET', path: `/api/video/${id}`, headers })).status;
  expect(await ask(videoId)).toBe(200);
  expect(await ask(town.ada.video_id)).toBe(404);
});

it('opens files by links as they were given, and by no other', () => checkLinks(town));

it('never leads from one user’s pages to another’s', () => checkCursors(town));

it('shuts a revoked key out at once, and soon of a stream that is open', async () => {
  const key = await server.keyOf('ada');
  const headers = { 'x-api-key': key };
  const ask = async () => (await server.send({ method: 'GET', path: '/api/videos', headers })).status;
  expect(await ask()).toBe(200);
  const stream = await readEvents(`${server.origin}/api/status/${town.ada.video_id}/stream`, headers);
  await eventually(() => expect(stream.events).toHaveLength(1));
  await sql`update api_key set revoked_at = now() where id = ${`key_${key.split('_')[2]}`}`.execute(
    server.paper.database,
  );
  expect(await ask()).toBe(401);
  await stream.ended;
});

describe('for the one user of a machine', () => {
  let local: PaperServer;
  beforeAll(async () => {
    local = await createPaperServer({ beside: server, auth: { apiKeysRequired: false } });
  });
  afterAll(() => local?.remove());

  it('needs no key, and takes no request that another page or another machine’s name has sent', () =>
    checkLocalOnly(local));
});
