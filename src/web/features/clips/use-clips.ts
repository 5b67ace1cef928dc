import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isDrawn } from '#domain/drawn-beat.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import { modelsQuery } from '../../lib/calls/list-models.ts';
import { useMakingSlots } from '../../lib/making-slots.ts';
import { clipPlaces, type ClipPlace } from '../../lib/playback/clip-places.ts';
import { slotCostsQuery } from './api/list-slot-costs.ts';
import { clipStates } from './clip-states.ts';
import { clipsFilm } from './clips-film.ts';

/** The clips of a checkpoint with their places and states, and the film they are. */
export function useClips(videoId: string, view: CheckpointView, live: VideoStatus | null) {
  const { data: models } = useQuery(modelsQuery);
  const { data: costs } = useQuery({ ...slotCostsQuery(videoId), enabled: live !== null });
  const isMaking = useMakingSlots(view.checkpoint.id);
  const clips = useMemo((): readonly ClipPlace[] => {
    const lengths = models?.find(({ id }) => id === view.spec.models.video)?.clip_seconds ?? null;
    const longest = lengths === null ? null : Array.isArray(lengths) ? Math.max(...lengths) : lengths.longest;
    return clipPlaces(view.spec, view.artifacts, (beatIndex) =>
      isDrawn(view.spec.beats[beatIndex]!) ? null : longest,
    );
  }, [view, models]);
  const film = useMemo(() => clipsFilm(view, clips), [view, clips]);
  // As texts, so that equal sets are one value.
  const held = costs?.rows.flatMap((row) => (row.held_usd > 0 ? [row.key] : [])).join(' ') ?? '';
  const making = clips
    .map(({ slot }) => slot)
    .filter(isMaking)
    .join(' ');
  const states = useMemo(
    () => clipStates(clips, { live, held: new Set(held.split(' ')), remade: new Set(making.split(' ')) }),
    [clips, live, held, making],
  );
  return { clips, film, states, costs };
}
