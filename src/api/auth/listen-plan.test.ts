import { describe, expect, it } from 'vitest';
import { isSingleUser, type ListenPlan, mayListen } from './listen-plan.ts';

const plan = (host: string, change: Partial<ListenPlan> = {}): ListenPlan => ({
  host,
  apiKeys: false,
  oidc: false,
  ...change,
});
const loopback = ['127.0.0.1', '127.0.0.2', '::1', '[::1]', 'localhost', 'LocalHost', '::ffff:127.0.0.1'];
const reachable = [
  '0.0.0.0',
  '::',
  '[::]',
  '',
  '192.168.0.7',
  '10.0.0.1',
  'example.com',
  'localhost.example.com',
  '127.1',
  '128.0.0.1',
  'fe80::1',
  '*',
];

describe('mayListen', () => {
  it.each(loopback)('lets %j be, whatever is demanded', (host) => {
    expect(mayListen(plan(host))).toEqual({ allowed: true });
    expect(isSingleUser(plan(host))).toBe(true);
  });

  it.each(reachable)('refuses %j without a login, and says why', (host) => {
    expect(mayListen(plan(host))).toMatchObject({
      allowed: false,
      refusal: { code: 'listen_refused', message: expect.stringMatching(/could see your ads and spend your money/) },
    });
    expect(isSingleUser(plan(host))).toBe(false);
  });

  it.each(reachable)('lets %j be with keys or a sign-in service, and knows no local user then', (host) => {
    for (const change of [{ apiKeys: true }, { oidc: true }]) {
      expect(mayListen(plan(host, change))).toEqual({ allowed: true });
      expect(isSingleUser(plan(host, change))).toBe(false);
      expect(isSingleUser(plan('127.0.0.1', change))).toBe(false);
    }
  });
});
