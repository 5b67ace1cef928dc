import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { formatUsd } from '../../../lib/money.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { Button } from '../../../ui/button.tsx';
import { costVideosQuery } from '../api/list-cost-videos.ts';
import type { CostRow } from '../api/list-costs.ts';
import type { TableBy } from '../cost-parts.ts';
import { useCostsText } from '../costs-texts.ts';
import { dayName } from '../months.ts';
import { useSumWords } from '../use-sum-words.ts';

/** Rows shown before somebody asks for all. */
const firstRows = 12;

/** What was spent on each video, phase or day, the dearest first; days in their order. */
export function CostTable({ by, rows }: { readonly by: TableBy; readonly rows: readonly CostRow[] }) {
  const t = useCostsText();
  const [isWhole, setWhole] = useState(false);
  const words = useSumWords();
  const shown = isWhole ? rows : rows.slice(0, firstRows);
  return (
    <>
      <table className="num w-full table-fixed">
        <thead>
          <tr className="micro text-left text-text-3">
            <th scope="col" className="py-1.5 font-normal">
              {t(`by_${by}`)}
            </th>
            <th scope="col" className="w-24 text-right font-normal max-sm:w-16">
              {t('calls')}
            </th>
            <th scope="col" className="w-28 text-right font-normal max-sm:w-20">
              {t('spent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key} className="border-t border-line">
              <th scope="row" className="py-[7px] text-left font-normal">
                <RowName by={by} row={row} rows={rows} below={words(row)} />
              </th>
              <td className="body text-right text-text-2">{row.calls}</td>
              <td className="body text-right font-medium">{formatUsd(row.spent_usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Button kind="ghost" className="mt-2 -ml-3" onClick={() => setWhole(true)}>
          {t('showAll', { count: rows.length })}
        </Button>
      )}
    </>
  );
}

interface NameProps {
  readonly by: TableBy;
  readonly row: CostRow;
  readonly rows: readonly CostRow[];
  readonly below: string;
}

function RowName({ by, row, rows, below }: NameProps) {
  const t = useCostsText();
  const common = useCommonText();
  if (by === 'video') return <VideoName row={row} rows={rows} below={below} />;
  const isPhase = (key: string): key is '1' | '2' | '3' | '4' => /^[1-4]$/.test(key);
  const name =
    by === 'day'
      ? dayName(row.key, currentLanguage())
      : isPhase(row.key)
        ? common(`phase_${row.key}`)
        : t('otherPhase');
  return <Lines below={below}>{name}</Lines>;
}

function VideoName({ row, rows, below }: Omit<NameProps, 'by'>) {
  const t = useCostsText();
  const { data: videos } = useQuery(costVideosQuery(rows.map(({ key }) => key)));
  const video = videos?.get(row.key);
  const picture = video === undefined ? null : thumbnailOf(video, 160);
  const name =
    video !== undefined ? (
      <Link
        to="/videos/$videoId"
        params={{ videoId: row.key }}
        className="rounded-[3px] font-medium hover:underline hover:decoration-edge hover:underline-offset-4"
      >
        {video.title}
      </Link>
    ) : videos === undefined ? (
      <span className="tc text-text-3">{row.key}</span>
    ) : (
      <span className="text-text-2">{t('goneVideo')}</span>
    );
  return (
    <span className="flex min-w-0 items-center gap-3">
      <span className="frame hatch block aspect-video w-[58px] shrink-0">
        {picture !== null && <img src={picture} alt="" loading="lazy" className="size-full object-cover" />}
      </span>
      <Lines below={below}>{name}</Lines>
    </span>
  );
}

function Lines({ below, children }: { readonly below: string; readonly children: ReactNode }) {
  return (
    <span className="min-w-0 leading-tight">
      <span className="body block truncate">{children}</span>
      {below !== '' && <span className="small block truncate text-text-3">{below}</span>}
    </span>
  );
}
