import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { Keys } from './kbd.tsx';
import type { TooltipSide } from './tooltip.tsx';

interface Tip {
  readonly control: HTMLElement;
  readonly text: string;
  readonly keys: string | undefined;
  readonly side: TooltipSide;
}

/** Rest of the pointer before the first tooltip; while one is shown the next comes at once. */
const delayMs = 500;

/** The one tooltip of the page: it belongs to whatever control the pointer rests on, or the keyboard has reached. */
export function TooltipLayer() {
  const tip = useTip();
  return (
    <Base.Root open={tip !== null}>
      <Base.Portal>
        <Base.Positioner
          anchor={tip?.control ?? null}
          side={tip?.side ?? 'bottom'}
          sideOffset={6}
          collisionPadding={4}
          className="pointer-events-none z-[80]"
        >
          <Base.Popup className="enter small flex items-center gap-2 rounded-control bg-ink px-2 py-1 text-on-ink">
            {tip?.text}
            {tip?.keys && <Keys keys={tip.keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function useTip(): Tip | null {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = false;
    const show = (next: Tip | null): void => {
      isShown = next !== null;
      setTip(next);
    };
    const hide = (): void => {
      clearTimeout(timer);
      if (isShown) show(null);
    };
    const onPointer = (event: PointerEvent): void => {
      const next = tipOf(event.target);
      clearTimeout(timer);
      if (next === null || event.pointerType === 'touch') return hide();
      timer = setTimeout(() => show(next), isShown ? 0 : delayMs);
    };
    const onFocus = (event: FocusEvent): void => {
      const next = tipOf(event.target);
      if (next?.control.matches(':focus-visible')) show(next);
      else hide();
    };
    const listeners = [
      ['pointerover', onPointer],
      ['focusin', onFocus],
      ['focusout', hide],
      ['pointerdown', hide],
      ['keydown', hide],
      ['scroll', hide],
    ] as const;
    for (const [type, listener] of listeners) document.addEventListener(type, listener as EventListener, true);
    return () => {
      clearTimeout(timer);
      for (const [type, listener] of listeners) document.removeEventListener(type, listener as EventListener, true);
    };
  }, []);
  return tip;
}

function tipOf(target: EventTarget | null): Tip | null {
  const control = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  if (control === null) return null;
  const { tip = '', tipKeys: keys, tipSide } = control.dataset;
  return { control, text: tip, keys, side: (tipSide as TooltipSide | undefined) ?? 'bottom' };
}
