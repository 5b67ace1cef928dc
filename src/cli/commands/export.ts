import { chooseCheckpoint, listCheckpoints, type CheckpointChoice } from '../find-checkpoint.ts';
import { findVideo } from '../find-video.ts';
import { exportCheckpoint } from '../export-checkpoint.ts';
import { prepareOutFolder } from '../out-folder.ts';
import { printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `export` as they stand on the command line. */
export interface ExportOptions extends SessionOptions, CheckpointChoice {
  readonly out: string;
}

/** `beatboard export`: saves everything a checkpoint selects, with a manifest of where it came from. Returns the exit code. */
export async function runExport(
  given: string,
  options: ExportOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const folder = await prepareOutFolder(options.out);
  return withSession(options, dependencies, async (session) => {
    const { client, signal } = session;
    const video = await findVideo(client, given, signal);
    const { id } = chooseCheckpoint(await listCheckpoints(client, video.video_id, signal), options);
    const { data: detail } = await client.call('getCheckpoint', {
      params: { video_id: video.video_id, checkpoint_id: id },
      signal,
    });
    session.takeLeave = () => 'Stopped. Files that were saved are whole; run the same command to save the rest.';
    const manifest = await exportCheckpoint(client, { video, detail, folder, signal }, (line) =>
      dependencies.stderr.write(`${line}\n`),
    );
    const document = { video_id: video.video_id, checkpoint_id: id, folder, files: manifest.files };
    printResult(
      dependencies,
      options.json,
      document,
      manifest.files.map((file) => file.path),
    );
    return 0;
  });
}
