import { isServerThere } from './request.ts';

const pauseMs = 1000;
/** A part has many files: one may still meet the end of a server, or the beginning of the next. */
const triesMaximum = 5;

/**
 * Loads a part of the page, and waits for a server that does not answer, as while it starts again: a page that gave up
 * or loaded itself anew then would be lost. Rejects when the server answers and the part does not come in five tries.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let tries = 1; ;) {
    try {
      return await load();
    } catch (error) {
      if (await isServerThere()) {
        if (tries === triesMaximum) throw error;
        tries += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
