import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '#contract/problem.ts';
import { cx } from '../lib/class-names.ts';

/** What happened, whether it cost, and what to do, in the server's own words; actions stand below. */
export function ProblemNote({
  problem,
  actions,
  className,
}: {
  readonly problem: Problem;
  readonly actions?: ReactNode;
  readonly className?: string;
}) {
  return (
    <div role="alert" className={cx('flex items-start gap-3 rounded-control bg-fail-soft px-3.5 py-3', className)}>
      <OctagonAlert size={16} className="mt-0.5 shrink-0 text-fail" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="body font-medium">{problem.detail}</p>
        <p className="body text-text-2">{problem.next}</p>
        {problem.errors?.map(({ pointer, message }) => (
          <p key={pointer + message} className="small text-text-2">
            <span className="tc">{pointer}</span> {message}
          </p>
        ))}
        {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
