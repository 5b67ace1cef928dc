import type { ContinueOptions } from '../commands/continue.ts';
import type { WatchOptions } from '../commands/watch.ts';
import type { SessionOptions } from '../with-session.ts';
import { defineServerCommand, withCheckpoint, type CommandLine } from './command-line.ts';

/** Defines the commands that start, follow and stop the work on a video. */
export function defineSteering(commandLine: CommandLine): void {
  defineWatch(commandLine);
  defineContinue(commandLine);
  const { program, run } = commandLine;
  defineServerCommand(program, 'cancel <video>', 'stop the work on a video; finished parts are kept', [
    'beatboard cancel video_01JD3Z7Q',
  ]).action(
    run(async (dependencies, video: string, options: SessionOptions) => {
      const { runCancel } = await import('../commands/steer-video.ts');
      return runCancel(video, options, dependencies);
    }),
  );
  defineServerCommand(program, 'retry <video>', 'go on with a failed or canceled video, from where it stopped', [
    'beatboard retry video_01JD3Z7Q',
  ])
    .option('--no-wait', 'end at once; a running server goes on without this command')
    .action(
      run(async (dependencies, video: string, options: SessionOptions & { readonly wait?: boolean }) => {
        const { runRetry } = await import('../commands/steer-video.ts');
        return runRetry(video, options, dependencies);
      }),
    );
  defineServerCommand(program, 'delete <video>', 'delete a video and everything made for it', [
    'beatboard delete video_01JD3Z7Q --yes',
  ])
    .option('--yes', 'do not ask')
    .action(
      run(async (dependencies, video: string, options: SessionOptions & { readonly yes?: boolean }) => {
        const { runDelete } = await import('../commands/steer-video.ts');
        return runDelete(video, options, dependencies);
      }),
    );
}

function defineWatch({ program, run }: CommandLine): void {
  defineServerCommand(program, 'watch <video>', 'follow a video until it is finished or waits for you', [
    'beatboard watch video_01JD3Z7Q',
    'beatboard watch video_01JD3Z7Q --json | while read -r event; do …; done',
  ])
    .option('--timeout <seconds>', 'stop watching after so long, with exit code 3')
    .addHelpText('after', '\nWith --json each event is one line, and the last line is the result.')
    .addHelpText('after', 'Exit codes: 0 finished, 5 failed or canceled, 8 waits at a checkpoint for you.')
    .action(
      run(async (dependencies, video: string, options: WatchOptions) => {
        const { runWatch } = await import('../commands/watch.ts');
        return runWatch(video, options, dependencies);
      }),
    );
}

function defineContinue({ program, run }: CommandLine): void {
  const command = defineServerCommand(
    program,
    'continue <video>',
    'show what going on costs, go on from a checkpoint and follow the work to its next stop',
    [
      'beatboard continue video_01JD3Z7Q',
      'beatboard continue video_01JD3Z7Q --auto --yes --max-cost 5',
      'beatboard continue video_01JD3Z7Q --branch main-1 --remake-stale',
    ],
  );
  withCheckpoint(command)
    .option('--remake-stale', 'also make again what is out of date and not locked')
    .option('--auto', 'go on to the finished ad without stopping')
    .option('--yes', 'do not ask')
    .option('--max-cost <usd>', 'go on only if it costs no more, in dollars')
    .option('--no-wait', 'end at once; a running server goes on without this command')
    .action(
      run(async (dependencies, video: string, options: ContinueOptions) => {
        const { runContinue } = await import('../commands/continue.ts');
        return runContinue(video, options, dependencies);
      }),
    );
}
