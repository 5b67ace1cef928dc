import { sql } from 'kysely';
import type { PaperServer } from '#testkit/api/paper-server.ts';
import type { Sent } from '#testkit/api/send.ts';
import type { LocalIssuer } from '#testkit/local-issuer.ts';

/** Everything somebody might show who is not to be let in, by name. All of it would be good but for one thing. */
export async function badCredentials(
  server: PaperServer,
  issuer: LocalIssuer,
): Promise<Readonly<Record<string, Sent['headers']>>> {
  const good = await server.keyOf('ada');
  const idOf = (key: string): string => `key_${key.split('_')[2]}`;
  const [revoked, expired, other] = [await server.keyOf('ada'), await server.keyOf('ada'), await server.keyOf('ada')];
  const { database } = server.paper;
  await sql`update api_key set revoked_at = now() where id = ${idOf(revoked)}`.execute(database);
  await sql`update api_key set expires_at = now() - interval '1 second' where id = ${idOf(expired)}`.execute(database);
  await sql`delete from api_key where id = ${idOf(other)}`.execute(database);
  const now = Math.floor(Date.now() / 1000);
  const key = (text: string): Sent['headers'] => ({ 'x-api-key': text });
  const bearer = (text: string): Sent['headers'] => ({ authorization: `Bearer ${text}` });
  const token = await issuer.signToken();
  const [header, , signature] = token.split('.');
  const changed = Buffer.from(JSON.stringify({ sub: 'ada', aud: issuer.audience, iss: issuer.issuer })).toString(
    'base64url',
  );
  return {
    nothing: {},
    'an unknown key': key(other),
    'a key with a slip': key(`${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`),
    'a revoked key': key(revoked),
    'a revoked key as a bearer': bearer(revoked),
    'an expired key': key(expired),
    'no key at all': key('x'),
    'a good key in the wrong scheme': { authorization: `Basic ${Buffer.from(`ada:${good}`).toString('base64')}` },
    'a key and a token at once': { ...key(good), ...bearer(token) },
    'a cookie': { cookie: `key=${good}` },
    'an expired token': bearer(await issuer.signToken({ exp: now - 60, iat: now - 360 })),
    'a token for another service': bearer(await issuer.signToken({ aud: 'https://other.test' })),
    'a token of another issuer': bearer(await issuer.signToken({ iss: 'https://issuer.example' })),
    'a token of nobody': bearer(await issuer.signToken({ sub: '' })),
    'a token that was changed': bearer(`${header}.${changed}.${signature}`),
    'a token that is not signed': bearer(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${changed}.`),
  };
}
