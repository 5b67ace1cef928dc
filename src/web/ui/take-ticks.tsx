import { cx } from '../lib/class-names.ts';

/** How many takes there are, as ticks; the long one is in use. `label` says the same in words. */
export function TakeTicks({
  count,
  current,
  label,
}: {
  readonly count: number;
  readonly current: number;
  readonly label: string;
}) {
  return (
    <span role="img" aria-label={label} className="inline-flex items-center gap-[3px]">
      {Array.from({ length: Math.min(count, 9) }, (_, index) => (
        <i
          key={index}
          className={cx('h-[3px] rounded-full', index + 1 === current ? 'w-3 bg-text' : 'w-[5px] bg-edge')}
        />
      ))}
    </span>
  );
}
