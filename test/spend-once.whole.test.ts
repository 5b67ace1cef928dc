import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrashPointName, crashPoints } from '#pipeline/crash-point.ts';
import { type CrashReport, runCrashChain, runCrashScenario } from '#testkit/spending/crash-scenario.ts';
import { runDeskKills } from '#testkit/spending/desk-kills.ts';
import { evenBooks } from '#testkit/spending/even-books.ts';
import { runRandomKills } from '#testkit/spending/random-kills.ts';
import { type ReplyModeName, replyModeNames, replyModes } from '#testkit/spending/reply-modes.ts';
import { openSpendingGround, type SpendingGround } from '#testkit/spending/spending-ground.ts';
import type { SpendingLane } from '#testkit/spending/spending-lane.ts';

/** Real processes killed by SIGKILL, one PostgreSQL, the simulated providers' billing book against our ledger. */
const seed = 20_261_121;
const randomKills = 200;
const randomKillsOfAds = 20;

/**
 * Each point once, and each way of answering at several of them: point, which pass of it (the first is that of the
 * question to the language model, the others are pictures and clips), way, and how often its owner has to be asked.
 */
const deaths: readonly (readonly [CrashPointName, number, ReplyModeName, number])[] = [
  ['attempt.reserved.committed', 2, 'lost after acceptance', 0],
  ['attempt.prepared', 4, 'webhook never', 0],
  ['attempt.submitting.committed', 2, 'normal', 0],
  ['attempt.submitting.committed', 1, 'webhook never', 1],
  ['attempt.posted', 4, 'normal', 0],
  ['attempt.posted', 2, 'webhook first', 0],
  ['attempt.answer.kept', 1, '90 s late', 0],
  ['attempt.submitted.committed', 3, '90 s late', 0],
  ['attempt.maybe_sent.committed', 1, 'lost, told by webhook', 0],
  ['attempt.rejected.committed', 1, 'normal', 0],
  ['attempt.failed.committed', 1, 'webhook first', 0],
  ['attempt.canceled.committed', 1, 'lost after acceptance', 0],
  ['attempt.lost.committed', 1, 'webhook never', 1],
  ['attempt.succeeded.committed', 2, 'lost after acceptance', 0],
  ['attempt.downloaded', 5, 'normal', 0],
  ['attempt.blob.named', 3, 'webhook first', 0],
  ['attempt.blob.stored', 4, '90 s late', 0],
  ['attempt.stored.committed', 1, 'webhook never', 0],
  ['attempt.settled.committed', 5, 'lost, told by webhook', 0],
];

let ground: SpendingGround;
let lanes: readonly SpendingLane[];
const reports = deaths.map(() => Promise.withResolvers<CrashReport>());
let chains: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  ground = await openSpendingGround();
  lanes = await Promise.all([ground.openLane(), ground.openLane()]);
  for (const { promise } of reports) promise.catch(() => undefined);
  // Two side by side; those that providers cannot reach first.
  chains = Promise.all(lanes.map((lane, number) => die(lane, number)));
});

async function die(lane: SpendingLane, number: number): Promise<void> {
  const isReachable = (index: number): number => Number(replyModes[deaths[index]![2]].isReachable);
  const mine = [...deaths.keys()]
    .filter((index) => index % lanes.length === number)
    .toSorted((one, other) => isReachable(one) - isReachable(other));
  const chain = mine.map((index) => {
    const [point, pass, mode] = deaths[index]!;
    return { mode, crash: { point, pass } };
  });
  try {
    await runCrashChain(lane, chain, (index, report) => reports[mine[index]!]!.resolve(report));
  } catch (error) {
    for (const index of mine) reports[index]!.reject(error);
  }
}

afterAll(async () => {
  await chains;
  await ground?.remove();
});

describe('a three-beat ad whose process is killed', () => {
  it('dies at every point there is, under every way of answering', () => {
    expect(new Set(deaths.map(([point]) => point))).toEqual(new Set(crashPoints));
    expect(new Set(deaths.map(([, , mode]) => mode))).toEqual(new Set(replyModeNames));
  });

  it.each(deaths.map((death, index) => [...death, index] as const))(
    'at %s, pass %i, replies %s: is finished by the same command and paid for once',
    async (_point, _pass, _mode, questions, index) => {
      const report = await reports[index]!.promise;
      expect(report, report.words).toMatchObject({ wasKilled: true, isFinished: true, questions });
      expect(report.comparison).toMatchObject(evenBooks);
    },
    600_000,
  );

  it(`at ${randomKillsOfAds} random moments: the same`, async () => {
    await chains;
    const kills = randomKillsOfAds / lanes.length;
    const found = await Promise.all(lanes.map((lane, index) => runRandomKills(lane, kills, seed + index)));
    for (const report of found) {
      expect(report, report.stderr).toMatchObject({ kills, failures: [], comparison: evenBooks });
      expect(report.finishedAds).toBeGreaterThan(0);
    }
  }, 600_000);
});

it(`a desk killed at ${randomKills} random moments pays for each picture once and has it`, async () => {
  await chains;
  const kills = randomKills / lanes.length;
  const found = await Promise.all(lanes.map((lane, index) => runDeskKills(lane, kills, seed + index)));
  for (const report of found) {
    expect(report, report.stderr).toMatchObject({ kills, comparison: evenBooks });
    // Not only by the last process, which nobody kills.
    expect(report.bought).toBeGreaterThan(3);
  }
}, 600_000);

describe('without its safeguards the same ad', () => {
  it.each([
    ['send-again-blindly', 'attempt.posted', 2],
    ['forget-attempts', 'attempt.submitted.committed', 1],
  ] as const)('%s, killed at %s, is paid for twice', async (sabotage, point, pass) => {
    const report = await runCrashScenario(await ground.openLane(sabotage), 'normal', { point, pass });
    expect(report, report.words).toMatchObject({ wasKilled: true, isFinished: true });
    expect(report.comparison.doubles).not.toEqual([]);
  });
});
