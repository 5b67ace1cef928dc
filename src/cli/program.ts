import { statSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { toProblem } from '#contract/problem.ts';
import { BeatboardError, exitCodeOf } from '#domain/errors.ts';
import { aspectRatios, frameRates, resolutions } from '#domain/frame-format.ts';
import { defaultOutFolder } from './default-out-folder.ts';
import { Interrupted } from './interruption.ts';
import type { RawMakeOptions } from './make-options.ts';
import { prepareArguments } from './prepare-arguments.ts';
import type { ProgramDependencies } from './program-dependencies.ts';
import { toUsageError } from './usage-error.ts';

const examples = `
Examples:
  beatboard make "30-second ad for a coffee bar, warm style"
  beatboard make "Vertical 15s ad for our running shoe Aero, 20% off" --image shoe.png --aspect 9:16
  beatboard make "Launch film for the Solis watch" --audio song.mp3 --resolution 1080p --out films`;

/**
 * Runs the command line (`argv` without program and script) and returns the exit code: 0 done, 1 failed, 2 wrong
 * input, 130 stopped with Ctrl-C. Never throws: every error becomes a sentence on stderr and what to do about it,
 * and with `--json` one problem document on stdout.
 */
export async function runProgram(argv: readonly string[], dependencies: ProgramDependencies): Promise<number> {
  const run = { exitCode: 0 };
  const program = createProgram(dependencies, run);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(prepareArguments(argv, isFile), { from: 'user' });
    return run.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return report(error instanceof CommanderError ? toUsageError(error) : error, wantsJson(argv), dependencies);
  }
}

function createProgram(dependencies: ProgramDependencies, run: { exitCode: number }): Command {
  const program = new Command('beatboard')
    .description('From a sentence to a finished video ad, on your own machine.')
    .usage('<command> [options]')
    .version(dependencies.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void dependencies.stdout.write(text),
      // What is wrong with the input is said once, in our own words, by `report`.
      writeErr: () => undefined,
    })
    .addHelpText('after', examples);
  addMake(program, dependencies);
  program
    .command('doctor')
    .description('check what Beatboard needs from this machine, and say how to correct what is missing')
    .option('--json', 'print one JSON document')
    .allowExcessArguments(false)
    .action(async (options: { readonly json?: boolean }) => {
      const { runDoctorCommand } = await import('./commands/doctor.ts');
      run.exitCode = await runDoctorCommand(options.json ?? false, dependencies);
    });
  return program;
}

function addMake(program: Command, dependencies: ProgramDependencies): void {
  program
    .command('make')
    .description('make a video ad from a prompt; what no option says is read from the prompt, else chosen')
    .usage('<prompt...> [options]')
    .argument('[prompt...]', 'what the ad is for, in your own words')
    .option('--image <file>', 'product photo (JPEG, PNG, WebP); several: --image a.png b.png', append)
    .option('--logo <file>', 'logo for the end card (JPEG, PNG, WebP)')
    .option('--audio <file>', 'your own music (MP3, WAV, FLAC, Ogg, M4A); cuts follow its beats')
    .option('--duration <seconds>', 'length, 5 to 180')
    .option('--aspect <ratio>', aspectRatios.join(', '))
    .option('--resolution <size>', resolutions.join(', '))
    .option('--fps <rate>', frameRates.join(', '))
    .option('--seed <number>', 'another number gives another take; the same one gives the same film')
    .option('--title <text>', 'name of the video and of its files')
    .option('--out <folder>', 'where to save', defaultOutFolder)
    .option('--json', 'print one JSON document')
    .addHelpText('after', examples)
    .action(async (promptWords: string[], options: RawMakeOptions) => {
      // Loaded only when it is wanted, so that help answers quickly.
      const { runMake } = await import('./commands/make.ts');
      await runMake(promptWords, options, dependencies);
    });
}

function append(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** Says what went wrong and what to do about it. Returns the exit code. */
function report(error: unknown, json: boolean, { stdout, stderr }: ProgramDependencies): number {
  const interrupted = error instanceof Interrupted;
  const problem = toProblem(
    interrupted ? new BeatboardError('canceled', 'Stopped before the video was finished.') : error,
  );
  if (!interrupted) stderr.write(`${problem.detail}\n${problem.next}\n`);
  if (json) stdout.write(`${JSON.stringify(problem, null, 2)}\n`);
  return interrupted ? error.exitCode : exitCodeOf(error);
}

function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes('--json');
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
