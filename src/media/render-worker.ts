import { parentPort } from 'node:worker_threads';
import { BeatboardError } from '#domain/errors.ts';
import { composeMusic } from './audio/compose-music.ts';
import { writeWav } from './audio/wav.ts';
import { createFfmpegRunner, type FfmpegRunner } from './ffmpeg/ffmpeg-runner.ts';
import { cutOutFile } from './intake/cut-out-file.ts';
import type { RenderOrder, RenderReply, RenderTask } from './render-task.ts';
import { renderClip, renderPicture } from './scenes/render-plate.ts';
import { renderFilm } from './composition/render-film.ts';
import { renderSegment } from './composition/render-segment.ts';

/** Entry of a rendering thread: one task at a time, plates kept between the tasks of a beat. */
async function perform(task: RenderTask, runner: FfmpegRunner): Promise<unknown> {
  switch (task.kind) {
    case 'picture':
      return renderPicture(task);
    case 'clip':
      return renderClip(task, runner);
    case 'segment':
      return renderSegment(task, runner);
    case 'film':
      return renderFilm(task, runner);
    case 'music': {
      const music = composeMusic(task.score);
      await writeWav(task.outputPath, music);
      return { beatTimesSeconds: music.beatTimesSeconds };
    }
    case 'cut-out':
      return cutOutFile(task.inputPath, task.outputPath);
  }
}

async function answer({ task, ffmpegPath }: RenderOrder): Promise<RenderReply> {
  try {
    return { ok: true, result: await perform(task, createFfmpegRunner({ ffmpegPath })) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if ((error as { code?: unknown }).code === 'ENOSPC') {
      return { ok: false, message: 'The disk became full while drawing.', code: 'disk_full' };
    }
    return { ok: false, message, code: error instanceof BeatboardError ? error.code : null };
  }
}

parentPort!.on('message', async (order: RenderOrder) => {
  parentPort!.postMessage(await answer(order));
});
