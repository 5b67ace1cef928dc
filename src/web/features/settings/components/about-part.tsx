import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Logo } from '../../../ui/logo.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { versionQuery } from '../api/get-version.ts';
import { readNotice } from '../read-notice.ts';
import { useSettingsText } from '../settings-texts.ts';
import { PartFrame } from './part-frame.tsx';

/** Which Beatboard this is, and whose work is inside. */
export function AboutPart() {
  const t = useSettingsText();
  const { data: version } = useQuery(versionQuery);
  const [isOpen, setOpen] = useState(false);
  return (
    <PartFrame title={t('part_about')}>
      <div className="border-t border-line">
        <div className="flex items-center gap-4 border-b border-line py-4">
          <Logo />
          <div>
            <p className="lead num font-medium">{t('version', { version: version ?? '' })}</p>
            <p className="small text-text-2">{t('licence')}</p>
          </div>
        </div>
        <div className="border-b border-line py-4">
          <a href="/docs" className="body text-text underline decoration-edge underline-offset-4">
            {t('api')}
          </a>
          <p className="small text-text-3">{t('apiText')}</p>
        </div>
        <div className="py-4">
          <div className="flex items-center justify-between gap-4">
            <h3 className="body">{t('licences')}</h3>
            {!isOpen && <Button onClick={() => setOpen(true)}>{t('showLicences')}</Button>}
          </div>
          {isOpen && <Notice />}
        </div>
      </div>
    </PartFrame>
  );
}

function Notice() {
  const t = useSettingsText();
  const { data: text } = useQuery({ queryKey: ['notice'], queryFn: readNotice, staleTime: Infinity });
  if (text === undefined) return <Skeleton className="mt-3 h-80" />;
  return (
    <textarea
      readOnly
      value={text}
      aria-label={t('licences')}
      className="tc scroll-quiet small mt-3 block h-[420px] w-full resize-none rounded-control bg-surface p-4 text-text-2"
    />
  );
}
