import type { KeyboardEvent, PointerEvent } from 'react';
import { followPointer } from '../../../lib/follow-pointer.ts';
import { useTimelineText } from '../timeline-texts.ts';

export const heightBounds = { least: 160, usual: 216, most: 420 } as const;

const clampHeight = (pixels: number): number =>
  Math.max(heightBounds.least, Math.min(heightBounds.most, Math.round(pixels)));

/** The upper edge of the timeline: drag it, or move it by arrow keys. */
export function HeightHandle({
  height,
  onHeight,
}: {
  readonly height: number;
  readonly onHeight: (pixels: number) => void;
}) {
  const t = useTimelineText();
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const bottom = event.clientY + height;
    followPointer(event, ({ clientY }) => onHeight(clampHeight(bottom - clientY)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowUp: 20, ArrowDown: -20, Home: -1000, End: 1000 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onHeight(clampHeight(height + step));
  };
  return (
    <div
      role="slider"
      aria-orientation="vertical"
      aria-label={t('height')}
      aria-valuemin={heightBounds.least}
      aria-valuemax={heightBounds.most}
      aria-valuenow={height}
      aria-valuetext={t('pixels', { pixels: height })}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onHeight(heightBounds.usual)}
      className="absolute inset-x-0 -top-[5px] z-30 h-[9px] cursor-row-resize touch-none after:t-quick after:absolute after:inset-x-0 after:top-[4px] after:h-px after:transition-colors hover:after:bg-accent focus-visible:after:bg-accent"
    />
  );
}
