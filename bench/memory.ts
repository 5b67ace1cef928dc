import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMakeResult, startBeatboard } from '#testkit/beatboard-command.ts';
import { printVerdict } from '#testkit/bench-verdict.ts';
import { processesOf, type ProcessRole } from '#testkit/home-processes.ts';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';

/**
 * How much memory does a minute of 1080p take at its peak? All processes together: the program, its encoders and the
 * database, by proportional set size, which counts shared pages once. Linux only.
 */
const prompt = 'Create a 60-second Nike sneaker ad, energetic style';
const limitGibibytes = 1.5;
const sampleMs = 100;

type Sample = Record<ProcessRole, number>;

const place = await createTemporaryFolder('bench');
try {
  const homeFolder = join(place.path, 'home');
  const args = [
    'make',
    prompt,
    '--duration',
    '60',
    '--resolution',
    '1080p',
    '--json',
    '--out',
    join(place.path, 'out'),
  ];
  const command = startBeatboard(args, { homeFolder });
  let peak: Sample = { program: 0, ffmpeg: 0, postgres: 0 };
  while (!command.hasEnded()) {
    const sample = await takeSample(homeFolder);
    if (total(sample) > total(peak)) peak = sample;
    await sleep(sampleMs);
  }
  const { wall_seconds: wallSeconds } = readMakeResult(await command.ended);
  const parts = `program ${gibibytes(peak.program)}, ffmpeg ${gibibytes(peak.ffmpeg)}, database ${gibibytes(peak.postgres)}`;
  const from = `60 s of 1080p in ${wallSeconds.toFixed(0)} s, at the peak ${parts}`;
  printVerdict({ name: 'peak memory', value: total(peak) / 2 ** 30, limit: limitGibibytes, unit: ' GiB', from });
} finally {
  await place.remove();
}

/** Bytes by what the processes are for. */
async function takeSample(homeFolder: string): Promise<Sample> {
  const sample: Sample = { program: 0, ffmpeg: 0, postgres: 0 };
  for (const { pid, role } of await processesOf(homeFolder)) sample[role] += await proportionalBytes(pid);
  return sample;
}

async function proportionalBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}

function total({ program, ffmpeg, postgres }: Sample): number {
  return program + ffmpeg + postgres;
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(2);
}
