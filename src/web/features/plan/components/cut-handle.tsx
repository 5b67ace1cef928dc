import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { cutRange } from '../beat-lengths.ts';
import { usePlanText } from '../plan-texts.ts';
import type { CutPulling } from '../use-cut-pulling.ts';
import type { Plan } from '../use-plan.ts';

const tenth = 0.1;
const half = 0.5;

/** The edge between two beats: a slider that gives one what it takes from the other. Both lengths stand at it. */
export function CutHandle({
  plan,
  cut,
  pulling,
  rowWidth,
  isTabStop,
  isShown,
  onHover,
}: {
  readonly plan: Plan;
  readonly cut: number;
  readonly pulling: CutPulling;
  /** Pixels that the whole film takes. */
  readonly rowWidth: number;
  readonly isTabStop: boolean;
  readonly isShown: boolean;
  readonly onHover: (isOver: boolean) => void;
}) {
  const t = usePlanText();
  const kinds = useBeatKindText();
  const grip = useRef<{ readonly x: number; readonly seconds: number } | null>(null);
  const { beats, duration_seconds: total } = plan.spec;
  const [before, after] = [beats[cut]!, beats[cut + 1]!];
  const left = pulling.lengths.get(cut) ?? before.duration_seconds;
  const right = pulling.lengths.get(cut + 1) ?? after.duration_seconds;
  const range = cutRange(beats, cut, plan.locked);
  if (range === null) return null;
  const isHeld = pulling.cut === cut;

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, seconds: before.duration_seconds };
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (grip.current === null || rowWidth === 0) return;
    pulling.pull(cut, grip.current.seconds + ((clientX - grip.current.x) / rowWidth) * total, false);
  };
  const onPointerUp = (): void => {
    if (grip.current !== null && isHeld) pulling.letGo();
    grip.current = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const seconds = steppedTo(event, left, range);
    if (event.key === 'Enter') pulling.letGo();
    else if (event.key === 'Escape' && isHeld) {
      grip.current = null;
      pulling.cancel();
    } else if (seconds !== null) pulling.pull(cut, seconds, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="slider"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={t('cutBetween', { left: cut + 1, right: cut + 2 })}
      aria-orientation="horizontal"
      aria-valuemin={range.least}
      aria-valuemax={range.most}
      aria-valuenow={left}
      aria-valuetext={t('cutValue', {
        ...{ left: figure(left), right: figure(right) },
        ...{ leftKind: kinds(before.kind), rightKind: kinds(after.kind) },
      })}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
      onKeyDown={onKeyDown}
      onBlur={() => isHeld && pulling.letGo()}
      className="group/cut absolute -inset-y-0.5 -right-[11px] z-10 flex w-6 cursor-ew-resize touch-none justify-center rounded-media"
    >
      <i
        className={cx(
          'block h-full w-[3px] rounded-full',
          isHeld || isShown
            ? 'bg-accent'
            : 'bg-transparent group-hover/cut:bg-accent group-focus-visible/cut:bg-accent',
        )}
      />
      <span
        aria-hidden
        className={cx(
          'num micro pointer-events-none absolute top-full mt-1 rounded-[4px] bg-ink px-1.5 py-[1px] whitespace-nowrap text-on-ink',
          isHeld || isShown ? 'block' : 'hidden group-focus-visible/cut:block',
        )}
      >
        {figure(left)} | {figure(right)} s
      </span>
    </div>
  );
}

const figure = (seconds: number): string =>
  seconds.toLocaleString(currentLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function steppedTo(
  { key, shiftKey }: KeyboardEvent,
  seconds: number,
  range: { readonly least: number; readonly most: number },
): number | null {
  const step = shiftKey ? half : tenth;
  if (key === 'ArrowRight' || key === 'ArrowUp') return seconds + step;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return seconds - step;
  if (key === 'PageUp') return seconds + half;
  if (key === 'PageDown') return seconds - half;
  if (key === 'Home') return range.least;
  return key === 'End' ? range.most : null;
}
