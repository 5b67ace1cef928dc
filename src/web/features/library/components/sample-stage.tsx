import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { cx } from '../../../lib/class-names.ts';
import { videoQuery } from '../../../lib/calls/get-video.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { formatLength } from '../../../lib/time.ts';
import { useReducedMotion } from '../../../lib/use-media-query.ts';
import { Plate } from '../../../ui/frame.tsx';
import type { VideoCard } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';

/** The sample ad, playing at once and without sound; where motion is reduced it waits to be played. */
export function SampleStage({ card, className }: { readonly card: VideoCard; readonly className?: string }) {
  const t = useLibraryText();
  const isReduced = useReducedMotion();
  const film = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isMuted, setMuted] = useState(true);
  const time = useRef<HTMLSpanElement>(null);
  const bars = useRef<HTMLDivElement>(null);
  const length = card.duration_seconds ?? 0;
  const onTime = (seconds: number): void => {
    if (time.current !== null)
      time.current.textContent = `${formatLength(Math.floor(seconds))} / ${formatLength(length)}`;
    fillBars(bars.current, seconds);
  };
  return (
    <section
      aria-label={t('sampleAd')}
      className={cx(
        'relative flex min-w-0 flex-col overflow-hidden rounded-panel bg-[oklch(0.115_0.002_260)]',
        className,
      )}
    >
      {card.poster_url !== null && (
        // The film stands in its own light; it is shown whole, since its words are in the picture.
        <img
          src={card.thumbnail_url === null ? card.poster_url : `${card.thumbnail_url}&width=160`}
          alt=""
          className="absolute inset-0 size-full scale-125 object-cover opacity-45 blur-3xl"
        />
      )}
      <video
        ref={film}
        src={card.preview_url ?? undefined}
        poster={card.poster_url ?? undefined}
        muted={isMuted}
        autoPlay={!isReduced}
        loop
        playsInline
        aria-label={card.title}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => onTime(event.currentTarget.currentTime)}
        className="absolute inset-0 size-full object-contain"
      />
      <div aria-hidden className="absolute inset-x-0 bottom-0 h-48 bg-gradient-to-t from-black/80 to-transparent" />
      <div className="absolute top-5 right-5 left-5 flex items-center justify-between">
        <Plate>{t('sample')}</Plate>
        <Plate>
          <span ref={time}>{`0:00 / ${formatLength(length)}`}</span>
        </Plate>
      </div>
      <div className="absolute inset-x-5 bottom-5 text-white">
        <BeatBars card={card} ref={bars} />
        <SampleControls card={card} film={film} isPlaying={isPlaying} isMuted={isMuted} onMute={setMuted} />
      </div>
    </section>
  );
}

function SampleControls({
  card,
  film,
  isPlaying,
  isMuted,
  onMute,
}: {
  readonly card: VideoCard;
  readonly film: RefObject<HTMLVideoElement | null>;
  readonly isPlaying: boolean;
  readonly isMuted: boolean;
  readonly onMute: (isMuted: boolean) => void;
}) {
  const t = useLibraryText();
  const common = useCommonText();
  const { data: video } = useQuery(videoQuery(card.video_id));
  const beats = video?.spec?.beats.length;
  const toggle = (): void => void (isPlaying ? film.current?.pause() : film.current?.play());
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button
        type="button"
        aria-label={isPlaying ? common('pause') : common('play')}
        onClick={toggle}
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-white text-black"
      >
        {isPlaying ? (
          <Pause size={15} fill="currentColor" aria-hidden />
        ) : (
          <Play size={15} fill="currentColor" aria-hidden />
        )}
      </button>
      <div className="min-w-0 flex-1">
        <b className="body block truncate font-medium">{card.title}</b>
        <span className="small block truncate text-white/80">
          {beats !== undefined &&
            t('sampleFacts', {
              beats: t('beats', { count: beats }),
              length: `${Math.round(card.duration_seconds ?? 0)} s`,
            })}
        </span>
      </div>
      <button
        type="button"
        aria-label={isMuted ? t('unmute') : t('mute')}
        onClick={() => onMute(!isMuted)}
        className="flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-white/15"
      >
        {isMuted ? <VolumeX size={17} aria-hidden /> : <Volume2 size={17} aria-hidden />}
      </button>
      <Link
        to="/videos/$videoId"
        params={{ videoId: card.video_id }}
        className="body inline-flex h-8 shrink-0 items-center rounded-control bg-white/15 px-3 font-medium backdrop-blur hover:bg-white/25"
      >
        {t('lookInside')}
      </Link>
    </div>
  );
}

/** One bar a beat, as wide as the beat is long, filled as the film goes on. */
function BeatBars({ card, ref }: { readonly card: VideoCard; readonly ref: RefObject<HTMLDivElement | null> }) {
  const { data: video } = useQuery(videoQuery(card.video_id));
  const whole = { start_seconds: 0, duration_seconds: card.duration_seconds ?? 1 };
  const beats = video?.spec?.beats ?? [whole];
  return (
    <div ref={ref} aria-hidden className="mb-3 flex gap-[3px]">
      {beats.map(({ start_seconds: start, duration_seconds: seconds }) => (
        <span
          key={start}
          data-start={start}
          data-seconds={seconds}
          className="h-[3px] overflow-hidden rounded-full bg-white/35"
          style={{ flexGrow: seconds }}
        >
          <i className="block h-full w-0 bg-white" />
        </span>
      ))}
    </div>
  );
}

function fillBars(bars: HTMLElement | null, seconds: number): void {
  for (const bar of bars?.children ?? []) {
    if (!(bar instanceof HTMLElement) || !(bar.firstElementChild instanceof HTMLElement)) continue;
    const share = (seconds - Number(bar.dataset.start)) / Number(bar.dataset.seconds);
    bar.firstElementChild.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  }
}
