import { Lock, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type MouseEvent, type ReactNode, type RefObject } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { usePlanText } from '../plan-texts.ts';
import { countWords } from '../spoken-words.ts';
import type { BeatActions, BeatField } from '../use-beat-actions.ts';

/** What a row or card of a beat is given. Everything but `actions` is plain, so that only what changes is drawn anew. */
export interface BeatItemProps {
  readonly beat: WireSpec['beats'][number];
  readonly beatKey: string;
  readonly index: number;
  readonly count: number;
  /** Words there is time for. */
  readonly room: number;
  readonly isSpoken: boolean;
  readonly isSelected: boolean;
  /** Whether Tab leads here. */
  readonly isTabStop: boolean;
  readonly isLocked: boolean;
  readonly canEdit: boolean;
  readonly actions: BeatActions;
}

/** The words that are drawn largest, without the marks of accented words; empty for a visual beat. */
export function headlineOf({ text }: BeatItemProps['beat']): string {
  return (text.headline || text.line || text.items[0] || '').replaceAll('*', '');
}

/** Lies under a row or card and selects it. What is pressed in it gets the caret. */
export function BeatButton({ beat, index, isSelected, isTabStop, actions }: BeatItemProps) {
  const t = usePlanText();
  const kinds = useBeatKindText();
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(index);
  useEffect(() => {
    const hasMoved = before.current !== index;
    before.current = index;
    if (!isSelected) return;
    button.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
    // Who goes through the beats by keys is led along; a beat that changes its place loses the focus on the way.
    const isLost = hasMoved && document.activeElement === document.body;
    if (isLost || document.activeElement?.matches('[data-beat]')) button.current?.focus({ preventScroll: true });
  }, [isSelected, index]);
  const words = headlineOf(beat) || t('noWords');
  return (
    <button
      ref={button}
      type="button"
      data-beat={index}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      aria-label={`${t('beatOf', { number: index + 1, kind: kinds(beat.kind) })}: ${words}, ${formatSeconds(beat.duration_seconds)}`}
      onClick={(event) => actions.select(index, fieldAt(event))}
      className="absolute inset-0 rounded-media -outline-offset-2"
    />
  );
}

/** The field whose words lie under the pointer; none when a key was pressed. */
function fieldAt({ currentTarget, clientX, clientY, detail }: MouseEvent<HTMLElement>): BeatField | undefined {
  if (detail === 0) return undefined;
  const fields = currentTarget.closest('li')?.querySelectorAll<HTMLElement>('[data-field]') ?? [];
  const found = [...fields].find((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  });
  return found?.dataset.field as BeatField | undefined;
}

/** The line that is spoken, or that there is too little time for it. */
export function VoiceLine({ beat, room, isSpoken }: Pick<BeatItemProps, 'beat' | 'room' | 'isSpoken'>): ReactNode {
  const t = usePlanText();
  const words = countWords(beat.voice_over);
  if (!isSpoken || words <= room) return beat.voice_over;
  return (
    <span className="flex items-center gap-1 text-stale">
      <TriangleAlert size={12} className="shrink-0" aria-hidden />
      <span className="truncate">{t('tight', { words, length: formatSeconds(beat.duration_seconds) })}</span>
    </span>
  );
}

/** Says that a beat keeps its length. */
export function LockedSign() {
  const t = usePlanText();
  return (
    <span className="inline-flex shrink-0 text-text-3" title={t('lockedHint')}>
      <Lock size={11} aria-hidden />
      <span className="sr-only">{t('lockedHint')}</span>
    </span>
  );
}

/** The line where a dragged beat would be put down. */
export function DropLine({
  side,
  isSideways,
}: {
  readonly side: 'before' | 'after' | null;
  readonly isSideways: boolean;
}) {
  if (side === null) return null;
  const place = isSideways
    ? `inset-y-0 w-[2px] ${side === 'before' ? '-left-[9px]' : '-right-[9px]'}`
    : `inset-x-0 h-[2px] ${side === 'before' ? '-top-px' : '-bottom-px'}`;
  return <i aria-hidden className={`pointer-events-none absolute z-20 rounded-full bg-accent ${place}`} />;
}

export type HandleRef = RefObject<HTMLSpanElement | null>;
