import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { lastUsefulLine, toFfmpegError } from './ffmpeg-failure.ts';
import { createProgressParser } from './ffmpeg-progress.ts';
import { frameDecodeArguments } from './frame-decode.ts';
import { probeMedia } from './probe.ts';
import { segmentEncodeArguments } from './segment-encode.ts';
import {
  createTestFolder,
  drawTestFrame,
  findTestRunners,
  generate,
  testSize,
  writeTestClip,
} from './test-binaries.ts';

const folder = createTestFolder();
afterAll(folder.remove);
const [first] = await findTestRunners();
if (first === undefined) throw new Error('no ffmpeg to test with');
const { runner } = first;
const endless = ['-re', '-f', 'lavfi', '-i', 'color=s=64x64', '-f', 'null', '-'];
const frameSizeBytes = testSize.width * testSize.height * 4;

/** Processes that run this ffmpeg with a marker of ours among their arguments. */
function running(marker: string): string {
  return spawnSync('pgrep', ['-f', marker], { encoding: 'utf8' }).stdout.trim();
}

/** How far the pixels on both sides of the bar's left edge are from what was drawn; the bar moves 7 pixels a frame. */
function edgeDifference(frame: Uint8Array, index: number): number {
  const drawn = drawTestFrame(index);
  const edge = Math.min(Math.max((index * 7) % testSize.width, 4), testSize.width - 5);
  const offsets = [edge - 4, edge + 4].map((x) => (90 * testSize.width + x) * 4);
  return Math.max(...offsets.map((offset) => Math.abs((frame[offset] ?? 0) - (drawn[offset] ?? 0))));
}

describe('run', () => {
  it('kills the process group on abort', async () => {
    const controller = new AbortController();
    const marker = `title=abort-${process.pid}`;
    const run = runner.run(['-re', '-f', 'lavfi', '-i', 'color', '-metadata', marker, '-f', 'null', '-'], {
      signal: controller.signal,
    });
    const outcome = run.catch((error: unknown) => error);
    await expect.poll(() => running(marker), { timeout: 5000 }).not.toBe('');
    controller.abort();
    expect(await outcome).toMatchObject({ code: 'canceled' });
    expect(running(marker)).toBe('');
  });

  it('ends after its time', async () => {
    await expect(runner.run(endless, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'ffmpeg_failed',
      message: 'ffmpeg took longer than 0.3 seconds.',
    });
  });

  it('does not start when aborted before', async () => {
    await expect(runner.run(endless, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'canceled' });
  });

  it('dies with its process', async () => {
    const marker = `title=exit-${process.pid}`;
    const module = new URL('./ffmpeg-runner.ts', import.meta.url).href;
    const code = `const { createFfmpegRunner } = await import(${JSON.stringify(module)});
      createFfmpegRunner({ ffmpegPath: ${JSON.stringify(runner.ffmpegPath)} })
        .run(['-re', '-f', 'lavfi', '-i', 'color', '-metadata', ${JSON.stringify(marker)}, '-f', 'null', '-']).catch(() => 0);
      setTimeout(() => process.exit(0), 400);`;
    spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: process.cwd() });
    await expect.poll(() => running(marker), { timeout: 3000 }).toBe('');
  });

  it('reports progress and says why it failed', async () => {
    const seen: number[] = [];
    await runner.run(['-f', 'lavfi', '-i', 'color=s=64x64:r=30:d=2', '-f', 'null', '-'], {
      onProgress: (frame) => seen.push(frame),
    });
    expect(seen.at(-1)).toBe(60);
    await expect(runner.run(['-i', folder.path('missing.mp4'), '-f', 'null', '-'])).rejects.toMatchObject({
      code: 'ffmpeg_failed',
      message: expect.stringMatching(/missing\.mp4.*No such file or directory/s),
    });
  });

  it('calls a full disk a full disk', async () => {
    const run = generate(runner, ['color=s=640x360:d=1'], ['-f', 'rawvideo', '/dev/full']);
    await expect(run).rejects.toMatchObject({ code: 'disk_full' });
  });
});

