import { Check, CircleX, TriangleAlert } from 'lucide-react';
import type { WireQualityReport } from '#contract/quality-report.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatClock } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { checksOf, type Check as QualityCheck } from '../checks.ts';
import { useFinishText } from '../finish-texts.ts';

/** What was measured in the finished film, in words; what is at a place leads there. */
export function QualitySection({
  report,
  onShow,
}: {
  readonly report: WireQualityReport;
  readonly onShow: (seconds: number) => void;
}) {
  const t = useFinishText();
  const checks = checksOf(report);
  const passed = checks.filter(({ severity }) => severity === 'ok').length;
  const counts = { passed, total: checks.length };
  return (
    <Section title={t('quality')} aside={t(passed === checks.length ? 'allPass' : 'passOf', counts)}>
      <ul className="-mx-2">
        {checks.map((check) => (
          <CheckRow key={check.check} check={check} onShow={onShow} />
        ))}
      </ul>
    </Section>
  );
}

const looks = {
  ok: { icon: <Check size={13} className="mt-[3px] shrink-0 text-text-3" aria-hidden />, row: '' },
  warning: {
    icon: <TriangleAlert size={13} className="mt-[3px] shrink-0 text-stale" aria-hidden />,
    row: 'my-1 bg-stale-soft py-1.5',
  },
  fault: {
    icon: <CircleX size={13} className="mt-[3px] shrink-0 text-fail" aria-hidden />,
    row: 'my-1 bg-fail-soft py-1.5',
  },
} as const;

function CheckRow({ check, onShow }: { readonly check: QualityCheck; readonly onShow: (seconds: number) => void }) {
  const t = useFinishText();
  const { severity } = check;
  const { icon, row } = looks[severity];
  return (
    <li className={cx('rounded-control px-2 py-[3px]', row)}>
      {check.findings.map(({ message, at_seconds: at }, index) => (
        <div key={message} className="small flex gap-2">
          {index === 0 ? icon : <span className="w-[13px] shrink-0" />}
          <span
            className={cx(
              'flex min-w-0 flex-1 items-baseline justify-between gap-x-4',
              severity !== 'ok' && 'flex-wrap',
            )}
          >
            {index === 0 && (
              <span className={severity === 'ok' ? 'shrink-0 text-text-2' : 'font-medium text-text'}>
                {t(`check_${check.check}`)}
                <span className="sr-only"> {t(`severity_${severity}`)}</span>
              </span>
            )}
            <span
              className={cx(
                'num [overflow-wrap:anywhere] first-letter:uppercase',
                severity === 'ok' ? 'text-right text-text-3' : 'basis-full text-text-2',
              )}
            >
              {message}
            </span>
            {at !== undefined && severity !== 'ok' && (
              <Button size="xs" className="my-1" onClick={() => onShow(at)}>
                {t('showMe', { time: formatClock(at) })}
              </Button>
            )}
          </span>
        </div>
      ))}
    </li>
  );
}
