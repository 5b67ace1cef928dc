import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { currentLanguage } from '../../../lib/texts.ts';
import { formatMoment } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { SureDialog } from '../../../ui/sure-dialog.tsx';
import { apiKeysQuery, type ApiKey } from '../api/list-api-keys.ts';
import { revokeApiKey } from '../api/revoke-api-key.ts';
import { useSettingsText } from '../settings-texts.ts';

/** A key: what it may do, when it was used, until when it works; revoked after a question. */
export function ApiKeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useSettingsText();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const revoke = async (): Promise<void> => {
    await revokeApiKey(apiKey.key_id);
    await client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    setAsking(false);
  };
  const end = endOf(apiKey);
  const { name, scopes, created_at: made, last_used_at: used, expires_at: until } = apiKey;
  const facts = [
    t('made', { when: formatMoment(made) }),
    used === null ? t('neverUsed') : t('lastUsed', { when: formatMoment(used) }),
    ...(until !== null && end === null ? [t('until', { when: dateOf(until) })] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3">
      <div className="min-w-[220px] flex-1">
        <h3 className={end === null ? 'lead font-medium' : 'lead text-text-3 line-through'}>{name}</h3>
        <p className="small text-text-2">
          {new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(
            scopes.map((scope) => t(`scope_${scope}`)),
          )}
        </p>
        <p className="small num text-text-3">{facts.join(', ')}</p>
      </div>
      {end === null ? (
        <Button kind="ghost" onClick={() => setAsking(true)}>
          {t('revoke')}
        </Button>
      ) : (
        <span className="small text-text-3">{t(end.why, { when: formatMoment(end.at) })}</span>
      )}
      {isAsking && (
        <SureDialog
          title={t('revokeTitle', { name })}
          text={[t('revokeText')]}
          action={t('revokeIt')}
          onSure={revoke}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

/** Why and when a key stopped working; null while it works. */
function endOf({
  revoked_at: revoked,
  expires_at: until,
}: ApiKey): { readonly why: 'revoked' | 'expired'; readonly at: string } | null {
  if (revoked !== null) return { why: 'revoked', at: revoked };
  return until !== null && Date.parse(until) < Date.now() ? { why: 'expired', at: until } : null;
}

function dateOf(iso: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium' }).format(new Date(iso));
}
