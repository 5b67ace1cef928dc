import { CircleAlert, Link2 } from 'lucide-react';
import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatPrice } from '../../../lib/money.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import type { ClipState } from '../../../lib/playback/timeline-props.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { useFirstFew } from '../../../lib/use-first-few.ts';
import { Frame } from '../../../ui/frame.tsx';
import { useClipsText } from '../clips-texts.ts';

export interface ClipBinProps {
  readonly spec: WireSpec;
  readonly clips: readonly ClipPlace[];
  readonly states: ReadonlyMap<string, ClipState>;
  /** Picture of each beat, which is what a missing clip will start from. */
  readonly pictureOf: (clip: ClipPlace) => string | null;
  readonly selectedSlot: string | null;
  readonly onSelect: (slot: string) => void;
  /** First frames alone, for narrow pages. */
  readonly isNarrow: boolean;
  readonly className?: string;
}

/** All clips in order, each by its first and last frame. Arrow keys go up and down. */
export function ClipBin({ spec, clips, states, pictureOf, selectedSlot, onSelect, isNarrow, className }: ClipBinProps) {
  const t = useClipsText();
  const list = useRef<HTMLDivElement>(null);
  const shown = useFirstFew(clips);
  const at = Math.max(
    0,
    clips.findIndex(({ slot }) => slot === selectedSlot),
  );
  const isThere = shown.some(({ slot }) => slot === selectedSlot);
  useEffect(() => {
    if (!isThere) return;
    const row = [...(list.current?.children ?? [])].find(
      (each) => each instanceof HTMLElement && each.dataset['slot'] === selectedSlot,
    );
    row?.scrollIntoView({ block: 'nearest' });
  }, [selectedSlot, isThere]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const goals: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: selectedSlot === null ? at : at + 1,
    };
    const goal = clips[goals[event.key] ?? -1];
    if (goal === undefined) return;
    event.preventDefault();
    onSelect(goal.slot);
    list.current?.querySelectorAll<HTMLElement>('[role="option"]')[goal.index]?.focus();
  };
  return (
    <div className={cx('flex shrink-0 flex-col bg-bg', className)}>
      <div className="flex h-11 shrink-0 items-center justify-between px-4">
        <h2 className="body font-medium">
          {t('clips')} <span className="num font-normal text-text-3">{clips.length}</span>
        </h2>
        {!isNarrow && <span className="micro text-text-3">{t('firstToLast')}</span>}
      </div>
      <div
        ref={list}
        role="listbox"
        tabIndex={-1}
        aria-label={t('clips')}
        onKeyDown={onKeyDown}
        className="scroll-quiet flex min-h-0 flex-1 flex-col overflow-y-auto"
      >
        {shown.map((clip) => (
          <ClipRow
            key={clip.slot}
            {...{ clip, isNarrow, onSelect }}
            kind={spec.beats[clip.beatIndex]!.kind}
            ratio={spec.aspect_ratio}
            state={states.get(clip.slot) ?? 'waiting'}
            picture={pictureOf(clip)}
            isSelected={clip.slot === selectedSlot}
            isEntrance={clip.index === at}
          />
        ))}
      </div>
    </div>
  );
}

