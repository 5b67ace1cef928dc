import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { lastUsefulLine, toFfmpegError } from './ffmpeg-failure.ts';
import { createProgressParser } from './ffmpeg-progress.ts';
import { createFfmpegRunner } from './ffmpeg-runner.ts';
import { frameDecodeArguments } from './frame-decode.ts';
import { limitReaderIdle } from './limit-idle.ts';
import { probeMedia } from './probe.ts';
import { findPrlimit, ownFileLimits, withLimits } from './process-limits.ts';
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
      message: expect.stringMatching(/No such file or directory/),
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

/** A program of ours in ffmpeg's place. */
function inPlaceOfFfmpeg(name: string, text: string): ReturnType<typeof createFfmpegRunner> {
  const ffmpegPath = folder.path(name);
  writeFileSync(ffmpegPath, `#!/bin/sh\n${text}\n`);
  chmodSync(ffmpegPath, 0o755);
  return createFfmpegRunner({ ffmpegPath });
}

describe('limits', () => {
  const code = 'ffmpeg_failed';

  it.skipIf(findPrlimit() === null)('end a run that fills memory', async () => {
    const limits = { ...ownFileLimits, memoryBytes: 60_000_000 };
    const hungry = inPlaceOfFfmpeg('hungry', 'head -c 200000000 /dev/zero | tail -c 150000000 > /dev/null');
    const message = 'ffmpeg stopped: tail: memory exhausted.';
    await expect(hungry.run([], { limits })).rejects.toMatchObject({ code, message });
    await hungry.run([], { limits: ownFileLimits });
  });

  it.skipIf(findPrlimit() === null)('end a run that fills the disk', async () => {
    const limits = { ...ownFileLimits, fileSizeBytes: 1_000_000 };
    const path = folder.path('endless.raw');
    const run = runner.run(['-f', 'lavfi', '-i', 'color=s=640x360', '-f', 'rawvideo', `file:${path}`], { limits });
    await expect(run).rejects.toMatchObject({ code, message: 'ffmpeg wrote more than it was allowed to.' });
    expect(readFileSync(path).length).toBeLessThanOrEqual(1_000_000);
  });

  it('leave the command as it is where the system has none', () => {
    expect(withLimits('ffmpeg', ['-i'], ownFileLimits, null)).toEqual({ command: 'ffmpeg', args: ['-i'] });
  });

  it('say that ffmpeg is not there when it is not', async () => {
    const none = createFfmpegRunner({ ffmpegPath: folder.path('none') });
    await expect(none.run(['-version'])).rejects.toMatchObject({ code: 'ffmpeg_missing' });
  });

  it('keep keys and tokens out of its reach', async () => {
    vi.stubEnv('REPLICATE_API_TOKEN', 'a-token');
    const curious = inPlaceOfFfmpeg('curious', 'env | grep TOKEN >&2; exit 3');
    await expect(curious.run([])).rejects.toThrow('ffmpeg stopped with exit code 3.');
  });

  it('end an encoder or decoder that has hung, while we wait for it', async () => {
    const hung = inPlaceOfFfmpeg('hung', 'sleep 60');
    const message = 'ffmpeg did nothing for 0.2 seconds.';
    const reader = hung.openFrameReader([], 100, { idleTimeoutMs: 200 });
    await expect(reader.read(new Uint8Array(100))).rejects.toMatchObject({ code, message });
    const writer = hung.openFrameWriter([], { idleTimeoutMs: 200 });
    await expect(writer.write(new Uint8Array(4_000_000))).rejects.toMatchObject({ code, message });
    const closing = hung.openFrameWriter([], { idleTimeoutMs: 200 });
    await expect(closing.close()).rejects.toMatchObject({ code, message });
  });

  it('let who draws slowly take all the time there is', async () => {
    vi.useFakeTimers();
    const close = vi.fn<() => Promise<void>>();
    const reader = limitReaderIdle({ read: () => Promise.resolve(true), close }, 1000);
    expect(await reader.read(new Uint8Array(1))).toBe(true);
    vi.advanceTimersByTime(3_600_000);
    expect(await reader.read(new Uint8Array(1))).toBe(true);
    expect(close).not.toHaveBeenCalled();
    vi.useRealTimers();
  });

  it('hear an abort in the middle of a frame', async () => {
    const hung = inPlaceOfFfmpeg('deaf', 'sleep 60');
    const controller = new AbortController();
    const { signal } = controller;
    const read = hung.openFrameReader([], 100, { signal }).read(new Uint8Array(100));
    const write = hung.openFrameWriter([], { signal }).write(new Uint8Array(4_000_000));
    const outcomes = Promise.allSettled([read, write]);
    controller.abort();
    expect(await outcomes).toMatchObject([{ reason: { code: 'canceled' } }, { reason: { code: 'canceled' } }]);
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
