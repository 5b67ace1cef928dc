import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrashPointName, crashPoints } from '#pipeline/crash-point.ts';
import { readMakeResult, runBeatboard } from '#testkit/beatboard-command.ts';
import { shortAd } from '#testkit/make-requests.ts';
import { startSimulator } from '#testkit/provider-simulator/start-simulator.ts';
import { compareHomeBooks } from '#testkit/spending/compare-home-books.ts';
import { runCrashScenario } from '#testkit/spending/crash-scenario.ts';
import { evenBooks } from '#testkit/spending/even-books.ts';
import { runRandomKills } from '#testkit/spending/random-kills.ts';
import { replyModeNames, replyModes } from '#testkit/spending/reply-modes.ts';
import { openSpendingGround, type SpendingGround } from '#testkit/spending/spending-ground.ts';
import { timeScale, type SpendingLane } from '#testkit/spending/spending-lane.ts';
import type { CrashMoment, Passes } from '#testkit/spending/spending-orders.ts';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';
import { wayTo } from '#testkit/spending/ways-to-points.ts';

/** What `spend-once.whole.test.ts` samples, in whole. */
let ground: SpendingGround;
let lanes: readonly SpendingLane[];

beforeAll(async () => {
  ground = await openSpendingGround();
  lanes = await Promise.all([ground.openLane(), ground.openLane()]);
});

afterAll(() => ground?.remove());

/** Every time that an ad comes by a point; and once each point that it only comes by in trouble. */
function momentsOf(passes: Passes): CrashMoment[] {
  return crashPoints.flatMap((point) => {
    const count = Math.max(passes[point] ?? 0, wayTo(point).length);
    return Array.from({ length: count }, (_, index) => ({ point, pass: index + 1 }));
  });
}

it.each(replyModeNames)('survives a death at every pass of every point, replies %s', async (mode) => {
  const undisturbed = await runCrashScenario(lanes[0]!, mode);
  expect(undisturbed, undisturbed.words).toMatchObject({ isFinished: true, comparison: evenBooks });
  const moments = momentsOf(undisturbed.passes!);
  const faults: string[] = [];
  const work = async (lane: SpendingLane): Promise<void> => {
    for (let crash = moments.shift(); crash !== undefined; crash = moments.shift()) {
      const { wasKilled, isFinished, comparison, words } = await runCrashScenario(lane, mode, crash);
      const { doubles, losses, unasked, differences } = comparison;
      const found = [...doubles, ...losses, ...unasked, ...differences];
      if (!wasKilled || !isFinished) found.push(words);
      faults.push(...found.map((fault) => `${crash.point}, pass ${crash.pass}: ${fault}`));
    }
  };
  expect(moments.length).toBeGreaterThan(40);
  await Promise.all(lanes.map(work));
  expect(faults).toEqual([]);
});

it.each([1, 2, 3, 4])(
  'survives five hundred deaths at random moments, seed %i',
  async (seed) => {
    const kills = 500 / lanes.length;
    const reports = await Promise.all(lanes.map((lane, index) => runRandomKills(lane, kills, 10 * seed + index)));
    for (const report of reports) {
      expect(report, report.stderr).toMatchObject({ kills, failures: [], comparison: evenBooks });
    }
  },
  3_600_000,
);

/** The real program, from the command line to the film. What is not planned by a paid model dies in a call for a picture. */
describe('the real program, killed', () => {
  const words = [...shortAd, '--quality', 'draft'];
  const modes = ['normal', 'lost after acceptance', '90 s late'] as const;
  const isOfAnyCall = (point: CrashPointName): boolean => wayTo(point).length === 0 && !point.includes('.submitted.');

  it.each(crashPoints.map((point, index) => [point, modes[index % modes.length]!, index] as const))(
    'at %s, replies %s: ends with a film by the same command, paid for once',
    async (point, mode, index) => {
      const place = await createTemporaryFolder('spend-once');
      const simulator = await startSimulator({ timeScale });
      try {
        // A point of the paid request itself is not reached where its answer is lost.
        const isAnswered = point === 'attempt.posted' || point === 'attempt.answer.kept';
        for (const rule of [...wayTo(point), ...(isAnswered ? [] : replyModes[mode].rules)]) simulator.addFault(rule);
        const planner = isOfAnyCall(point) && index % 2 === 0 ? ['--language-model', 'offline-planner'] : [];
        const command = ['make', ...words, ...planner, '--json', '--out', join(place.path, 'out')];
        const { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } = simulator.settings;
        const keys = { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } as Record<
          string,
          string
        >;
        const environment = { ...keys, NODE_ENV: 'test', BEATBOARD_TIME_SCALE: String(timeScale) };
        const homeFolder = join(place.path, 'home');
        const killed = await runBeatboard(command, {
          homeFolder,
          environment: { ...environment, BEATBOARD_CRASH_AT: point },
        });
        expect(killed.exitCode, killed.stderr).toBeNull();
        let end = await runBeatboard(command, { homeFolder, environment });
        if (end.exitCode !== 0 && end.stderr.includes('Nobody can tell'))
          end = await runBeatboard(command, { homeFolder, environment });
        expect(readMakeResult(end)).toMatchObject({ frames: 120, qa: { passed: true } });
        expect(await compareHomeBooks(homeFolder, simulator.book())).toMatchObject(evenBooks);
      } finally {
        await simulator.close();
        await place.remove();
      }
    },
  );
});