const ClipRow = memo(function ClipRow({
  clip,
  kind,
  ratio,
  state,
  picture,
  isSelected,
  isEntrance,
  isNarrow,
  onSelect,
}: {
  readonly clip: ClipPlace;
  readonly kind: WireSpec['beats'][number]['kind'];
  readonly ratio: WireSpec['aspect_ratio'];
  readonly state: ClipState;
  readonly picture: string | null;
  readonly isSelected: boolean;
  /** Where the Tab key comes in. */
  readonly isEntrance: boolean;
  readonly isNarrow: boolean;
  readonly onSelect: (slot: string) => void;
}) {
  const t = useClipsText();
  const kindWords = useBeatKindText();
  const number = clip.index + 1;
  const words = { number, kind: kindWords(kind), seconds: formatSeconds(clip.seconds), state: t(`state_${state}`) };
  return (
    <div
      role="option"
      data-slot={clip.slot}
      aria-selected={isSelected}
      tabIndex={isEntrance ? 0 : -1}
      onClick={() => onSelect(clip.slot)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSelect(clip.slot);
      }}
      className={cx(
        't-quick relative flex max-h-[84px] min-h-[58px] flex-1 cursor-pointer items-center gap-2.5 px-4 transition-colors -outline-offset-2 [content-visibility:auto] [contain-intrinsic-size:auto_58px]',
        isSelected ? 'bg-pressed' : 'hover:bg-surface',
      )}
    >
      {isSelected && <i className="absolute inset-y-0 left-0 w-[2px] bg-accent" />}
      <span className="sr-only">{t('clipSpoken', words)}</span>
      <span aria-hidden className={cx('num micro w-4 shrink-0', isSelected ? 'text-text' : 'text-text-3')}>
        {number}
      </span>
      <span className="relative shrink-0">
        <FramePair {...{ clip, state, picture, ratio, isNarrow }} />
        {clip.isJoined && (
          <span
            title={t('startsFrom', { number: clip.index })}
            className="absolute -top-[17px] left-1/2 z-10 flex size-4 -translate-x-1/2 items-center justify-center rounded-full border border-line-2 bg-surface text-text-2"
          >
            <Link2 size={9} aria-hidden />
          </span>
        )}
      </span>
      <RowWords clip={clip} state={state} />
    </div>
  );
});

/** First and last frame side by side, with how the clip stands at their foot. */
function FramePair({
  clip,
  state,
  picture,
  ratio,
  isNarrow,
}: {
  readonly clip: ClipPlace;
  readonly state: ClipState;
  readonly picture: string | null;
  readonly ratio: WireSpec['aspect_ratio'];
  readonly isNarrow: boolean;
}) {
  const thumbnail = clip.artifact?.thumbnail_url ?? null;
  const [width = 16, height = 9] = ratio.split(':').map(Number);
  const size = width > height ? 'w-[61px]' : 'h-[44px]';
  const aspect = `${width} / ${height}`;
  const first = thumbnail === null ? (clip.isJoined ? null : picture) : `${thumbnail}&width=160&at=first`;
  return (
    <span className="relative flex gap-[2px] overflow-hidden rounded-media">
      <Frame src={first} alt="" aspect={aspect} isDim={state === 'waiting'} className={cx(size, '!rounded-r-none')} />
      {!isNarrow && (
        <Frame
          src={thumbnail === null ? null : `${thumbnail}&width=160&at=last`}
          alt=""
          aspect={aspect}
          className={cx(size, '!rounded-l-none')}
        >
          {state === 'failed' && (
            <span className="absolute inset-0 flex items-center justify-center bg-fail-soft text-fail">
              <CircleAlert size={15} aria-hidden />
            </span>
          )}
        </Frame>
      )}
      {state === 'making' && <i className="live-bar absolute inset-x-0 bottom-0 h-[3px] bg-accent-media" />}
      {state === 'stale' && <i className="stale-edge absolute inset-x-0 bottom-0" />}
    </span>
  );
}

function RowWords({ clip, state }: { readonly clip: ClipPlace; readonly state: ClipState }) {
  const t = useClipsText();
  const under = {
    ready: formatPrice(clip.artifact?.cost_usd ?? null),
    stale: t('state_stale'),
    making: t('state_making'),
    waiting: clip.isJoined ? t('after', { number: clip.index }) : t('state_waiting'),
    failed: t('state_failed'),
  }[state];
  const colour = {
    ready: 'text-text-3',
    stale: 'text-stale',
    making: 'text-accent-text',
    waiting: 'text-text-3',
    failed: 'text-fail',
  }[state];
  return (
    <span aria-hidden className="micro num min-w-0 flex-1">
      <b className={cx('block truncate font-medium', state === 'waiting' ? 'text-text-3' : 'text-text')}>
        {formatSeconds(clip.seconds)}
      </b>
      <span className={cx('first-letter:uppercase block truncate', colour)}>{under}</span>
    </span>
  );
}
