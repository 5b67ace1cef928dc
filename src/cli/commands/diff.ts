import type { z } from 'zod';
import type { diffEntrySchema } from '#contract/diff.ts';
import { checkpointNamed, listCheckpoints } from '../find-checkpoint.ts';
import { findVideo } from '../find-video.ts';
import { alignColumns, printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `diff` as they stand on the command line. */
export interface DiffOptions extends SessionOptions {
  /** Also what is equal. */
  readonly all?: boolean;
}

/** `beatboard diff`: what differs between two checkpoints, each named by its id or its branch. Returns the exit code. */
export async function runDiff(
  given: string,
  fromName: string,
  toName: string,
  options: DiffOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { video_id: videoId } = await findVideo(client, given, signal);
    const checkpoints = await listCheckpoints(client, videoId, signal);
    const query = { from: checkpointNamed(checkpoints, fromName).id, to: checkpointNamed(checkpoints, toName).id };
    const { data } = await client.call('getDiff', { params: { video_id: videoId }, query, signal });
    const shown = data.entries.filter(({ change }) => options.all || change !== 'equal');
    const document = { video_id: videoId, from: data.from, to: data.to, entries: shown };
    printResult(dependencies, options.json, document, shown.length === 0 ? 'Both are the same.' : describeDiff(shown));
    return 0;
  });
}

function describeDiff(entries: readonly z.output<typeof diffEntrySchema>[]): string[] {
  const lines = alignColumns(
    entries.map(({ change, slot, from, to }) => [change, slot, [from, to].map(takeOf).filter(Boolean).join(' → ')]),
  );
  return entries.flatMap(({ fields }, at) => [lines[at] ?? '', ...fields.map((field) => `         ${field}`)]);
}

function takeOf(side: z.output<typeof diffEntrySchema>['from']): string {
  return side === null ? '' : `take ${side.version} (${side.sha256.slice(0, 8)})`;
}
