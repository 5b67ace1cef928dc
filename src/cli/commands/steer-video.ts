import { confirm } from '../confirm.ts';
import { exitCodes } from '../exit-code.ts';
import { findVideo } from '../find-video.ts';
import { followToPause } from '../follow-to-pause.ts';
import { printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { plainText } from '../terminal.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** `beatboard cancel`: stops the work on a video. Returns the exit code. */
export async function runCancel(
  given: string,
  options: SessionOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { video_id: videoId } = await findVideo(client, given, signal);
    const { data } = await client.call('cancelVideo', { params: { video_id: videoId }, signal });
    printResult(dependencies, options.json, data, `${videoId}  ${data.status}`);
    dependencies.stderr.write(`Finished parts are kept. To go on: beatboard retry ${videoId}\n`);
    return exitCodes.done;
  });
}

/** `beatboard retry`: goes on with a failed or canceled video and follows it to its next stop. Returns the exit code. */
export async function runRetry(
  given: string,
  options: SessionOptions & { readonly wait?: boolean },
  dependencies: ProgramDependencies,
): Promise<number> {
  return withSession(options, dependencies, async (session) => {
    const { client, signal } = session;
    const { video_id: videoId } = await findVideo(client, given, signal);
    const { data } = await client.call('retryVideo', { params: { video_id: videoId }, signal });
    dependencies.stderr.write(`${data.message}\n`);
    return followToPause(session, videoId, data, options, dependencies);
  });
}

/** `beatboard delete`: deletes a video and everything made for it, once somebody has said yes. Returns the exit code. */
export async function runDelete(
  given: string,
  options: SessionOptions & { readonly yes?: boolean },
  dependencies: ProgramDependencies,
): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { video_id: videoId, title, prompt } = await findVideo(client, given, signal);
    const name = plainText(title ?? prompt).slice(0, 80);
    await confirm(`Delete "${name}" (${videoId}) with everything made for it?`, options.yes, dependencies, signal);
    await client.call('deleteVideo', { params: { video_id: videoId }, signal });
    printResult(dependencies, options.json, { video_id: videoId, deleted: true }, videoId);
    return exitCodes.done;
  });
}
