import { isServerThere } from './request.ts';

const pauseMs = 1000;

/**
 * Loads a part of the page, and waits for a server that does not answer, as while it starts again: a page that gave up
 * or loaded itself anew then would be lost. Rejects when the server answers and the part is not there.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      if (await isServerThere()) return load();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
