import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { apiKeysQuery } from '../api/list-api-keys.ts';
import type { MadeKey } from '../made-key.ts';
import { useSettingsText } from '../settings-texts.ts';
import { ApiKeyRow } from './api-key-row.tsx';
import { FreshKey } from './fresh-key.tsx';
import { MakeKeyDialog } from './make-key-dialog.tsx';
import { PartFrame } from './part-frame.tsx';

/** Keys for programs: made, shown once, listed, revoked. */
export function ApiKeysPart() {
  const t = useSettingsText();
  const common = useCommonText();
  const { data: keys, error, refetch } = useQuery(apiKeysQuery);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  return (
    <PartFrame
      title={t('part_keys')}
      intro={t('intro_keys')}
      aside={
        <Button icon={<Plus size={14} aria-hidden />} onClick={() => setMaking(true)}>
          {t('makeKey')}
        </Button>
      }
    >
      {made !== null && <FreshKey made={made} onKept={() => setMade(null)} />}
      {keys === undefined && error === null && <Skeleton className="h-32" />}
      {keys === undefined && error !== null && (
        <ProblemNote
          problem={problemOf(error)}
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              {common('tryAgain')}
            </Button>
          }
        />
      )}
      {keys?.length === 0 && <p className="body border-t border-line py-4 text-text-2">{t('noKeys')}</p>}
      {keys !== undefined && keys.length > 0 && (
        <ul className="border-t border-line">
          {keys.map((key) => (
            <ApiKeyRow key={key.key_id} apiKey={key} />
          ))}
        </ul>
      )}
      {isMaking && (
        <MakeKeyDialog
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMade(key);
            setMaking(false);
          }}
        />
      )}
    </PartFrame>
  );
}
