import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentResult } from '#media/render-task.ts';

/**
 * Segments that were made in the same pass as their clip, until the step that stores them comes by. A shortcut within
 * one process and nothing more: what is not here, or was lost with a killed process, is made on its own.
 */
export class FinishedFrames {
  readonly #folder: string;
  readonly #kept = new Map<string, { readonly path: string; readonly result: SegmentResult }>();

  /** @param folder A scratch folder that is emptied at every start. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Moves a file out of its maker's scratch folder and keeps it under the clip and the words it was made with. */
  async keep(clipSha256: string, words: string, path: string, result: SegmentResult): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const kept = join(this.#folder, `${clipSha256}-${words}.mp4`);
    await rename(path, kept);
    this.#kept.set(`${clipSha256} ${words}`, { path: kept, result });
  }

  /** Moves the file to `path` and forgets it; null when it is not here. */
  async take(clipSha256: string, words: string, path: string): Promise<SegmentResult | null> {
    const key = `${clipSha256} ${words}`;
    const found = this.#kept.get(key);
    if (found === undefined) return null;
    this.#kept.delete(key);
    await rename(found.path, path);
    return found.result;
  }
}
