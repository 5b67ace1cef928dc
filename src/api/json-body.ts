import type { FastifyInstance } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';

/** Deeper than any request of ours, and far from what recursion could choke on. */
const depthMaximum = 40;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Makes JSON the only body a scope takes: UTF-8, bounded, not too deep, without `__proto__` or `constructor` tricks.
 * An empty body counts as none.
 */
export function acceptJson(scope: FastifyInstance): void {
  const parseSafely = scope.getDefaultJsonParser('error', 'error');
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    let text;
    try {
      text = decoder.decode(bytes as Buffer);
    } catch {
      done(new BeatboardError('request_unreadable', 'The body is not UTF-8.'));
      return;
    }
    if (text.trim() === '') done(null, undefined);
    else if (isDeeperThan(text, depthMaximum)) {
      done(new BeatboardError('request_unreadable', `The body is nested deeper than ${depthMaximum} levels.`));
    } else parseSafely(request, text, done);
  });
}

/** Whether JSON opens more brackets inside one another than allowed. Texts in it are skipped. */
export function isDeeperThan(json: string, maximum: number): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (inText) {
      if (character === '\\') index += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > maximum) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}
