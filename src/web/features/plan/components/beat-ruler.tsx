import { useEffect, useState } from 'react';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { usePhone } from '../../../lib/use-media-query.ts';
import { useWidth } from '../../../lib/use-width.ts';
import { cutRange } from '../beat-lengths.ts';
import { usePlanText } from '../plan-texts.ts';
import type { BeatActions } from '../use-beat-actions.ts';
import { useCutPulling } from '../use-cut-pulling.ts';
import type { Plan } from '../use-plan.ts';
import { useSlide } from '../use-slide.ts';
import { CutHandle } from './cut-handle.tsx';
import { LockedSign } from './beat-item.tsx';

/** Where both neighbours are at least this wide, in pixels, each cut has its handle; else only those of the selected beat. */
const roomyPixels = 44;

/** One block for each beat, as wide as it is long. An edge takes time from the neighbour, so the sum never moves. */
export function BeatRuler({
  plan,
  selected,
  actions,
}: {
  readonly plan: Plan;
  readonly selected: number | null;
  readonly actions: BeatActions;
}) {
  const t = usePlanText();
  const kinds = useBeatKindText();
  const isPhone = usePhone();
  const { spec, keys, locked, canEdit } = plan;
  const pulling = useCutPulling(plan);
  const row = useSlide<HTMLDivElement>(keys);
  const width = useWidth(row);
  useEffect(() => {
    if (selected === null) return;
    row.current?.children[selected]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected, row]);
  const [hovered, setHovered] = useState<number | null>(null);
  const pixelsOf = (index: number): number =>
    ((pulling.lengths.get(index) ?? spec.beats[index]?.duration_seconds ?? 0) / spec.duration_seconds) * width;
  const hasHandle = (cut: number): boolean =>
    canEdit &&
    cutRange(spec.beats, cut, locked) !== null &&
    (cut === selected ||
      cut + 1 === selected ||
      pulling.cut === cut ||
      (pixelsOf(cut) >= roomyPixels && pixelsOf(cut + 1) >= roomyPixels));
  return (
    <div className="scroll-quiet overflow-x-auto px-5 pt-2 pb-7" role="group" aria-label={t('ruler')}>
      <div ref={row} className="relative flex h-11" style={{ minWidth: spec.beats.length * (isPhone ? 72 : 30) }}>
        {spec.beats.map((beat, index) => {
          const seconds = pulling.lengths.get(index) ?? beat.duration_seconds;
          const isSelected = index === selected;
          return (
            <div
              key={keys[index]}
              data-key={keys[index]}
              className={cx(
                'relative min-w-0 basis-0 pr-[2px] last:pr-0',
                pulling.cut === null && 't-calm transition-[flex-grow]',
              )}
              style={{ flexGrow: seconds }}
            >
              <button
                type="button"
                tabIndex={-1}
                title={`${index + 1} ${kinds(beat.kind)}, ${formatSeconds(seconds)}`}
                aria-pressed={isSelected}
                onClick={() => actions.select(index)}
                className={cx(
                  'block h-full w-full overflow-hidden rounded-media px-2 py-1.5 text-left leading-none',
                  isSelected ? 'bg-accent-soft shadow-[inset_0_0_0_1.5px_var(--accent)]' : 'bg-raised hover:bg-pressed',
                )}
              >
                <span className="sr-only">{`${t('beat')} ${index + 1} `}</span>
                <span className={cx('small flex items-center gap-1 font-medium', isSelected && 'text-accent-text')}>
                  <span className="min-w-0 flex-1 truncate">{kinds(beat.kind)}</span>
                  {locked.has(index) && <LockedSign />}
                </span>
                <span className={cx('num micro whitespace-nowrap', isSelected ? 'text-accent-text' : 'text-text-2')}>
                  {formatSeconds(seconds)}
                </span>
              </button>
              {hasHandle(index) && (
                <CutHandle
                  plan={plan}
                  cut={index}
                  pulling={pulling}
                  rowWidth={width}
                  isTabStop={
                    index === (selected === null ? 0 : Math.min(selected, spec.beats.length - 2)) ||
                    index + 1 === selected
                  }
                  isShown={pulling.cut === index || (pulling.cut === null && hovered === index)}
                  onHover={(isOver) => setHovered(isOver ? index : null)}
                />
              )}
            </div>
          );
        })}
      </div>
      {pulling.fault !== null && (
        <p role="alert" className="small mt-2 text-fail">
          {pulling.fault}
        </p>
      )}
    </div>
  );
}
