import { statSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { examplesOf, type CommandLine } from './definitions/command-line.ts';
import { defineEditing } from './definitions/define-editing.ts';
import { defineLooking } from './definitions/define-looking.ts';
import { defineMake, makeExamples } from './definitions/define-make.ts';
import { defineRunning } from './definitions/define-running.ts';
import { defineSteering } from './definitions/define-steering.ts';
import { prepareArguments } from './prepare-arguments.ts';
import type { ProgramDependencies } from './program-dependencies.ts';

/**
 * Runs the command line (`argv` without program and script) and returns the exit code, one of `exit-code.ts`. Never
 * throws: every error becomes a sentence on stderr and what to do about it, with `--json` a problem document.
 */
export async function runProgram(argv: readonly string[], dependencies: ProgramDependencies): Promise<number> {
  const result = { exitCode: 0 };
  const program = createProgram(dependencies, result);
  const command = program.commands.find((known) => known.name() === argv[0])?.name() ?? '';
  // Only a prompt is free text that may look like an option, and pictures in a row come with no other command.
  const prepared = command === 'make' ? prepareArguments(argv, isFile) : argv;
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(prepared, { from: 'user' });
    return result.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // What follows is loaded only now: it is of no use to help, which has to answer at once.
    const [{ reportError }, { toUsageError }] = await Promise.all([
      import('./report-error.ts'),
      import('./usage-error.ts'),
    ]);
    const told = error instanceof CommanderError ? toUsageError(error) : error;
    return reportError(
      told,
      { command: command === 'keys' ? nameOfKeysCommand(argv) : command, json: wantsJson(argv) },
      dependencies,
    );
  }
}

function createProgram(dependencies: ProgramDependencies, result: { exitCode: number }): Command {
  const program = new Command('beatboard')
    .description('From a sentence to a finished video ad, on your own machine.')
    .usage('<command> [options]')
    .version(dependencies.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void dependencies.stdout.write(text),
      // What is wrong with the input is said once, in our own words, by `reportError`.
      writeErr: () => undefined,
    })
    .addHelpText('after', examplesOf(makeExamples));
  const commandLine: CommandLine = {
    program,
    run:
      (work) =>
      async (...words) => {
        result.exitCode = await work(dependencies, ...words);
      },
  };
  for (const define of [defineMake, defineSteering, defineEditing, defineLooking, defineRunning]) define(commandLine);
  return program;
}

function nameOfKeysCommand(argv: readonly string[]): string {
  return ['keys', ...argv.slice(1, 2).filter((word) => /^[a-z]+$/.test(word))].join(' ');
}

function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes('--json');
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
