import { BeatboardError } from '#domain/errors.ts';
import { findVideo, listVideos } from '../find-video.ts';
import { alignColumns, printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { money } from '../progress-text.ts';
import { fitColumns, plainText } from '../terminal.ts';
import { withSession, type Session, type SessionOptions } from '../with-session.ts';

/** What `costs` may be told. */
export interface CostOptions extends SessionOptions {
  readonly by?: string;
}

const groupings = ['model', 'video', 'phase', 'slot', 'day'] as const;

/**
 * `beatboard costs`: what one video has cost by phase, or what all of them have; with `--by` what paid models were
 * asked for, with what was expected against what it came to. Returns the exit code.
 */
export async function runCosts(
  given: string | undefined,
  options: CostOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const { by } = options;
  const grouping = groupings.find((known) => known === by);
  if (by !== undefined && grouping === undefined) {
    throw new BeatboardError('option_invalid', `--by takes ${groupings.join(', ')}; "${by}" is none of them.`);
  }
  return withSession(options, dependencies, async (session) => {
    const { document, lines } =
      grouping !== undefined
        ? await paidCosts(given, grouping, session)
        : given === undefined
          ? await allCosts(session)
          : await costsOf(given, session);
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

/** What was asked of paid models, a row for each of the kind. */
async function paidCosts(given: string | undefined, by: (typeof groupings)[number], { client, signal }: Session) {
  const video = given === undefined ? undefined : await findVideo(client, given, signal);
  const query = { by, ...(video !== undefined && { video_id: video.video_id }) };
  const { data: document } = await client.call('listCosts', { query, signal });
  const { rows, total, models, month } = document;
  const line = (name: string, { calls, spent_usd, held_usd, unclear_usd, unpriced_calls }: typeof total) => [
    name,
    `${calls} calls`,
    money(spent_usd),
    held_usd > 0 ? `${money(held_usd)} under way` : '',
    unclear_usd > 0 ? `${money(unclear_usd)} unclear` : '',
    unpriced_calls > 0 ? `${unpriced_calls} of unknown price` : '',
  ];
  const limit = month.limit_usd === null ? '' : ` of ${money(month.limit_usd)}`;
  return {
    document,
    lines: [
      ...alignColumns([...rows.map((row) => line(row.key, row)), line('total', total)]),
      ...models.map(
        ({ model, estimate_usd: estimate, actual_usd: actual }) =>
          `${model}: expected ${money(estimate)}, came to ${money(actual)}`,
      ),
      `${month.month}: ${money(month.used_usd)}${limit}`,
    ],
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
