import { useFinishText } from '../finish-texts.ts';
import type { SafeArea } from '../safe-areas.ts';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** What a platform lays over a tall film: everything outside of the dashed line. */
export function SafeAreaLayer({ area }: { readonly area: SafeArea }) {
  const t = useFinishText();
  const { top, right, bottom, left } = area;
  const middle = { top: percent(top), bottom: percent(bottom) };
  const shade = 'micro absolute flex items-center justify-center bg-over px-2 text-center text-white';
  return (
    <div className="pointer-events-none absolute inset-0">
      <span className={shade} style={{ top: 0, left: 0, right: 0, height: percent(top) }}>
        {t('covered', { platform: area.platform })}
      </span>
      <span className={shade} style={{ bottom: 0, left: 0, right: 0, height: percent(bottom) }}>
        {t('covered', { platform: area.platform })}
      </span>
      <span className={shade} style={{ ...middle, left: 0, width: percent(left) }} />
      <span className={shade} style={{ ...middle, right: 0, width: percent(right) }} />
      <i
        className="absolute border border-dashed border-white/80"
        style={{ ...middle, left: percent(left), right: percent(right) }}
      />
    </div>
  );
}
