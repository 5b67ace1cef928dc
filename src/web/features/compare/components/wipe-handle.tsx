import { ChevronsLeftRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useCompareText } from '../compare-texts.ts';

/** The line between both sides: dragged from anywhere on the picture, moved by arrows. Moves without drawing the sides anew. */
export function WipeHandle({ stage }: { readonly stage: RefObject<HTMLElement | null> }) {
  const t = useCompareText();
  const [percent, setPercent] = useState(50);
  const isHeld = useRef(false);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return undefined;
    const follow = ({ clientX }: PointerEvent): void => {
      const { left, width } = element.getBoundingClientRect();
      setPercent(clamp(((clientX - left) / width) * 100));
    };
    const press = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      isHeld.current = true;
      element.setPointerCapture(event.pointerId);
      follow(event);
    };
    const move = (event: PointerEvent): void => {
      if (isHeld.current) follow(event);
    };
    // The keys lead on from where it was dragged to.
    const focus = (event: MouseEvent): void => {
      event.preventDefault();
      element.querySelector<HTMLElement>('[role="slider"]')?.focus({ preventScroll: true });
    };
    const release = (): void => void (isHeld.current = false);
    element.addEventListener('pointerdown', press);
    element.addEventListener('pointermove', move);
    element.addEventListener('mousedown', focus);
    element.addEventListener('lostpointercapture', release);
    return () => {
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('mousedown', focus);
      element.removeEventListener('lostpointercapture', release);
    };
  }, [stage]);
  useEffect(() => stage.current?.style.setProperty('--wipe', `${percent}%`), [stage, percent]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 10 : 1;
    const next: Readonly<Record<string, number>> = {
      ArrowLeft: percent - step,
      ArrowDown: percent - step,
      ArrowRight: percent + step,
      ArrowUp: percent + step,
      PageDown: percent - 10,
      PageUp: percent + 10,
      Home: 0,
      End: 100,
    };
    const wanted = next[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    setPercent(clamp(Math.round(wanted)));
  };
  return (
    <>
      <i
        aria-hidden
        className="pointer-events-none absolute inset-y-0 z-[4] w-[2px] -translate-x-1/2 bg-white"
        style={{ left: `${percent}%` }}
      />
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('wipe')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={t('wipeAt', { percent: Math.round(percent) })}
        onKeyDown={onKeyDown}
        style={{ left: `${percent}%` }}
        className="absolute top-1/2 z-[5] flex size-10 -translate-1/2 cursor-ew-resize items-center justify-center rounded-full bg-white text-black"
      >
        <ChevronsLeftRight size={18} aria-hidden />
      </div>
    </>
  );
}

const clamp = (percent: number): number => Math.max(0, Math.min(100, percent));
