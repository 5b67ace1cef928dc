import { isServerThere } from './request.ts';

const pauseMs = 1000;
/** A page that was loaded anew so shortly before does not do so again: the part is not there. */
const anewMs = 30_000;
const storageKey = 'beatboard-loaded-anew';

/**
 * Loads a part of the page. When it does not come, waits until the server answers, as while it starts again, and asks
 * once more. Browsers of before autumn 2026 remember a part that did not come (whatwg/html#10327), and a newer Beatboard
 * calls its parts by other names: then the whole page is loaded anew, which keeps what is typed and where one is.
 * Rejects when that has just been done.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch {
    while (!(await isServerThere())) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  try {
    return await load();
  } catch (error) {
    if (Date.now() - Number(sessionStorage.getItem(storageKey)) < anewMs) throw error;
    sessionStorage.setItem(storageKey, String(Date.now()));
    location.reload();
    return new Promise(() => undefined);
  }
}
