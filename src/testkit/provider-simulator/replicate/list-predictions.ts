import { Refusal } from '../http/reply.ts';
import type { SimulatedRequest } from '../http/route.ts';
import type { PredictionDesk } from './prediction-desk.ts';

const pageSize = 100;

/** One page of a key's predictions, newest first. */
export function listPredictions(desk: PredictionDesk, { query, key }: SimulatedRequest, origin: string): object {
  const after = readDate(query, 'created_after') ?? Number.NEGATIVE_INFINITY;
  const before = readDate(query, 'created_before') ?? Number.POSITIVE_INFINITY;
  const all = desk.predictions
    .filter((prediction) => prediction.key === key && prediction.createdMs >= after && prediction.createdMs <= before)
    .toReversed();
  const start = readCursor(
    query.get('cursor'),
    all.map(({ id }) => id),
  );
  const page = all.slice(start, start + pageSize);
  const next = all.length > start + pageSize ? page.at(-1)!.id : undefined;
  return {
    next: next === undefined ? null : urlOf(origin, query, `p=${next}`),
    previous: start === 0 ? null : urlOf(origin, query, `p=${all[start - pageSize - 1]?.id ?? ''}`),
    results: page.map((prediction) => desk.view(prediction)),
  };
}

function readDate(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Refusal('invalid', `- ${name}: not a date`, { fields: [name] });
  return ms;
}

/** A cursor names the last prediction of the page before, so that new ones in between move nothing. */
function readCursor(cursor: string | null, ids: readonly string[]): number {
  if (cursor === null) return 0;
  const last = Buffer.from(cursor, 'base64url').toString('utf8').replace(/^p=/, '');
  return ids.indexOf(last) + 1;
}

function urlOf(origin: string, query: URLSearchParams, position: string): string {
  const params = new URLSearchParams(query);
  params.set('cursor', Buffer.from(position).toString('base64url'));
  return `${origin}/replicate/v1/predictions?${params}`;
}
