import { cx } from '../lib/class-names.ts';

/** Stands where something will be in a moment, in its size. */
export function Skeleton({ className, aspect }: { readonly className?: string; readonly aspect?: string }) {
  return (
    <span
      aria-hidden
      className={cx('skeleton block', className)}
      style={aspect ? { aspectRatio: aspect } : undefined}
    />
  );
}
