import type { EditOptions } from '../commands/edit.ts';
import type { BringInOptions } from '../commands/pick.ts';
import type { RegenerateOptions } from '../commands/regenerate.ts';
import { append, defineServerCommand, withCheckpoint, type CommandLine } from './command-line.ts';

/** Defines the commands that change something at a checkpoint. Edits wait there until somebody continues. */
export function defineEditing(commandLine: CommandLine): void {
  defineEdit(commandLine);
  defineRegenerate(commandLine);
  const { program, run } = commandLine;
  const pick = defineServerCommand(
    program,
    'pick <video> <slot...>',
    'take single slots over from another checkpoint',
    ['beatboard pick video_01JD3Z7Q --from main-1 beat/2 music'],
  );
  withCheckpoint(pick)
    .requiredOption('--from <name>', 'the branch or checkpoint to take from')
    .action(
      run(async (dependencies, video: string, slots: string[], options: BringInOptions) => {
        const { runPick } = await import('../commands/pick.ts');
        return runPick(video, slots, options, dependencies);
      }),
    );
  const merge = defineServerCommand(
    program,
    'merge <video>',
    'bring in what another checkpoint changed; what both changed is left and named (exit code 7)',
    ['beatboard merge video_01JD3Z7Q --from main-2'],
  );
  withCheckpoint(merge)
    .requiredOption('--from <name>', 'the branch or checkpoint to bring in')
    .action(
      run(async (dependencies, video: string, options: BringInOptions) => {
        const { runMerge } = await import('../commands/pick.ts');
        return runMerge(video, options, dependencies);
      }),
    );
}

function defineEdit({ program, run }: CommandLine): void {
  const command = defineServerCommand(
    program,
    'edit <video>',
    'change the plan, pictures, takes and locks at a checkpoint; beats are counted from 0',
    [
      'beatboard edit video_01JD3Z7Q --set beats.2.text.headline="Run lighter" --set title="Aero"',
      'beatboard edit video_01JD3Z7Q --image 0=shoe.png --lock beat/0',
      'beatboard edit video_01JD3Z7Q --select chunk/3=artifact_01JD3Z8A --branch main-1',
      'beatboard edit video_01JD3Z7Q --discard',
    ],
  );
  withCheckpoint(command)
    .option('--set <path=value>', 'change one field of the plan; may be given several times', append)
    .option('--file <patch.json>', 'change the plan by a file with only what changes')
    .option('--image <beat=file>', 'replace the picture of a beat; several times', append)
    .option('--select <slot=artifact>', 'choose another take; several times', append)
    .option('--lock <slot>', 'never make this again; several times', append)
    .option('--unlock <slot>', 'allow it to be made again; several times', append)
    .option('--discard', 'go back to the checkpoint as it was made')
    .action(
      run(async (dependencies, video: string, options: EditOptions) => {
        const { runEdit } = await import('../commands/edit.ts');
        return runEdit(video, options, dependencies);
      }),
    );
}

function defineRegenerate({ program, run }: CommandLine): void {
  const command = defineServerCommand(
    program,
    'regenerate <video> <what> <number>',
    'make another take of a beat\'s picture ("beat") or of a clip ("chunk"), counted from 0',
    [
      'beatboard regenerate video_01JD3Z7Q beat 2 --prompt "the shoe from below, at dawn"',
      'beatboard regenerate video_01JD3Z7Q chunk 4',
    ],
  );
  withCheckpoint(command)
    .option('--prompt <text>', 'what it shall show instead')
    .option('--model <id>', 'another model; "beatboard models" lists them')
    .option('--seed <number>', 'the seed; left out, a new one')
    .option('--no-wait', 'end at once; a running server goes on without this command')
    .action(
      run(async (dependencies, video: string, what: string, number: string, options: RegenerateOptions) => {
        const { runRegenerate } = await import('../commands/regenerate.ts');
        return runRegenerate(video, what, number, options, dependencies);
      }),
    );
}
