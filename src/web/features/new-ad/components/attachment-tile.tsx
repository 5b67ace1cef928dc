import { useQuery } from '@tanstack/react-query';
import { ArrowLeftToLine, Image, Music, Stamp, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { assetQuery } from '../../../lib/calls/get-asset.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Frame } from '../../../ui/frame.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { changeRole, moveFirst, without } from '../attachments.ts';
import type { Attachment } from '../draft.ts';
import { changeDraft } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';

/** A file of the ad: what it is for is chosen in its menu. */
export function AttachmentTile({
  attachment,
  isFirst,
}: {
  readonly attachment: Attachment;
  readonly isFirst: boolean;
}) {
  const t = useNewAdText();
  const { assetId, name, role } = attachment;
  const { data: asset, error } = useQuery(assetQuery(assetId));
  const isGone = error !== null && problemOf(error).status === 404;
  useEffect(() => {
    // Deleted elsewhere since it was attached.
    if (isGone) changeDraft((draft) => without(draft, assetId));
  }, [isGone, assetId]);
  const label = t('fileLabel', { role: t(`role_${role}`), name });
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={label}
          title={label}
          className="t-quick group relative flex h-10 max-w-[180px] shrink-0 items-center gap-2 rounded-media bg-pressed pr-2.5 transition-colors hover:bg-line-2"
        >
          {role === 'song' ? (
            <span className="ml-2.5 text-text-2">
              <Music size={15} aria-hidden />
            </span>
          ) : (
            <Frame
              src={asset?.thumbnail_url ? `${asset.thumbnail_url}&width=160` : null}
              alt=""
              aspect="1 / 1"
              className="w-10"
              imageClassName={role === 'logo' ? '!object-contain p-0.5' : ''}
            />
          )}
          <span className="small truncate text-text-2">{role === 'song' ? name : t(`role_${role}`)}</span>
        </button>
      }
    >
      {role === 'logo' && (
        <MenuItem
          icon={<Image size={14} />}
          onSelect={() => changeDraft((draft) => changeRole(draft, assetId, 'photo'))}
        >
          {t('use_photo')}
        </MenuItem>
      )}
      {role === 'photo' && (
        <MenuItem
          icon={<Stamp size={14} />}
          onSelect={() => changeDraft((draft) => changeRole(draft, assetId, 'logo'))}
        >
          {t('use_logo')}
        </MenuItem>
      )}
      {role === 'photo' && !isFirst && (
        <MenuItem
          icon={<ArrowLeftToLine size={14} />}
          onSelect={() => changeDraft((draft) => moveFirst(draft, assetId))}
        >
          {t('makeFirst')}
        </MenuItem>
      )}
      {role !== 'song' && <MenuLine />}
      <MenuItem icon={<Trash2 size={14} />} onSelect={() => changeDraft((draft) => without(draft, assetId))}>
        {t('remove')}
      </MenuItem>
    </Menu>
  );
}
