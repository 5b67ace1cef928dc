import { expect } from 'vitest';
import { scopes, type Scope } from '#domain/identity/scope.ts';
import { readApiDocument, type ApiOperation } from '#testkit/api/api-document.ts';
import { makeBelongings, type Belongings } from '#testkit/api/belongings.ts';
import { takeFingerprint } from '#testkit/api/fingerprint.ts';
import { buildRequest, idPositions, type IdPosition } from '#testkit/api/operation-request.ts';
import type { PaperServer } from '#testkit/api/paper-server.ts';
import type { Received, Sent } from '#testkit/api/send.ts';

const document = readApiDocument();

/** Every operation that asks who it is for. */
export const guardedOperations = document.operations.filter(({ scope }) => scope !== undefined);
export const openOperations = document.operations.filter(({ scope }) => scope === undefined);

/** A server with two users who have one of everything each. */
export interface Town {
  readonly server: PaperServer;
  readonly ada: Belongings;
  readonly eve: Belongings;
}

export async function settleTown(server: PaperServer): Promise<Town> {
  return { server, ada: await makeBelongings(server, 'ada'), eve: await makeBelongings(server, 'eve') };
}

/** A request without credentials, or with what `headers` show. */
export function requestOf(operation: ApiOperation, owner: Belongings, headers: Sent['headers'] = {}): Sent {
  const request = buildRequest(document, operation, owner);
  return { ...request, headers: { ...request.headers, ...headers } };
}

/** An answer without what differs from request to request: equal cases must look equal. */
function shownBy({ status, text }: Received, ids: readonly unknown[] = []): string {
  const plain = ids.reduce<string>((rest, id) => rest.replaceAll(String(id), 'ID'), text);
  return `${status} ${plain.replace(/"request_id":"req_\w+"/, '')}`;
}

/** Sends what must have no effect, and sees to it that it has none. */
export async function withoutEffect(server: PaperServer, act: () => Promise<void>): Promise<void> {
  const before = await takeFingerprint(server);
  await act();
  await server.paper.settle();
  expect(await takeFingerprint(server)).toEqual(before);
}

/** Whoever cannot prove who they are gets the same 401 from every operation, whatever is wrong with their proof. */
export async function checkCredentials(
  { server, ada }: Town,
  operation: ApiOperation,
  credentials: Readonly<Record<string, Sent['headers']>>,
): Promise<void> {
  const shown: Record<string, string> = {};
  for (const [name, headers] of Object.entries(credentials)) {
    const answer = await server.send(requestOf(operation, ada, headers));
    expect(answer.status, name).toBe(401);
    expect(answer.headers['www-authenticate'], name).toBe('Bearer');
    if (operation.method !== 'HEAD') expect(answer.json(), name).toMatchObject({ code: 'not_signed_in' });
    shown[name] = shownBy(answer);
  }
  expect(new Set(Object.values(shown)).size, JSON.stringify(shown)).toBe(1);
}

/** Keys of one user with every scope but one each. */
export async function narrowKeys(server: PaperServer): Promise<ReadonlyMap<Scope, string>> {
  const entries = scopes.map(async (missing): Promise<[Scope, string]> => {
    return [
      missing,
      await server.keyOf(
        'ada',
        scopes.filter((scope) => scope !== missing),
      ),
    ];
  });
  return new Map(await Promise.all(entries));
}

/** A key with everything but the scope an operation needs is refused; no other scope makes up for it. */
export async function checkScope(
  { server, ada }: Town,
  operation: ApiOperation,
  keys: ReadonlyMap<Scope, string>,
): Promise<void> {
  const key = keys.get(operation.scope as Scope)!;
  const answer = await server.send(requestOf(operation, ada, { 'x-api-key': key }));
  expect(answer.status).toBe(403);
  if (operation.method === 'HEAD') return;
  expect(answer.json()).toMatchObject({ code: 'scope_missing' });
  expect(answer.text).toContain(operation.scope);
}

/** The owner's own key opens what it should; `town` is used up by what changes things. */
export async function checkOwner({ server, ada }: Town, operation: ApiOperation): Promise<void> {
  const answer = await server.send(requestOf(operation, ada, { authorization: `Bearer ${ada.key}` }));
  expect(Object.keys(operation.responses), answer.text).toContain(String(answer.status));
  expect([401, 403, 404, 429], answer.text).not.toContain(answer.status);
  expect(answer.status, answer.text).toBeLessThan(500);
  await server.paper.settle();
}

/** Of the same form as another, and nobody's. */
function nobodys(id: string): string {
  return `${id.slice(0, -8)}${[...id.slice(-8)]
    .toReversed()
    .join('')
    .replaceAll(/[0-9a-f]/gi, (digit) => (digit === '7' ? '5' : '7'))}`;
}

function placedAt(position: IdPosition, ada: Belongings, id: unknown): Belongings {
  const isList = Array.isArray(ada[position.name]);
  return { ...ada, [position.name]: isList ? [id].flat() : id };
}

/**
 * Wherever a request takes an id, another user's is treated exactly as one that nobody has: refused, with the same
 * words. So nobody can even learn which ids there are.
 */
export async function checkForeignIds({ server, ada, eve }: Town, operation: ApiOperation): Promise<void> {
  for (const position of idPositions(document, operation)) {
    const known = [eve[position.name]].flat()[0];
    const foreign = typeof known === 'string' ? known : `kit_${eve.video_id}`;
    const unknown = nobodys(foreign);
    const ask = (id: string): Promise<Received> =>
      server.send(requestOf(operation, placedAt(position, ada, id), { 'x-api-key': ada.key }));
    const [answer, compared] = [await ask(foreign), await ask(unknown)];
    const place = `${position.place} ${position.name}`;
    expect([403, 404, 422], `${place}: ${answer.status} ${answer.text}`).toContain(answer.status);
    if (position.place === 'path') expect(answer.status, place).toBe(404);
    expect(shownBy(answer, [foreign]), place).toBe(shownBy(compared, [unknown]));
    for (const secret of [eve.video_id, 'line-of', 'cup.png']) {
      if (secret !== foreign) expect(answer.text.replaceAll(foreign, ''), place).not.toContain(secret);
    }
  }
}

/** Names of every id that a request may hold, so that none is passed over for want of a value. */
export function namesOfIds(): string[] {
  return [...new Set(document.operations.flatMap((each) => idPositions(document, each)).map(({ name }) => name))];
}
