import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { diffQuery, type DiffEntry } from '../../../lib/calls/get-diff.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { differencesOf } from '../../../lib/picking/differences.ts';
import { beatsOf, differingBeats, spanOf } from '../beat-differences.ts';
import type { ComparePageProps } from '../compare-address.ts';
import { compareMedia } from '../compare-media.ts';
import { useCompareText } from '../compare-texts.ts';
import { useFilmAddress } from '../use-film-address.ts';
import { usePairPlayback } from '../use-pair-playback.ts';
import { Button } from '../../../ui/button.tsx';
import { CompareLayout } from './compare-layout.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { SideMenu } from './side-menu.tsx';
import { Strips } from './strips.tsx';

const nothing: readonly DiffEntry[] = [];

/** Two checkpoints: their films in step, or one beat after the other, with everything that differs. */
export function CheckpointComparison({
  videoId,
  address,
  onAddress,
  checkpoints,
  a,
  b,
}: ComparePageProps & {
  readonly checkpoints: readonly CheckpointSummary[];
  readonly a: CheckpointView;
  readonly b: CheckpointView;
}) {
  const t = useCompareText();
  const navigate = useNavigate();
  const { data: diff, error } = useQuery(diffQuery(videoId, a.checkpoint.id, b.checkpoint.id));
  const differences = useMemo(() => (diff === undefined ? null : differencesOf(diff)), [diff]);
  const differing = differences?.differing ?? nothing;
  const lit = useMemo(() => differingBeats(differing, a), [differing, a]);
  const selected = differing.find(({ slot }) => slot === address.slot);
  const beatIndex = beatOfSlot(address.slot, selected, a) ?? [...lit][0] ?? 0;
  const [isClose, setClose] = useState(false);
  const closable = closableSlot(selected, a, b);
  const closeSlot = isClose ? closable : null;
  const media = useMemo(() => compareMedia(a, b, beatIndex, closeSlot), [a, b, beatIndex, closeSlot]);
  const playback = usePairPlayback(media, a.spec);
  const isWhole = media?.kind === 'film';
  useFilmAddress(playback, isWhole, address, (seconds) => onAddress({ t: seconds }));

  const seek = (seconds: number): void => {
    if (isWhole) return playback.seek(Math.floor(seconds * playback.film.get().fps));
    setClose(false);
    if (closeSlot !== null) return;
    const index = a.spec.beats.findLastIndex(({ start_seconds: start }) => start <= seconds);
    onAddress({ slot: `beat/${Math.max(0, index)}/image` });
  };
  const select = (entry: DiffEntry): void => {
    const span = spanOf(entry, a) ?? spanOf(entry, b);
    onAddress({ slot: entry.slot });
    if (!isWhole || span === null) return;
    playback.pause();
    playback.seek(Math.ceil(span[0] * playback.film.get().fps));
  };
  const menu = (side: 'A' | 'B', { checkpoint }: CheckpointView) => (
    <SideMenu
      side={side}
      chosen={checkpoint}
      checkpoints={checkpoints}
      onChoose={(id) => onAddress({ a: a.checkpoint.id, b: b.checkpoint.id, [side.toLowerCase()]: id })}
    />
  );
  return (
    <CompareLayout
      {...{ media, playback }}
      look={address.look}
      sides={[menu('A', a), menu('B', b)]}
      title={
        <>
          <b className="font-medium">{t('whatDiffers')}</b>
          {differences !== null && (
            <span className="num small ml-2 text-text-3">
              {t('differOf', { count: differing.length, total: differences.slotCount })}
            </span>
          )}
        </>
      }
      strips={
        <Strips
          {...{ a, b }}
          differing={lit}
          beatIndex={isWhole || closeSlot !== null ? null : beatIndex}
          playback={isWhole ? playback : null}
          onSeek={seek}
        />
      }
      inspector={
        <DifferencePanel
          {...{ videoId, a, b, differences, error }}
          selectedSlot={selected?.slot ?? null}
          onSelect={select}
        />
      }
      tools={
        closable !== null && (
          <Button size="sm" kind="ghost" onClick={() => setClose(!isClose)}>
            {t(isClose ? 'whole' : 'closer')}
          </Button>
        )
      }
      missing={t('nothingShared', { number: beatIndex + 1 })}
      onLook={(look) => onAddress({ look })}
      onSwap={() => onAddress({ a: b.checkpoint.id, b: a.checkpoint.id })}
      onClose={() =>
        void navigate({
          to: '/videos/$videoId/branches',
          params: { videoId },
          search: { at: b.checkpoint.id, a: a.checkpoint.id, b: b.checkpoint.id },
        })
      }
    />
  );
}

/** The picture or clip that can be looked at by itself, where films of both sides are seen else. */
function closableSlot(entry: DiffEntry | undefined, a: CheckpointView, b: CheckpointView): string | null {
  if (entry === undefined || !/^(?:beat\/\d+\/image|chunk\/\d+)$/.test(entry.slot)) return null;
  const has = ({ artifacts }: CheckpointView, wanted: string): boolean => artifacts.some(({ slot }) => slot === wanted);
  const hasFilm = has(a, 'stitched') && has(b, 'stitched');
  return hasFilm && has(a, entry.slot) && has(b, entry.slot) ? entry.slot : null;
}

/** The beat that is looked at where beats are compared one by one. */
function beatOfSlot(slot: string | null, entry: DiffEntry | undefined, view: CheckpointView): number | null {
  if (entry !== undefined) return beatsOf(entry, view)?.[0] ?? null;
  const digits = /^beat\/(\d+)\//.exec(slot ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
