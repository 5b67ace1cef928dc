import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdempotencyStore } from '#storage/idempotency-store.ts';
import { makeBelongings, type Belongings } from '#testkit/api/belongings.ts';
import { openIntakeHands } from '#testkit/api/intake-hands.ts';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import type { Received } from '#testkit/api/send.ts';
import {
  age,
  checkForgotten,
  checkOtherBody,
  checkParallel,
  checkReplayed,
  checkUnderWay,
  keyedOperations,
  prepareCase,
  type KeyedCase,
} from './checks/idempotency.ts';

let hands: Awaited<ReturnType<typeof openIntakeHands>>;
let server: PaperServer;
let other: Belongings;
const cases = new Map<string, KeyedCase>();
const answers = new Map<string, Received>();

beforeAll(async () => {
  hands = await openIntakeHands();
  server = await createPaperServer({ intake: hands });
  other = await makeBelongings(server, 'other');
  for (const operation of keyedOperations)
    cases.set(operation.id, await prepareCase(server, operation, operation.id.toLowerCase()));
});
afterAll(async () => {
  await server?.remove();
  await hands?.close();
});

it('is offered by every POST that spends or makes something', () => {
  expect(keyedOperations.length).toBeGreaterThanOrEqual(12);
  expect(keyedOperations.every(({ method }) => method === 'POST')).toBe(true);
});

const each = describe.each(keyedOperations.map(({ id }) => [id] as const));

each('%s with a key', (id) => {
  it('is carried out once of ten at once, whoever else has used the key', async () => {
    answers.set(id, await checkParallel(server, cases.get(id)!));
  });
  it('is answered again as it was', () => checkReplayed(server, cases.get(id)!, answers.get(id)!));
  it('is refused with another body', () => checkOtherBody(server, cases.get(id)!, other));
  it('is told to wait while it is under way', () => checkUnderWay(server, cases.get(id)!));
});

describe('a key', () => {
  const forEach = async (check: (id: string) => Promise<void>): Promise<void> => {
    for (const id of cases.keys()) await check(id);
  };

  it('is remembered over a restart', async () => {
    await server.stop();
    await server.start();
    await forEach((id) => checkReplayed(server, cases.get(id)!, answers.get(id)!));
  });

  it('is remembered for 29 days', async () => {
    await age(server, 29);
    await new IdempotencyStore(server.paper.database).purge();
    await forEach((id) => checkReplayed(server, cases.get(id)!, answers.get(id)!));
  });

  it('is forgotten after 31 days', async () => {
    await age(server, 31);
    await forEach((id) => checkForgotten(server, cases.get(id)!));
    await age(server, 31);
    const purged = await new IdempotencyStore(server.paper.database).purge();
    expect(purged).toBeGreaterThanOrEqual(cases.size);
  });
});
