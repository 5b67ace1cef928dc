import { createStore } from '../../lib/store.ts';

/** A video that was opened in this browser. */
export interface RecentVideo {
  readonly id: string;
  readonly title: string;
}

const storageKey = 'beatboard-recent';
const kept = 8;

/** The newest first. */
export const recentVideos = createStore<readonly RecentVideo[]>(readRecent());

/** Puts a video in front; its title may have changed. */
export function rememberVideo(video: RecentVideo): void {
  recentVideos.set((videos) => withRecent(videos, video));
  localStorage.setItem(storageKey, JSON.stringify(recentVideos.get()));
}

export function withRecent(videos: readonly RecentVideo[], video: RecentVideo): readonly RecentVideo[] {
  if (videos[0]?.id === video.id && videos[0].title === video.title) return videos;
  return [video, ...videos.filter(({ id }) => id !== video.id)].slice(0, kept);
}

function readRecent(): readonly RecentVideo[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(list) ? list.filter(isVideo).slice(0, kept) : [];
  } catch {
    return [];
  }
}

function isVideo(value: unknown): value is RecentVideo {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('title' in value)) return false;
  return typeof value.id === 'string' && typeof value.title === 'string';
}
