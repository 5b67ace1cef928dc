import { formatPrice } from '../../../lib/money.ts';
import { groupLines, type BillLine } from '../bill-groups.ts';
import { useBillText } from '../bill-texts.ts';
import { useKindWords } from '../use-kind-words.ts';

/** What is made: how many of what by which model, what one costs and what they come to, with the reason below. */
export function BillTable({ lines }: { readonly lines: readonly BillLine[] }) {
  const t = useBillText();
  const { words } = useKindWords();
  return (
    <table className="num w-full border-collapse">
      <thead>
        <tr className="micro text-left text-text-3">
          <th className="border-b border-line pb-1.5 font-normal">{t('makes')}</th>
          <th className="border-b border-line pb-1.5 text-right font-normal">{t('each')}</th>
          <th className="border-b border-line pb-1.5 text-right font-normal">{t('price')}</th>
        </tr>
      </thead>
      <tbody>
        {groupLines(lines).map((group) => (
          <tr key={`${group.kind}${group.model}${group.eachUsd}`} className="body border-t border-line align-top">
            <td className="py-2.5">
              <b className="font-medium">{words(group.kind, group.count)}</b>{' '}
              <span className="text-text-2">
                {group.kind === 'mix' ? t('composedHere') : t('by', { model: group.model })}
              </span>
              {group.causes.length > 0 && (
                <span className="small block text-text-3">{group.causes.slice(0, 3).join(' · ')}</span>
              )}
            </td>
            <td className="py-2.5 text-right text-text-2">{group.count > 1 ? formatPrice(group.eachUsd) : ''}</td>
            <td className="py-2.5 text-right">{formatPrice(group.totalUsd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
