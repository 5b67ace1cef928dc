import { findVideo, listVideos } from '../find-video.ts';
import { alignColumns, printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { money } from '../progress-text.ts';
import { fitColumns, plainText } from '../terminal.ts';
import { withSession, type Session, type SessionOptions } from '../with-session.ts';

/** `beatboard costs`: what one video has cost by phase, or what all of them have. Returns the exit code. */
export async function runCosts(
  given: string | undefined,
  options: SessionOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  return withSession(options, dependencies, async (session) => {
    const { document, lines } = given === undefined ? await allCosts(session) : await costsOf(given, session);
    printResult(dependencies, options.json, document, lines);
    return 0;
  });
}

async function costsOf(given: string, { client, signal }: Session) {
  const video = await findVideo(client, given, signal);
  const { video_id, title, cost_usd, cost_breakdown, max_cost_usd } = video;
  const rows = Object.entries(cost_breakdown).map(([phase, usd]) => [phase, money(usd)]);
  const limit = max_cost_usd === null ? [] : [['limit', money(max_cost_usd)]];
  return {
    document: { video_id, title, cost_usd, cost_breakdown, max_cost_usd },
    lines: alignColumns([...rows, ['total', money(cost_usd)], ...limit]),
  };
}

async function allCosts({ client, signal }: Session) {
  const cards = await listVideos(client, signal);
  const known = cards.flatMap(({ cost_usd: usd }) => (usd === null ? [] : [usd]));
  // Added up in whole millionths, so that many small amounts are not a little off.
  const knownUsd = known.reduce((sum, usd) => sum + Math.round(usd * 1_000_000), 0) / 1_000_000;
  const isWhole = known.length === cards.length;
  const videos = cards.map(({ video_id, title, cost_usd }) => ({ video_id, title, cost_usd }));
  return {
    // Unknown is never shown as nothing: then there is no total, only what is known of it.
    document: { total_usd: isWhole ? knownUsd : null, known_usd: knownUsd, videos },
    lines: alignColumns([
      ...videos.map((video) => [video.video_id, money(video.cost_usd), fitColumns(plainText(video.title), 60)]),
      ['total', isWhole ? money(knownUsd) : `at least ${money(knownUsd)}`],
    ]),
  };
}
