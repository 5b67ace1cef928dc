import type { Command } from 'commander';
import type { ProgramDependencies } from '../program-dependencies.ts';

/**
 * What a definition of commands needs. `run` is given the work of a command, which loads its own module so that help
 * and bad input answer at once, and keeps the exit code it returns.
 */
export interface CommandLine {
  readonly program: Command;
  readonly run: <Words extends unknown[]>(
    work: (dependencies: ProgramDependencies, ...words: Words) => Promise<number>,
  ) => (...words: Words) => Promise<void>;
}

/** Examples as help shows them. */
export function examplesOf(lines: readonly string[]): string {
  return `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** A command with what all that talk to a server have in common. */
export function defineServerCommand(
  program: Command,
  usage: string,
  description: string,
  examples: readonly string[],
): Command {
  return program
    .command(usage)
    .description(description)
    .allowExcessArguments(false)
    .option('--server <url>', 'the server to talk to (default: the running one, else one started for this command)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', examplesOf(examples));
}

/** Adds the options by which a command is told which checkpoint is meant. */
export function withCheckpoint(command: Command): Command {
  return command
    .option('--checkpoint <id>', 'the checkpoint, by its id or the beginning of it (default: the newest)')
    .option('--branch <name>', 'the newest checkpoint of this branch');
}

/** Collects the values of an option that may be given several times. */
export function append(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
