import { availableParallelism } from 'node:os';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { createFfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { RenderPool } from '#media/render-pool.ts';
import type { IntakeHands } from './open-paper-studio.ts';

/** The real hands that read files of others, with the ffmpeg that npm ships where there is one. */
export async function openIntakeHands(): Promise<IntakeHands & { close(): Promise<void> }> {
  const search = findFfmpeg({ searchPath: '' }).catch(() => findFfmpeg({ searchPath: process.env.PATH ?? '' }));
  const pool = new RenderPool(search, availableParallelism());
  return { runner: createFfmpegRunner(await search), pool, close: () => pool.close() };
}