describe('frame writer and reader', () => {
  const path = folder.path('clip.mp4');
  const decode = frameDecodeArguments({ ...testSize, inputPath: path, fps: 30, frameCount: 100 });

  it('write and read exact frames', async () => {
    await writeTestClip(runner, segmentEncodeArguments({ ...testSize, fps: 30, outputPath: path }), 45);
    const reader = runner.openFrameReader(decode, frameSizeBytes);
    const frame = new Uint8Array(frameSizeBytes);
    let frames = 0;
    let largestDifference = 0;
    while (await reader.read(frame)) {
      largestDifference = Math.max(largestDifference, edgeDifference(frame, frames));
      frames += 1;
    }
    expect(frames).toBe(45);
    expect(largestDifference).toBeLessThan(50);
    expect(await reader.read(frame)).toBe(false);
    await reader.close();
  });

  it('can be ended early', async () => {
    const reader = runner.openFrameReader(decode, frameSizeBytes);
    expect(await reader.read(new Uint8Array(frameSizeBytes))).toBe(true);
    await reader.close();
    const writer = runner.openFrameWriter(
      segmentEncodeArguments({ ...testSize, fps: 30, outputPath: folder.path('aborted.mp4') }),
    );
    await writer.write(drawTestFrame(0));
    await writer.abort();
  });

  it('show why the other end failed', async () => {
    const args = segmentEncodeArguments({ ...testSize, fps: 30, outputPath: folder.path('no/such/folder.mp4') });
    const write = async (): Promise<void> => {
      const writer = runner.openFrameWriter(args);
      for (let index = 0; index < 50; index += 1) await writer.write(drawTestFrame(index));
      await writer.close();
    };
    await expect(write()).rejects.toMatchObject({ code: 'ffmpeg_failed', message: expect.stringMatching(/No such/) });
    const missing = frameDecodeArguments({ ...testSize, inputPath: folder.path('gone.mp4'), fps: 30, frameCount: 1 });
    const reader = runner.openFrameReader(missing, frameSizeBytes);
    await expect(reader.read(new Uint8Array(frameSizeBytes))).rejects.toThrow(/No such file/);
  });

  it('work in worker threads, and give the same bytes there', async () => {
    const outputPath = folder.path('worker.mp4');
    const code = `const { workerData } = require('node:worker_threads');
      (async () => {
        const { createFfmpegRunner } = await import(workerData.runner);
        const media = await import(workerData.media);
        await media.writeTestClip(createFfmpegRunner({ ffmpegPath: workerData.ffmpegPath }), workerData.args, 45);
      })();`;
    const worker = new Worker(code, {
      eval: true,
      workerData: {
        runner: new URL('./ffmpeg-runner.ts', import.meta.url).href,
        media: new URL('./test-binaries.ts', import.meta.url).href,
        ffmpegPath: runner.ffmpegPath,
        args: segmentEncodeArguments({ ...testSize, fps: 30, outputPath }),
      },
    });
    await new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject));
    expect((await probeMedia(runner, outputPath)).video?.frames).toBe(45);
    expect(readFileSync(outputPath).equals(readFileSync(path))).toBe(true);
  });
});

describe('ffmpeg failures and progress', () => {
  it('finds the line that tells', () => {
    const words =
      '[mov @ 0x55aa] moov atom not found\nfile:x.mp4: Invalid data found\nError opening input files: Invalid\n';
    expect(lastUsefulLine(words)).toBe('file:x.mp4: Invalid data found');
    expect(toFfmpegError('', { exitCode: null, signal: 'SIGSEGV' }).message).toBe(
      'ffmpeg stopped with signal SIGSEGV.',
    );
  });

  it('reads progress in pieces of any length', () => {
    const seen: unknown[] = [];
    const parse = createProgressParser((progress) => seen.push(progress));
    for (const character of 'frame=N/A\nframe=12\nout_time_us=400000\nprogress=continue\n') parse(character);
    expect(seen).toEqual([{ frame: 12, seconds: 0.4 }]);
  });
});
