import { cx } from '../lib/class-names.ts';

/** A thin bar, 0 to 1 full. Decoration: the figure stands beside it in words. */
export function Meter({
  value,
  className,
  tone = 'bg-text-2',
}: {
  readonly value: number;
  readonly className?: string;
  readonly tone?: string;
}) {
  return (
    <span aria-hidden className={cx('block h-[3px] overflow-hidden rounded-full bg-line-2', className)}>
      <i
        className={cx('t-calm block h-full rounded-full transition-[width]', tone)}
        style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }}
      />
    </span>
  );
}
