import { Lock, Maximize2 } from 'lucide-react';
import { memo, useState, type DragEvent } from 'react';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { Frame, Plate } from '../../../ui/frame.tsx';
import { StaleMark } from '../../../ui/stale-mark.tsx';
import { TakeTicks } from '../../../ui/take-ticks.tsx';
import { headlineOf, type StoryboardCell } from '../storyboard-cells.ts';
import { useStoryboardText } from '../storyboard-texts.ts';

export interface PictureTileProps {
  readonly cell: StoryboardCell;
  readonly aspect: string;
  readonly isSelected: boolean;
  readonly isMaking: boolean;
  readonly isLive: boolean;
  /** What is said of a picture that is not there; null where its kind says enough. */
  readonly whyMissing: string | null;
  /** Whether Tab leads here; arrows lead to the others. */
  readonly isTabStop: boolean;
  readonly onSelect: (slot: string) => void;
  readonly onEnlarge: () => void;
  readonly onDropFile: (cell: StoryboardCell, file: File) => void;
}

/** One picture with its number, words, kind, length and takes. A file dropped on it replaces it. */
export const PictureTile = memo(function PictureTile(props: PictureTileProps) {
  const { cell, aspect, isSelected, isMaking, whyMissing, isTabStop, onSelect } = props;
  const t = useStoryboardText();
  const kinds = useBeatKindText();
  const { beat, picture, index, takes } = cell;
  const drop = useFileDrop(props);
  const kind = kinds(beat.kind);
  const state = isMaking ? t('making') : ((picture === null ? whyMissing : null) ?? kind);
  const version = picture?.version ?? 0;
  const name = [t('pictureOf', { number: index + 1, kind }), headlineOf(beat), picture?.stale?.cause]
    .filter(Boolean)
    .join('. ');
  return (
    <figure className="group relative min-w-0" {...drop.handlers}>
      <button
        type="button"
        data-rove={cell.slot}
        tabIndex={isTabStop ? 0 : -1}
        // Without a picture its words stand in the button, and are its name.
        aria-label={picture === null ? undefined : name}
        aria-pressed={isSelected}
        onClick={() => onSelect(cell.slot)}
        onDoubleClick={props.onEnlarge}
        className="block w-full rounded-media text-left"
      >
        <Frame
          src={picture && thumbnailOf(picture, 640)}
          alt={beat.visual}
          aspect={aspect}
          isPicked={isSelected}
          isStale={picture?.stale !== null && picture?.stale !== undefined}
          isDim={isMaking || drop.isOver}
        >
          <Plate className="absolute top-2 left-2">{index + 1}</Plate>
          {picture?.locked && (
            <span className="absolute top-2 right-2 flex size-[18px] items-center justify-center rounded-[4px] bg-over text-white">
              <Lock size={11} aria-hidden />
              <span className="sr-only">{t('lockedHint')}</span>
            </span>
          )}
          {picture === null && (
            <p className="body absolute inset-0 flex items-center justify-center px-8 text-center text-text-2">
              <span className="sr-only">{name}. </span>
              <span className="line-clamp-3 bg-stage px-2 py-0.5">{beat.visual}</span>
            </p>
          )}
          {(isMaking || drop.isOver) && (
            <p className="body absolute inset-0 flex items-center justify-center gap-2 px-4 text-center text-white">
              {!drop.isOver && <span className="live-dot" aria-hidden />}
              {drop.isOver ? t('dropHere', { number: index + 1 }) : t('making')}
            </p>
          )}
        </Frame>
      </button>
      {isSelected && picture !== null && (
        <button
          type="button"
          aria-label={t('larger')}
          onClick={props.onEnlarge}
          className="absolute top-2 right-9 flex size-6 items-center justify-center rounded-[5px] bg-over text-white"
        >
          <Maximize2 size={12} aria-hidden />
        </button>
      )}
      <figcaption className="mt-1.5 flex min-h-[34px] items-start justify-between gap-2">
        <div className="min-w-0">
          <p className={cx('body truncate leading-[17px]', headlineOf(beat) === '' ? 'text-text-3' : 'font-medium')}>
            {headlineOf(beat) || t('noWords')}
          </p>
          {picture?.stale ? (
            <StaleMark isCompact cause={picture.stale.cause} usd={picture.stale.usd} />
          ) : (
            <p className="small truncate text-text-3">{state}</p>
          )}
        </div>
        <span className="flex shrink-0 flex-col items-end gap-[7px] pt-[1px]">
          <span className="num micro text-text-3">{formatSeconds(beat.duration_seconds)}</span>
          {takes.length > 1 && (
            <TakeTicks
              count={takes.length}
              current={takes.findIndex(({ artifact_id: id }) => id === picture?.artifact_id) + 1}
              label={t('takeOf', { take: version, count: takes.length })}
            />
          )}
        </span>
      </figcaption>
    </figure>
  );
});

/** Lets a picture file be dropped on a tile. */
function useFileDrop({ cell, isLive, onDropFile }: PictureTileProps) {
  const [isOver, setOver] = useState(false);
  const takesFiles = (event: DragEvent): boolean => !isLive && event.dataTransfer.types.includes('Files');
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!takesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        if (!takesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onDropFile(cell, file);
      },
    },
  };
}
