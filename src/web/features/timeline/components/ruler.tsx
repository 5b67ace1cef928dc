import { memo } from 'react';
import { cx } from '../../../lib/class-names.ts';
import { formatLength } from '../../../lib/time.ts';
import { rulerMarks } from '../ruler-marks.ts';

/** Time as lines, as fine as there is room for. */
export const Ruler = memo(function Ruler({
  durationSeconds,
  width,
}: {
  readonly durationSeconds: number;
  /** Of the whole film, in pixels. */
  readonly width: number;
}) {
  const marks = width <= 0 ? [] : rulerMarks(durationSeconds, width / durationSeconds);
  return (
    <div aria-hidden className="relative h-full">
      {marks.map(({ seconds, isLong }) => (
        <span key={seconds} className="absolute bottom-0" style={{ left: `${(seconds / durationSeconds) * 100}%` }}>
          <i className={cx('block w-px bg-edge', isLong ? 'h-[8px]' : 'h-[4px] opacity-60')} />
          {isLong && seconds < durationSeconds - 0.2 && (
            <b className="tc micro absolute bottom-[6px] left-1.5 font-normal text-text-3">
              {Number.isInteger(seconds) ? formatLength(seconds) : seconds.toFixed(1)}
            </b>
          )}
        </span>
      ))}
    </div>
  );
});
