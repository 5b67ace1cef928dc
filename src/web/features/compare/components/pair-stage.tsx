import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { cx } from '../../../lib/class-names.ts';
import { useSlotWords } from '../../../lib/slot-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Plate } from '../../../ui/frame.tsx';
import type { CompareLook } from '../compare-looks.ts';
import type { CompareMedia } from '../compare-media.ts';
import { useCompareText } from '../compare-texts.ts';
import type { SideName } from '../frame-pairs.ts';
import type { PairPlayback } from '../pair-playback.ts';
import { WipeHandle } from './wipe-handle.tsx';

/**
 * Both sides, in whichever way they are compared. The parts stay where they are when that changes: only their style does,
 * so nothing is read anew and nothing flickers.
 */
export function PairStage({
  media,
  playback,
  look,
  shown,
  onShow,
}: {
  readonly media: CompareMedia;
  readonly playback: PairPlayback;
  readonly look: CompareLook;
  /** The side that is seen while one flicks. */
  readonly shown: SideName;
  readonly onShow: (side: SideName) => void;
}) {
  const t = useCompareText();
  const stage = useRef<HTMLDivElement>(null);
  const isBeside = look === 'side';
  const ratio = media.ratio * (isBeside ? 2 : 1);
  return (
    <div className="relative flex min-h-[160px] flex-1 p-5 max-sm:p-3">
      <div className="flex min-w-0 flex-1 items-center justify-center" style={{ containerType: 'size' }}>
        <div
          ref={stage}
          role="group"
          aria-label={t('stage')}
          data-look={look}
          className={cx(
            'relative isolate grid touch-none select-none',
            isBeside ? 'grid-cols-2 gap-1' : 'grid-cols-1',
            look === 'wipe' && 'cursor-ew-resize',
          )}
          style={{ aspectRatio: ratio, width: `min(100cqw, calc(100cqh * ${ratio}))` }}
        >
          {media.kind === 'picture' ? (
            <Pictures media={media} look={look} shown={shown} />
          ) : (
            <Films playback={playback} look={look} shown={shown} />
          )}
          <Plates media={media} look={look} shown={shown} />
          {look === 'wipe' && <WipeHandle stage={stage} />}
        </div>
      </div>
      {look === 'flick' && (
        <Button
          size="sm"
          className="absolute bottom-9 left-1/2 z-[6] -translate-x-1/2"
          keys={shown === 'a' ? '2' : '1'}
          onClick={() => onShow(shown === 'a' ? 'b' : 'a')}
        >
          {t(shown === 'a' ? 'showB' : 'showA')}
        </Button>
      )}
    </div>
  );
}

interface LayersProps {
  readonly look: CompareLook;
  readonly shown: SideName;
}

function Pictures({ media, ...props }: LayersProps & { readonly media: CompareMedia }) {
  const t = useCompareText();
  return (['a', 'b'] as const).map((side) => (
    <Layer key={side} side={side} {...props}>
      <img
        src={media[side].artifact.s3_url}
        alt={t('pictureAlt', { side: side.toUpperCase() })}
        draggable={false}
        className="object-contain!"
      />
    </Layer>
  ));
}

function Films({ playback, ...props }: LayersProps & { readonly playback: PairPlayback }) {
  const [a, b] = [useFilm(), useFilm()];
  useEffect(() => {
    const takeBack = playback.drawOn({ a: a.canvas.current!, b: b.canvas.current! });
    const detach = playback.attach(a.video.current!, b.video.current!);
    return () => {
      detach();
      takeBack();
    };
  }, [playback, a.canvas, a.video, b.canvas, b.video]);
  const films = { a, b };
  return (['a', 'b'] as const).map((side) => (
    <Layer key={side} side={side} {...props}>
      <video
        ref={films[side].video}
        playsInline
        disablePictureInPicture
        preload="auto"
        tabIndex={-1}
        aria-hidden
        className="absolute inset-0 object-contain!"
      />
      <canvas
        ref={films[side].canvas}
        data-side={side}
        aria-hidden
        className="absolute inset-0 size-full bg-stage object-contain"
      />
    </Layer>
  ));
}

interface FilmRefs {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

const useFilm = (): FilmRefs => ({ video: useRef<HTMLVideoElement>(null), canvas: useRef<HTMLCanvasElement>(null) });

function Layer({
  side,
  look,
  shown,
  children,
}: LayersProps & { readonly side: SideName; readonly children: ReactNode }) {
  return (
    <div
      className={cx(
        'frame min-h-0 min-w-0',
        look !== 'side' && '[grid-area:1/1]',
        look === 'flick' && shown !== side && 'opacity-0',
        look === 'difference' && side === 'b' && 'mix-blend-difference',
      )}
      style={look === 'wipe' && side === 'b' ? { clipPath: 'inset(0 0 0 var(--wipe, 50%))' } : undefined}
    >
      {children}
    </div>
  );
}

/** Which take stands on which side. */
function Plates({ media, look, shown }: LayersProps & { readonly media: CompareMedia }) {
  const t = useCompareText();
  const slotWords = useSlotWords();
  const plateOf = (side: SideName): string => {
    const { slot, version } = media[side].artifact;
    return t('plate', { side: side.toUpperCase(), what: slotWords(slot), version });
  };
  const hasBoth = look === 'side' || look === 'wipe';
  return (
    <div className="pointer-events-none absolute inset-x-3 top-3 z-[3] flex justify-between gap-2">
      {look === 'difference' ? <Plate>{t('differencePlate')}</Plate> : <Plate>{plateOf(hasBoth ? 'a' : shown)}</Plate>}
      {hasBoth && <Plate>{plateOf('b')}</Plate>}
    </div>
  );
}
