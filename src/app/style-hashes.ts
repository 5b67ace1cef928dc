import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** A control of the player as far as it draws itself. */
interface Control {
  getTemplateHTML?(attributes: Readonly<Record<string, string>>, properties: object): string;
}

/**
 * Hashes of the styles that the studio's libraries write into the page by themselves, as policies name them: those of
 * media-chrome's controls and of sonner's notices. Both are fixed texts, so nothing else is let in with them.
 */
export async function styleHashes(): Promise<string[]> {
  // Notices put an empty style into the page before they fill it.
  const styles = ['', ...(await controlStyles()), ...(await noticeStyles())];
  const hashes = styles.map((style) => `sha256-${createHash('sha256').update(style).digest('base64')}`);
  return [...new Set(hashes)].toSorted();
}

async function controlStyles(): Promise<string[]> {
  const controls: Readonly<Record<string, unknown>> = await import('media-chrome');
  const pages = Object.values(controls).map((control) => (control as Control).getTemplateHTML?.({}, {}) ?? '');
  return pages.flatMap((page) => [...page.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, style]) => style!));
}

async function noticeStyles(): Promise<string[]> {
  const file = createRequire(import.meta.url).resolve('sonner');
  const program = await readFile(file, 'utf8');
  return [...program.matchAll(/__insertCSS\(("(?:[^"\\]|\\.)*")\)/g)].map(([, text]) => JSON.parse(text!) as string);
}
