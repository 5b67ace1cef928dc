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

/** When a kill comes: some seconds after the start, or as soon as a stored file of some name appears. */
export type KillMoment = { readonly afterSeconds: number } | { readonly atFile: RegExp; readonly thenSeconds: number };

export interface CrashLoopOptions {
  readonly makeArguments: readonly string[];
  readonly reference: Reference;
  /** The kills, in order. */
  readonly moments: readonly KillMoment[];
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
export function randomMoments(seed: number, count: number, runSeconds: number): readonly KillMoment[] {
  const random = createRandom(deriveSeed(seed, 'moments'));
  const stored = [/spec_v/, /beat_/, /chunk_/, /segment_/, /music_v/, /mix_v/, /stitched_v/, /final_v/, /final_poster/];
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? { afterSeconds: random() * 0.7 * runSeconds }
      : { atFile: pick(random, stored), thenSeconds: random() * 0.1 },
  );
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
    for (const moment of [...options.moments, null]) {
      const command = start(options, place);
      if (moment !== null && !(await endsBefore(command, moment, homeOf(place)))) {
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
  const moments =
    'afterSeconds' in moment ? sleep(moment.afterSeconds * 1000) : fileAppears(moment, homeFolder, waiting.signal);
  await Promise.race([moments, command.ended]);
  waiting.abort();
  return command.hasEnded();
}

async function fileAppears(
  { atFile, thenSeconds }: Extract<KillMoment, { atFile: RegExp }>,
  homeFolder: string,
  signal: AbortSignal,
): Promise<void> {
  const pollMs = 4;
  const count = async (): Promise<number> =>
    (await filesBelow(blobFolder(homeFolder))).filter((filePath) => atFile.test(filePath)).length;
  const before = await count();
  while (!signal.aborted && (await count()) === before) await sleep(pollMs);
  await sleep(thenSeconds * 1000);
}
