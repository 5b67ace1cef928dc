import { describe, expect, it, vi } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { type Identity, localIdentity } from '#domain/identity/identity.ts';
import type { Scope } from '#domain/identity/scope.ts';
import type { Authenticate } from './authenticate.ts';
import { type Admission, type GateLimits, Gatekeeper } from './gatekeeper.ts';

const users: Readonly<Record<string, Identity>> = {
  ann: { userId: 'ann', scopes: ['read', 'spend'], kind: 'api_key' },
  ann2: { userId: 'ann', scopes: ['read'], kind: 'api_key' },
  bob: { userId: 'bob', scopes: ['read'], kind: 'oidc' },
};

/** Credentials are names of users here; nobody without one but at this machine is the local user. */
function createGate(limits: Partial<GateLimits> = {}, now: () => number = () => 0) {
  const authenticate = vi.fn<Authenticate>(({ headers }) => {
    const name = String(headers['x-api-key'] ?? (headers['host'] === 'localhost' ? 'localhost' : ''));
    if (name === 'down') return Promise.reject(new BeatboardError('sign_in_unavailable', 'Down.'));
    const identity = name === 'localhost' ? localIdentity : users[name];
    return identity ? Promise.resolve(identity) : Promise.reject(new BeatboardError('not_signed_in', 'No.'));
  });
  const gate = new Gatekeeper(authenticate, limits, now);
  const ask = async (
    name: string | undefined,
    scope: Scope = 'read',
    remoteAddress = '203.0.113.9',
  ): Promise<string> => {
    const headers = name === undefined ? {} : name === 'localhost' ? { host: name } : { 'x-api-key': name };
    return outcome(await gate.admit({ method: 'GET', headers, remoteAddress }, scope));
  };
  return { gate, ask, authenticate };
}

const outcome = (admission: Admission): string =>
  'identity' in admission ? admission.identity.userId : admission.refusal.code;
const times = async (count: number, ask: () => Promise<string>): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (let time = 0; time < count; time += 1) {
    const answer = await ask();
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
};

describe('Gatekeeper', () => {
  it('lets in who has the scope, and says which one is missing', async () => {
    const { ask } = createGate();
    expect([await ask('ann', 'spend'), await ask('bob', 'spend'), await ask('localhost', 'manage_keys')]).toEqual([
      'ann',
      'scope_missing',
      'local',
    ]);
  });

  it('answers a refusal with the headers that belong to it', async () => {
    const { gate } = createGate({ requests: { capacity: 1, refillPerSecond: 0.1 } });
    const admit = (name: string): Promise<Admission> =>
      gate.admit({ method: 'GET', headers: { 'x-api-key': name }, remoteAddress: '::1' }, 'read');
    expect(await admit('nobody')).toMatchObject({
      refusal: { code: 'not_signed_in' },
      headers: { 'www-authenticate': 'Bearer' },
    });
    await admit('ann');
    const refused = await admit('ann');
    expect(refused).toMatchObject({ refusal: { code: 'too_many_requests' }, headers: { 'retry-after': '10' } });
    expect(refused).toMatchObject({ refusal: { code: 'too_many_requests', entry: { retryable: true } } });
  });

  it('counts a user’s requests together, whatever key they use, and each user alone', async () => {
    const { ask } = createGate({ requests: { capacity: 10, refillPerSecond: 1 } });
    expect(await times(7, () => ask('ann'))).toEqual({ ann: 7 });
    expect(await times(7, () => ask('ann2', 'read', '198.51.100.1'))).toEqual({ ann: 3, too_many_requests: 4 });
    expect(await times(7, () => ask('bob'))).toEqual({ bob: 7 });
  });

  it('has a smaller allowance for what costs money, and none for the user at this machine', async () => {
    let nowMs = 0;
    const { ask } = createGate({ spending: { capacity: 2, refillPerSecond: 0.5 } }, () => nowMs);
    expect(await times(4, () => ask('ann', 'spend'))).toEqual({ ann: 2, too_many_requests: 2 });
    expect(await ask('ann', 'read')).toBe('ann');
    nowMs += 2000;
    expect(await ask('ann', 'spend')).toBe('ann');
    expect(await times(1000, () => ask('localhost', 'spend'))).toEqual({ local: 1000 });
  });

  it('counts refused users too, so that nobody asks for ever what they may not do', async () => {
    const { ask } = createGate({ requests: { capacity: 5, refillPerSecond: 1 } });
    expect(await times(8, () => ask('bob', 'spend'))).toEqual({ scope_missing: 5, too_many_requests: 3 });
  });
});

describe('wrong credentials', () => {
  it('in ten thousand tries are looked at a hundred times at most, one by one or at once', async () => {
    for (const atOnce of [false, true]) {
      const { ask, authenticate } = createGate();
      const guess = (time: number): Promise<string> => ask(`guess_${time}`);
      const tries = Array.from({ length: 10_000 }, (_, time) => time);
      if (atOnce) await Promise.all(tries.map(guess));
      else for (const time of tries) await guess(time);
      expect(authenticate.mock.calls.length).toBeLessThanOrEqual(100);
      expect(await guess(10_000)).toBe('too_many_requests');
    }
  });

  it('are counted by IPv6 network, not by address', async () => {
    const { ask, authenticate } = createGate();
    for (let host = 0; host < 1000; host += 1) await ask('guess', 'read', `2001:db8:0:1::${host.toString(16)}`);
    expect(authenticate.mock.calls.length).toBeLessThanOrEqual(100);
    expect(await ask('guess', 'read', '2001:db8:0:2::1')).toBe('not_signed_in');
  });

  it('of a neighbour do not shut out who was let in before', async () => {
    const { ask } = createGate();
    expect(await ask('ann')).toBe('ann');
    await times(1000, () => ask('guess'));
    expect([await ask('ann'), await ask('bob')]).toEqual(['ann', 'too_many_requests']);
  });

  it('once good pass no more when they are good no longer', async () => {
    const { ask, authenticate } = createGate();
    expect(await ask('ann')).toBe('ann');
    authenticate.mockImplementation(() => Promise.reject(new BeatboardError('not_signed_in', 'Revoked.')));
    await times(1000, () => ask('ann'));
    expect(authenticate.mock.calls.length).toBeLessThanOrEqual(102);
  });

  it('are not what a failing sign-in service leaves behind', async () => {
    const { ask } = createGate();
    expect(await times(500, () => ask('down'))).toEqual({ sign_in_unavailable: 500 });
  });
});

describe('strangers', () => {
  it('are counted by the place they come from', async () => {
    const { ask, gate } = createGate({ strangers: { capacity: 3, refillPerSecond: 1 } });
    expect(await times(5, () => ask(undefined))).toEqual({ not_signed_in: 3, too_many_requests: 2 });
    expect(gate.admitStranger('203.0.113.9')).toMatchObject({ headers: { 'retry-after': '1' } });
    expect(gate.admitStranger('203.0.113.10')).toBeUndefined();
  });

  it('do not shut out the user at this machine, however often a strange page tries', async () => {
    const { ask } = createGate({ strangers: { capacity: 3, refillPerSecond: 1 } });
    await times(100, () => ask(undefined, 'read', '127.0.0.1'));
    expect(await ask('localhost', 'read', '127.0.0.1')).toBe('local');
    expect(await ask('ann', 'read', '127.0.0.1')).toBe('ann');
  });
});
