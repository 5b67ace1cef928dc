import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIntakeHands } from '#testkit/api/intake-hands.ts';
import { createPaperServer, type PaperServer, type PaperServerOptions } from '#testkit/api/paper-server.ts';
import type { ApiSabotage } from '#testkit/api/sabotage.ts';
import { openHostileGround } from '#testkit/hostile-files/hostile-files.ts';
import { startLocalIssuer, type LocalIssuer } from '#testkit/local-issuer.ts';
import {
  checkCredentials,
  checkForeignIds,
  checkScope,
  guardedOperations,
  narrowKeys,
  settleTown,
} from './checks/authorisation.ts';
import { badCredentials } from './checks/bad-credentials.ts';
import { checkEveryEventOnce, checkHeardElsewhere } from './checks/events.ts';
import { checkAnswers, checkFuzz, prepareFuzz } from './checks/fuzz.ts';
import { checkOutcomes } from './checks/hostile-files.ts';
import * as idempotency from './checks/idempotency.ts';
import { checkStaleIfMatch } from './checks/if-match.ts';
import { checkLinks } from './checks/signed-links.ts';
import { checkLocalOnly } from './checks/local-only.ts';

/** So long that nothing is found by looking while a test runs. */
const neverMs = 3_600_000;

let whole: PaperServer;
let issuer: LocalIssuer;
beforeAll(async () => {
  [whole, issuer] = await Promise.all([createPaperServer(), startLocalIssuer()]);
});
afterAll(async () => {
  await whole?.remove();
  await issuer?.close();
});

/** Opens a server with one safeguard missing; the check must go red, for the reason it names. */
async function expectRed(
  sabotage: ApiSabotage,
  options: PaperServerOptions,
  check: (twin: PaperServer) => Promise<unknown>,
  reason: RegExp,
): Promise<void> {
  const twin = await createPaperServer({ ...options, beside: whole, sabotage });
  try {
    await expect(check(twin)).rejects.toThrow(reason);
  } finally {
    await twin.remove();
  }
}

const operation = (id: string) => guardedOperations.find((one) => one.id === id)!;
const signedIn = (): PaperServerOptions => ({ auth: { oidc: { issuer: issuer.issuer, audience: issuer.audience } } });

describe('the suite goes red', () => {
  it.each([
    ['skip-user-filter', 'getStatus'],
    ['stream-of-anybody', 'streamEvents'],
  ] as const)('for %s', async (sabotage, id) => {
    const check = async (twin: PaperServer) => checkForeignIds(await settleTown(twin), operation(id));
    await expectRed(sabotage, {}, check, /path video_id: 200/);
  });

  it.each([
    ['accept-expired-token', /^an expired token/],
    ['accept-other-audience', /^a token for another service/],
  ] as const)('for %s', async (sabotage, reason) => {
    const check = async (twin: PaperServer) =>
      checkCredentials(await settleTown(twin), operation('listModels'), await badCredentials(twin, issuer));
    await expectRed(sabotage, signedIn(), check, reason);
  });

  it('for ignore-scope', async () => {
    const check = async (twin: PaperServer) =>
      checkScope(await settleTown(twin), operation('lockSlot'), await narrowKeys(twin));
    await expectRed('ignore-scope', {}, check, /expected 200 to be 403/);
  });

  it('for believe-any-host', () =>
    expectRed('believe-any-host', { auth: { apiKeysRequired: false } }, checkLocalOnly, /evil\.example.*to be 401/));

  it('for unsigned-link-accepted', () =>
    expectRed('unsigned-link-accepted', {}, async (twin) => checkLinks(await settleTown(twin)), /to be 403/));

  it('for stale-if-match-accepted', () =>
    expectRed('stale-if-match-accepted', {}, (twin) => checkStaleIfMatch(twin, 'lockSlot'), /to be 412/));

  const keyed = (id: string) => idempotency.keyedOperations.find((one) => one.id === id)!;

  it('for forget-idempotency-body', async () => {
    const check = async (twin: PaperServer) => {
      const each = await idempotency.prepareCase(twin, keyed('lockSlot'), 'forgetful');
      await idempotency.checkReplayed(twin, each, await idempotency.checkParallel(twin, each));
      await idempotency.checkOtherBody(twin, each, each.owner);
    };
    await expectRed('forget-idempotency-body', {}, check, /expected 200 to be 422/);
  });

  it('for share-idempotency-keys', async () => {
    const check = async (twin: PaperServer) =>
      idempotency.checkParallel(twin, await idempotency.prepareCase(twin, keyed('generate'), 'sharing'));
    await expectRed('share-idempotency-keys', {}, check, /422 422|202 202/);
  });

  it('for forget-answers-at-restart', async () => {
    const check = async (twin: PaperServer) => {
      const each = await idempotency.prepareCase(twin, keyed('generate'), 'restarted');
      const first = await idempotency.checkParallel(twin, { ...each, effect: { ...each.effect, idempotency: 0 } });
      await twin.stop();
      await twin.start();
      await idempotency.checkReplayed(twin, each, first);
    };
    await expectRed('forget-answers-at-restart', {}, check, /undefined to be 'true'/);
  });

  it.each([['lose-event-on-reconnect'], ['double-event-on-reconnect']] as const)('for %s', (sabotage) =>
    expectRed(
      sabotage,
      { limits: { heartbeatMs: 50 } },
      (twin) => checkEveryEventOnce(twin, { cuts: 30, restarts: 0, seed: 1, patienceMs: 1500 }),
      /to deeply equal|to be greater than or equal/,
    ),
  );

  it('for deaf-to-announcements', () =>
    expectRed(
      'deaf-to-announcements',
      { limits: { pollMs: neverMs } },
      (twin) => checkHeardElsewhere(whole, twin, { patienceMs: 1000 }),
      /to be \d+/,
    ));

  it.each([
    ['unknown-fields-accepted', /unheard_of/],
    ['raw-error-to-client', /500: \{"message"/],
    ['wrong-content-type-served', /with text\/html/],
  ] as const)('for %s', async (sabotage, reason) => {
    const check = async (twin: PaperServer) => checkAnswers(twin, await prepareFuzz(twin), { requests: 900, seed: 1 });
    // A server that takes no files answers uploads with a 500, and would be red for that.
    const intake = await openIntakeHands();
    try {
      await expectRed(sabotage, { intake }, check, reason);
    } finally {
      await intake.close();
    }
  });

  it('for keep-every-request', async () => {
    const check = checkFuzz(whole, { requests: 200, warmUp: 100, sabotage: 'keep-every-request' });
    await expect(check).rejects.toThrow(/\d+ to \d+ bytes/);
  });

  it('for believe-file-names', async () => {
    const hands = await openIntakeHands();
    const ground = await openHostileGround(hands.runner);
    try {
      const files = ground.files.filter(({ expected }) => expected.refused !== undefined).slice(0, 5);
      const check = async (twin: PaperServer) =>
        checkOutcomes(twin, await twin.keyOf('ada'), ground, { files, resumableEach: 2 });
      await expectRed('believe-file-names', {}, check, /the table says/);
    } finally {
      await ground.close();
      await hands.close();
    }
  });
});
