import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { checkpointQuery, type CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import { statusQuery } from '../../lib/calls/get-status.ts';
import { beatKindText } from '../../lib/beat-kind-texts.ts';
import { lineThrough, type CheckpointLine } from '../../lib/checkpoint-line.ts';
import { useCommonText } from '../../lib/common-texts.ts';
import { listedCheckpoints } from '../../lib/listed-checkpoints.ts';
import { clipPlaces } from '../../lib/playback/clip-places.ts';
import { formatClock } from '../../lib/time.ts';
import { foundVideosQuery } from './api/find-videos.ts';
import { useCommandsText } from './commands-texts.ts';
import type { PaletteGroup, PaletteItem } from './palette-groups.ts';
import { recentVideos } from './recent-videos.ts';

/** Where one is: a video and one of its checkpoints, or neither. */
export interface PalettePlace {
  readonly videoId: string | null;
  readonly checkpointId: string | null;
}

const recentShown = 5;

interface PalettePlaces {
  /** What the video one is in is called. */
  readonly title: string | null;
  readonly videos: PaletteGroup;
  /** Whether the videos are the server's answer, which comes later than the rest. */
  readonly isAsked: boolean;
  readonly inVideo: readonly PaletteItem[];
}

/** Places to go to: videos by words, those opened lately, and beats, clips and branches of the video one is in. */
export function usePalettePlaces(words: string, place: PalettePlace): PalettePlaces {
  const t = useCommandsText();
  const inVideo = useInVideo(place);
  const toVideo = useToVideo();
  const recent = recentVideos.use().filter(({ id }) => id !== place.videoId);
  const { data: found } = useQuery(foundVideosQuery(words));
  const isLooking = words !== '';
  const isNewest = !isLooking && recent.length === 0;
  const listed = isLooking || isNewest ? (found ?? []).map(({ video_id: id, title }) => ({ id, title })) : recent;
  const title = isLooking ? t('videos') : t(isNewest ? 'newest' : 'recent');
  const others = listed.filter(({ id }) => id !== place.videoId).slice(0, isLooking ? undefined : recentShown);
  const items = others.map((video) => toVideo(video, title));
  return { title: inVideo.title, inVideo: inVideo.items, isAsked: isLooking || isNewest, videos: { title, items } };
}

function useToVideo() {
  const navigate = useNavigate();
  return (video: { readonly id: string; readonly title: string }, group: string): PaletteItem => ({
    id: `open.${video.id}`,
    label: video.title,
    group,
    run: () => void navigate({ to: '/videos/$videoId', params: { videoId: video.id } }),
  });
}

function useInVideo({ videoId, checkpointId }: PalettePlace): {
  readonly title: string | null;
  readonly items: readonly PaletteItem[];
} {
  const t = useCommandsText();
  const common = useCommonText();
  const navigate = useNavigate();
  const { data: status } = useQuery({ ...statusQuery(videoId ?? ''), enabled: videoId !== null });
  const shownId = checkpointId ?? status?.current_checkpoint?.checkpoint_id ?? null;
  const { data: view } = useQuery({
    ...checkpointQuery(videoId ?? '', shownId ?? ''),
    enabled: videoId !== null && shownId !== null,
  });
  if (videoId === null || status === undefined) return { title: null, items: [] };
  const group = t('inThisVideo');
  const open = (id: string, slot?: string): void =>
    void navigate({
      to: '/videos/$videoId/at/$checkpointId',
      params: { videoId, checkpointId: id },
      search: { slot },
    });
  const branches = status.active_branches.map((branch) => ({
    id: `branch.${branch.branch_name}`,
    label: branch.branch_name,
    isCode: true,
    words: t('branch'),
    hint: common(`phase_${branch.phase_number as 1 | 2 | 3 | 4}`),
    group,
    run: () => open(branch.latest_checkpoint_id),
  }));
  const line = lineThrough(listedCheckpoints(status.checkpoint_tree), shownId ?? '');
  const parts =
    view === undefined
      ? []
      : partsOf(view, line).map((part) => ({
          id: `part.${part.slot}`,
          label: t(part.kind, { number: part.number, kind: part.name }),
          hint: formatClock(part.seconds),
          group,
          ...(part.words !== '' && { words: part.words }),
          run: () => open(part.checkpointId, part.slot),
        }));
  return { title: status.title, items: [...parts, ...branches] };
}

interface Part {
  readonly kind: 'beat' | 'clip';
  readonly number: number;
  readonly name: string;
  readonly slot: string;
  readonly seconds: number;
  readonly checkpointId: string;
  /** What is said and shown in it, so that it is found by that. */
  readonly words: string;
}

/** The beats and, once there are any, the clips of a plan, with the checkpoint where each is looked at. */
function partsOf(view: CheckpointView, line: CheckpointLine): readonly Part[] {
  const { spec, artifacts } = view;
  const beatsAt = line[2] ?? line[1];
  const clipsAt = line[3];
  const beats = spec.beats.map((beat, index): Omit<Part, 'checkpointId'> => ({
    kind: 'beat',
    number: index + 1,
    name: beatKindText(beat.kind),
    slot: `beat/${index}/image`,
    seconds: beat.start_seconds,
    words: `${beat.text.headline ?? ''} ${beat.visual}`,
  }));
  const clips = clipPlaces(spec, artifacts, () => null).map((clip): Omit<Part, 'checkpointId'> => ({
    kind: 'clip',
    number: clip.index + 1,
    name: beatKindText(spec.beats[clip.beatIndex]?.kind ?? 'hook'),
    slot: clip.slot,
    seconds: clip.startSeconds,
    words: '',
  }));
  return [
    ...(beatsAt === undefined ? [] : beats.map((part) => ({ ...part, checkpointId: beatsAt.id }))),
    ...(clipsAt === undefined ? [] : clips.map((part) => ({ ...part, checkpointId: clipsAt.id }))),
  ];
}
