import type { z } from 'zod';
import type { libraryQuerySchema, videoCardSchema, videoSchema } from '#contract/library.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import { allPages } from './all-pages.ts';
import { ServerError } from './http-client/server-error.ts';
import { findByPrefix } from './unique-prefix.ts';

type Video = z.output<typeof videoSchema>;
type LibraryQuery = z.input<typeof libraryQuerySchema>;

/** A video as a list shows it. */
export type VideoCard = z.output<typeof videoCardSchema>;

/** What a server says to an id it does not know or cannot be one. */
const unknownIdStatuses: ReadonlySet<number> = new Set([400, 404, 422]);

/** The video with this id or this unique beginning of one. Throws `not_found` or `id_ambiguous`. */
export async function findVideo(client: StudioClient, given: string, signal: AbortSignal): Promise<Video> {
  try {
    return await getVideo(client, given, signal);
  } catch (error) {
    if (!(error instanceof ServerError) || !unknownIdStatuses.has(error.problem.status)) throw error;
    const cards = await listVideos(client, signal);
    const { video_id: videoId } = findByPrefix(cards, (card) => card.video_id, given, 'video');
    return getVideo(client, videoId, signal);
  }
}

async function getVideo(client: StudioClient, videoId: string, signal: AbortSignal): Promise<Video> {
  return (await client.call('getVideo', { params: { video_id: videoId }, signal })).data;
}

/** The library, newest first, read as far as it is wanted. */
export function allVideos(client: StudioClient, query: LibraryQuery, signal: AbortSignal): AsyncGenerator<VideoCard> {
  return allPages(async (cursor) => {
    const page = { limit: 200, ...query, ...(cursor !== undefined && { cursor }) };
    return (await client.call('listVideos', { query: page, signal })).data;
  });
}

/** The whole library, newest first. */
export async function listVideos(client: StudioClient, signal: AbortSignal): Promise<readonly VideoCard[]> {
  const cards: VideoCard[] = [];
  for await (const card of allVideos(client, {}, signal)) cards.push(card);
  return cards;
}
