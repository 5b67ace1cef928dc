import { formatPrice, formatUsd } from '../../../lib/money.ts';
import { Meter } from '../../../ui/meter.tsx';
import { useWorkspaceText } from '../workspace-texts.ts';

/** What the video has cost so far, beside its limit when it has one. */
export function SpentMeter({ usd, limitUsd }: { readonly usd: number | null; readonly limitUsd: number | null }) {
  const t = useWorkspaceText();
  return (
    <span className="mr-2 w-[104px] max-[899px]:hidden" title={t('spent')}>
      <span className="micro num mb-1 flex justify-between text-text-3">
        <b className="font-medium text-text">
          <span className="sr-only">{t('spent')}: </span>
          {usd === 0 ? formatUsd(0) : formatPrice(usd)}
        </b>
        {limitUsd !== null && t('of', { limit: formatUsd(limitUsd) })}
      </span>
      <Meter value={limitUsd ? (usd ?? 0) / limitUsd : 0} />
    </span>
  );
}
