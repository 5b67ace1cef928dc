import type { CostOptions } from '../commands/costs.ts';
import type { BranchesOptions } from '../commands/branches.ts';
import type { DiffOptions } from '../commands/diff.ts';
import type { ExportOptions } from '../commands/export.ts';
import type { VideosOptions } from '../commands/videos.ts';
import type { SessionOptions } from '../with-session.ts';
import { defineServerCommand, withCheckpoint, type CommandLine } from './command-line.ts';

/** Defines the commands that show and save what there is. */
export function defineLooking(commandLine: CommandLine): void {
  const { program, run } = commandLine;
  defineServerCommand(program, 'videos', 'list your videos, newest first', ['beatboard videos --status complete'])
    .option('--status <status>', 'only those in this state, for example paused_at_phase1')
    .option('--query <words>', 'only those with these words in title or prompt')
    .option('--limit <count>', 'at most so many (default: 50)')
    .action(
      run(async (dependencies, options: VideosOptions) => {
        const { runVideos } = await import('../commands/videos.ts');
        return runVideos(options, dependencies);
      }),
    );
  defineTree(commandLine);
  defineExport(commandLine);
  defineServerCommand(program, 'costs [video]', 'what a video has cost by phase, or what all have', [
    'beatboard costs',
    'beatboard costs video_01JD3Z7Q --json',
    'beatboard costs --by model',
  ])
    .option('--by <kind>', 'what paid models have cost by model, video, phase, slot or day')
    .action(
      run(async (dependencies, video: string | undefined, options: CostOptions) => {
        const { runCosts } = await import('../commands/costs.ts');
        return runCosts(video, options, dependencies);
      }),
    );
  defineServerCommand(program, 'models', 'list the models with their prices, and which can be used now', [
    'beatboard models',
  ]).action(
    run(async (dependencies, options: SessionOptions) => {
      const { runModels } = await import('../commands/models.ts');
      return runModels(options, dependencies);
    }),
  );
}

function defineTree({ program, run }: CommandLine): void {
  defineServerCommand(program, 'branches <video>', 'draw the tree of checkpoints with branches, status and cost', [
    'beatboard branches video_01JD3Z7Q',
    'beatboard branches video_01JD3Z7Q --rename main-1=blue',
  ])
    .option('--rename <old=new>', 'give a branch another name')
    .action(
      run(async (dependencies, video: string, options: BranchesOptions) => {
        const { runBranches } = await import('../commands/branches.ts');
        return runBranches(video, options, dependencies);
      }),
    );
  defineServerCommand(program, 'diff <video> <from> <to>', 'what differs between two checkpoints or branches', [
    'beatboard diff video_01JD3Z7Q main main-1',
  ])
    .option('--all', 'also what is equal')
    .action(
      run(async (dependencies, video: string, from: string, to: string, options: DiffOptions) => {
        const { runDiff } = await import('../commands/diff.ts');
        return runDiff(video, from, to, options, dependencies);
      }),
    );
}

function defineExport({ program, run }: CommandLine): void {
  const command = defineServerCommand(
    program,
    'export <video>',
    'save everything of a checkpoint: film, poster, plan, pictures, clips, sound, and a manifest of their origin',
    ['beatboard export video_01JD3Z7Q --out aero', 'beatboard export video_01JD3Z7Q --branch main-1 --out aero-blue'],
  );
  withCheckpoint(command)
    .requiredOption('--out <folder>', 'a folder of its own; made when it is missing')
    .action(
      run(async (dependencies, video: string, options: ExportOptions) => {
        const { runExport } = await import('../commands/export.ts');
        return runExport(video, options, dependencies);
      }),
    );
}
