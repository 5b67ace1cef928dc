import { sql } from 'kysely';
import { expect } from 'vitest';
import { readApiDocument, type ApiOperation } from '#testkit/api/api-document.ts';
import { makeBelongings, type Belongings, type VideoState } from '#testkit/api/belongings.ts';
import { blackPng } from '#testkit/hostile-files/png-bytes.ts';
import { buildRequest } from '#testkit/api/operation-request.ts';
import type { PaperServer } from '#testkit/api/paper-server.ts';
import type { Received } from '#testkit/api/send.ts';

const document = readApiDocument();

/** Every operation that takes an idempotency key, as the document says. */
export const keyedOperations = document.operations.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'Idempotency-Key'),
);

/** An operation, somebody who can carry it out, and what it is asked with. */
export interface KeyedCase {
  readonly operation: ApiOperation;
  readonly owner: Belongings;
  readonly key: string;
  /** What happens when it is carried out once. */
  readonly effect: Effect;
}

/** How many rows there are of everything, and how often edits were changed. */
type Effect = Readonly<Record<string, number>>;

const isDone = ({ status }: Received): boolean => status >= 200 && status < 300;

async function ask(
  server: PaperServer,
  { operation, owner, key }: Pick<KeyedCase, 'operation' | 'owner' | 'key'>,
): Promise<Received> {
  const request = buildRequest(document, operation, { ...owner, 'Idempotency-Key': key });
  return server.send({ ...request, headers: { ...request.headers, 'x-api-key': owner.key } });
}

/**
 * Looks for the state of a video in which the operation can be carried out, and what it does there, once: for another
 * user, under the same key, which must not matter to anybody else.
 */
export async function prepareCase(server: PaperServer, operation: ApiOperation, user: string): Promise<KeyedCase> {
  const key = `key-of-${operation.id}`;
  const refusals: string[] = [];
  for (const state of [3, 'stopped'] as const) {
    // Another one for each state: what one of a user's videos has, the others need not make.
    const neighbour = await ownerOf(server, `next-to-${user}-${state}`, state);
    let answer: Received | undefined;
    const effect = await effectOf(server, async () => {
      answer = await ask(server, { operation, owner: neighbour, key });
    });
    if (answer !== undefined && isDone(answer)) {
      return { operation, owner: await ownerOf(server, user, state), key, effect };
    }
    refusals.push(`${answer?.status} ${answer?.text}`);
  }
  throw new Error(`${operation.id} can be carried out in no state: ${refusals.join(', ')}`);
}

/** A picture of its own size each time, so that no upload is of a file that is there already. */
async function ownerOf(server: PaperServer, user: string, state: VideoState): Promise<Belongings> {
  pictures += 1;
  return { ...(await makeBelongings(server, user, state)), file: blackPng(64 + pictures, 64) };
}
let pictures = 0;

async function effectOf(server: PaperServer, act: () => Promise<unknown>): Promise<Effect> {
  const before = await countAll(server);
  await act();
  await server.paper.settle();
  const after = await countAll(server);
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - before[name]!]));
}

async function countAll({ paper }: PaperServer): Promise<Effect> {
  const tables = ['video', 'run', 'artifact', 'asset', 'checkpoint', 'branch', 'idempotency'];
  const counts = tables.map((name) => `(select count(*)::int from ${name}) as ${name}`);
  // How often a video at work tells where it stands and what it costs depends on the moment.
  const ofMoment = "('video_changed', 'checkpoint_changed', 'cost_updated')";
  counts.push(`(select count(*)::int from event where type not in ${ofMoment}) as event`);
  const { rows } = await sql<Record<string, number>>`
    select ${sql.raw(counts.join(', '))}, (select coalesce(sum(revision), 0)::int from draft) as revisions`.execute(
    paper.database,
  );
  return rows[0]!;
}

/** Answers of the same request are the same, to the byte and in what counts of their headers. */
function expectSame(one: Received, other: Received): void {
  const shown = ({ status, text, headers: { location, etag, 'content-type': type } }: Received) => {
    return { status, text, location, etag, type };
  };
  expect(shown(one)).toEqual(shown(other));
}

/**
 * Ten at once are carried out once: one is answered, the others wait their turn or get the same answer. That the key
 * has been used by another user makes no difference.
 */
export async function checkParallel(server: PaperServer, each: KeyedCase): Promise<Received> {
  let answers: readonly Received[] = [];
  const effect = await effectOf(server, async () => {
    answers = await Promise.all(Array.from({ length: 10 }, () => ask(server, each)));
  });
  const done = answers.filter(isDone);
  expect(effect, answers.map(({ status }) => status).join(' ')).toEqual(each.effect);
  expect(done.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  for (const answer of done) expectSame(answer, done[0]!);
  for (const answer of answers.filter((one) => !isDone(one))) expectStillRunning(answer);
  return done[0]!;
}

function expectStillRunning(answer: Received): void {
  expect(answer.status).toBe(409);
  expect(answer.json()).toMatchObject({ code: 'request_in_progress', retryable: true });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
}

/** Sent again, it gets the first answer, and nothing happens. */
export async function checkReplayed(server: PaperServer, each: KeyedCase, first: Received): Promise<void> {
  const effect = await effectOf(server, async () => {
    const again = await ask(server, each);
    expectSame(again, first);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });
  expect(
    Object.values(effect).every((count) => count === 0),
    JSON.stringify(effect),
  ).toBe(true);
}

/** Under the same key another request is refused: another field, another file, or where there is neither, another video. */
export async function checkOtherBody(server: PaperServer, each: KeyedCase, other: Belongings): Promise<void> {
  const effect = await effectOf(server, async () => {
    const answer = await ask(server, { ...each, owner: { ...changed(each), key: each.owner.key } });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'idempotency_key_reused', retryable: false });
  });
  expect(
    Object.values(effect).every((count) => count === 0),
    JSON.stringify(effect),
  ).toBe(true);

  function changed({ operation: { body }, owner }: KeyedCase): Belongings {
    if (body?.type === 'multipart/form-data') return { ...owner, file: blackPng(9, 9) };
    return body === undefined
      ? other
      : {
          ...owner,
          from_checkpoint_id: owner.checkpoint_id,
          checkpoint_id: owner.from_checkpoint_id as string,
          locked: false,
          reference_assets: [],
          seed: 3,
          slot: 'music',
          slots: ['music'],
          beat_index: 1,
          chunk_index: 1,
        };
  }
}

/** While a request is under way, the same one is told to wait; once its runner is gone for good, it is run again. */
export async function checkUnderWay(server: PaperServer, each: KeyedCase): Promise<void> {
  const { database } = server.paper;
  const place = sql`user_id = ${each.owner.user} and operation = ${each.operation.id} and key = ${each.key}`;
  await sql`update idempotency set state = 'running', lease_until = now() + interval '30 seconds' where ${place}`.execute(
    database,
  );
  expectStillRunning(await ask(server, each));
  await sql`update idempotency set state = 'done' where ${place}`.execute(database);
}

/** Makes an answer as old as so many days, and forgets what is too old. */
export async function age({ paper }: PaperServer, days: number): Promise<void> {
  await sql`update idempotency set created_at = now() - make_interval(days => ${days})`.execute(paper.database);
}

/** After its days a key is as new: the request is looked at again, whatever comes of it now. */
export async function checkForgotten(server: PaperServer, each: KeyedCase): Promise<void> {
  const answer = await ask(server, each);
  expect(answer.headers['idempotency-replayed']).toBeUndefined();
  expect(['request_in_progress', 'idempotency_key_reused']).not.toContain((answer.json() as { code?: string }).code);
  await server.paper.settle();
}
