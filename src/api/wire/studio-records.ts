import type { AssetDesk, EventDesk, SelectedSlot, VideoSnapshot } from '#pipeline/studio/studio.ts';

/** The studio's records as the interface gives them. */
export type Video = VideoSnapshot['video'];
export type Artifact = SelectedSlot['artifact'];
export type Asset = Awaited<ReturnType<AssetDesk['get']>>;
export type StoredEvent = Awaited<ReturnType<EventDesk['after']>>[number];
