import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { readMakeResult, startBeatboard, type RunningCommand } from './beatboard-command.ts';
import { findFaults, type Reference } from './finished-home.ts';
import { killProcessesOf, type ProcessRole } from './home-processes.ts';
import { blobFolder, filesBelow } from './home-records.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/** What one kill takes with it. Encoders are in process groups of their own and outlive a kill of the program alone. */
const victims: readonly (readonly ProcessRole[])[] = [
  ['program'],
  ['program', 'ffmpeg'],
  ['program', 'ffmpeg', 'postgres'],
];

/** When a kill comes: some time after the start, or after the run has stored so many new files of a name. */
export type KillMoment =
  | { readonly afterSeconds: number }
  | { readonly newFiles: number; readonly named: RegExp; readonly thenSeconds: number };

export interface CrashLoopOptions {
  readonly makeArguments: readonly string[];
  readonly reference: Reference;
  /** How many kills are wanted. */
  readonly kills: number;
  /** The moment of each. */
  readonly nextMoment: () => KillMoment;
  /** Chooses what each kill takes with it. */
  readonly seed: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface CrashLoopReport {
  readonly kills: number;
  /** Ads that were finished in spite of them. */
  readonly finished: number;
  /** Everything that was wrong with them, one sentence each. */
  readonly faults: readonly string[];
}

/** Seeded random moments within a run of `runSeconds`: half by the clock, half just when something has been stored. */
export function randomMoments(seed: number, runSeconds: number): () => KillMoment {
  const random = createRandom(deriveSeed(seed, 'moments'));
  return () =>
    random() < 0.5
      ? { afterSeconds: random() * 0.6 * runSeconds }
      : { newFiles: 1 + Math.floor(random() * 3), named: /_v\d+\./, thenSeconds: random() * 0.1 };
}

/**
 * Seeded random moments near each other: three of five while a run starts, which takes less than the `startSeconds` of
 * a fresh data folder, the others just when something has been stored. Thirty of them go through one film or two.
 */
export function nearMoments(seed: number, startSeconds: number): () => KillMoment {
  const random = createRandom(deriveSeed(seed, 'moments'));
  return () =>
    random() < 0.6
      ? { afterSeconds: random() * 0.7 * startSeconds }
      : { newFiles: 1, named: /_v\d+\./, thenSeconds: random() * 0.1 };
}

/**
 * Makes the same ad again and again in one data folder, killing each run at its moment and starting the same command
 * anew. Whenever a run gets through, what it made is compared with the undisturbed run and a fresh folder is begun.
 * After the last kill one more run goes to its end.
 */
export async function runCrashLoop(options: CrashLoopOptions): Promise<CrashLoopReport> {
  const random = createRandom(deriveSeed(options.seed, 'victims'));
  const faults: string[] = [];
  let kills = 0;
  let finished = 0;
  let place = await createTemporaryFolder('crash');
  try {
    for (let isLast = false; !isLast;) {
      isLast = kills === options.kills;
      const command = start(options, place);
      if (!isLast && !(await endsBefore(command, options.nextMoment(), homeOf(place)))) {
        await killProcessesOf(homeOf(place), pick(random, victims));
        await command.ended;
        kills++;
        continue;
      }
      const result = readMakeResult(await command.ended);
      faults.push(...(await findFaults(homeOf(place), outOf(place), result.final, options.reference)));
      finished++;
      await place.remove();
      place = await createTemporaryFolder('crash');
    }
    return { kills, finished, faults };
  } finally {
    await killProcessesOf(homeOf(place), ['program', 'ffmpeg', 'postgres']);
    await place.remove();
  }
}

const homeOf = (place: TemporaryFolder): string => join(place.path, 'home');
const outOf = (place: TemporaryFolder): string => join(place.path, 'out');

function start({ makeArguments, environment }: CrashLoopOptions, place: TemporaryFolder): RunningCommand {
  return startBeatboard(['make', ...makeArguments, '--json', '--out', outOf(place)], {
    homeFolder: homeOf(place),
    ...(environment === undefined ? {} : { environment }),
  });
}

/** Whether the command ends by itself before its moment comes. */
async function endsBefore(command: RunningCommand, moment: KillMoment, homeFolder: string): Promise<boolean> {
  const waiting = new AbortController();
  const comes =
    'afterSeconds' in moment ? sleep(moment.afterSeconds * 1000) : filesAppear(moment, homeFolder, waiting.signal);
  await Promise.race([comes, command.ended]);
  waiting.abort();
  return command.hasEnded();
}

async function filesAppear(
  { newFiles, named, thenSeconds }: Extract<KillMoment, { newFiles: number }>,
  homeFolder: string,
  signal: AbortSignal,
): Promise<void> {
  const pollMs = 4;
  const count = async (): Promise<number> =>
    (await filesBelow(blobFolder(homeFolder))).filter((filePath) => named.test(filePath)).length;
  const wanted = (await count()) + newFiles;
  while (!signal.aborted && (await count()) < wanted) await sleep(pollMs);
  await sleep(thenSeconds * 1000);
}
