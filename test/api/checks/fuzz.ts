import fc from 'fast-check';
import { expect } from 'vitest';
import { createAnswerChecker } from '#testkit/api/answer-checker.ts';
import { readApiDocument } from '#testkit/api/api-document.ts';
import { makeBelongings, type Belongings } from '#testkit/api/belongings.ts';
import type { PaperServer } from '#testkit/api/paper-server.ts';
import { startPaperServerProcess } from '#testkit/api/paper-server-process.ts';
import { send, type Received, type Sent } from '#testkit/api/send.ts';
import { wildRequests, type WildRequest } from '#testkit/api/wild-request.ts';
import type { ApiSabotage } from '#testkit/api/sabotage.ts';

export interface FuzzPlan {
  readonly requests: number;
  /** Requests before memory is looked at for the first time. */
  readonly warmUp: number;
  readonly sabotage?: ApiSabotage;
}

/** How many answers there were of each status. */
export type Tally = Readonly<Record<string, number>>;

const atOnce = 10;
/** What failed is named at once: asked again, a server that remembers would answer otherwise. */
const telling = { endOnFailure: true, includeErrorInReport: true } as const;
/** Growth of the heap over all requests after the warm-up. */
const growthMaximum = 0.1;

/** Sends so many requests of every kind to a server: each is answered as the document says, never with a 5xx. */
export async function checkAnswers(
  { origin }: Pick<PaperServer, 'origin'>,
  { owner, spare }: Readonly<Record<'owner' | 'spare', Belongings>>,
  { requests, seed }: { readonly requests: number; readonly seed?: number },
): Promise<Tally> {
  const document = readApiDocument();
  const operations = new Map(document.operations.map((operation) => [operation.id, operation]));
  const checkAnswer = createAnswerChecker(document);
  const tally: Record<string, number> = {};
  const runs = fc.array(wildRequests(document, owner, spare), { minLength: atOnce, maxLength: atOnce });
  const property = fc.asyncProperty(runs, async (batch) => {
    await Promise.all(
      batch.map(async ({ id, request }) => {
        const answer = await ask(origin, request);
        if (answer === undefined) return;
        tally[answer.status] = (tally[answer.status] ?? 0) + 1;
        const fault = checkAnswer(operations.get(id)!, answer, request);
        if (fault !== undefined) expect.fail(`${fault}, for ${shown({ id, request })}`);
      }),
    );
  });
  await fc.assert(property, { numRuns: Math.ceil(requests / atOnce), ...telling, ...(seed !== undefined && { seed }) });
  return tally;
}

/** Two users' worth of things of one user: what requests are about, and what may be deleted. */
export async function prepareFuzz(server: PaperServer) {
  return { owner: await makeBelongings(server, 'ada'), spare: await makeBelongings(server, 'ada') };
}

/** The same to a server in a process of its own, of which nothing stays in its memory. */
export async function checkFuzz(beside: PaperServer, { requests, warmUp, sabotage }: FuzzPlan): Promise<Tally> {
  const things = await prepareFuzz(beside);
  const { ground } = beside;
  const child = await startPaperServerProcess({ ground, takesFiles: true, ...(sabotage && { sabotage }) });
  try {
    await checkAnswers(child, things, { requests: warmUp });
    const before = await child.look();
    const tally = await checkAnswers(child, things, { requests: requests - warmUp });
    const after = await child.look();
    expect(after.faults).toEqual([]);
    const growth = after.heapBytes / before.heapBytes - 1;
    expect(growth, `${before.heapBytes} to ${after.heapBytes} bytes`).toBeLessThan(growthMaximum);
    return tally;
  } finally {
    await child.kill();
  }
}

/** Undefined when the request could not even be sent: what no HTTP program would let out is no test of the server. */
async function ask(origin: string, request: Sent): Promise<Received | undefined> {
  try {
    return await send(origin, request);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ERR_INVALID_CHAR' || code === 'ERR_UNESCAPED_CHARACTERS') return undefined;
    throw error;
  }
}

function shown({ id, request }: WildRequest): string {
  const { method, path, headers, body } = request;
  return `${id}: ${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 600)} ${String(body ?? '').slice(0, 600)}`;
}
