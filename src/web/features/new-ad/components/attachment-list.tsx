import { ImagePlus, Music, X } from 'lucide-react';
import { useRef } from 'react';
import { useCommands } from '../../../lib/commands.ts';
import type { Upload } from '../../../lib/upload/uploads.ts';
import { Frame } from '../../../ui/frame.tsx';
import { RefusedFile } from '../../../ui/refused-file.tsx';
import { ofRole, type Draft } from '../draft.ts';
import { draftUploads } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';
import { takeFiles } from '../take-files.ts';
import { AttachmentTile } from './attachment-tile.tsx';

/** The files of the ad: those that are there, those on their way, and how to add more. */
export function AttachmentList({ draft }: { readonly draft: Draft }) {
  const t = useNewAdText();
  const uploads = draftUploads.use();
  const picker = useRef<HTMLInputElement>(null);
  const open = (): void => picker.current?.click();
  useCommands([{ id: 'new.attach', label: t('attachCommand'), group: t('groupNew'), keys: 'u', run: open }]);
  const [firstPhoto] = ofRole(draft, 'photo');
  const underWay = uploads.filter(({ problem }) => problem === null);
  const refused = uploads.filter(({ problem }) => problem !== null);
  const isEmpty = draft.attachments.length + underWay.length === 0;
  return (
    <>
      <div role="group" aria-label={t('files')} className="mt-3 flex flex-wrap items-center gap-2">
        {draft.attachments.map((attachment) => (
          <AttachmentTile
            key={attachment.assetId}
            attachment={attachment}
            isFirst={attachment.assetId === firstPhoto?.assetId}
          />
        ))}
        {underWay.map((upload) => (
          <UploadTile key={upload.key} upload={upload} />
        ))}
        <button
          type="button"
          onClick={open}
          className="small t-quick inline-flex h-10 items-center gap-2 rounded-media border border-dashed border-edge px-3 text-text-2 transition-colors hover:bg-pressed hover:text-text"
        >
          <ImagePlus size={15} strokeWidth={1.75} aria-hidden />
          {isEmpty ? t('addFirst') : t('addFile')}
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept="image/*,audio/*"
          onChange={(event) => {
            takeFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      {refused.map((upload) => (
        <RefusedFile
          key={upload.key}
          upload={upload}
          onRemove={() => draftUploads.remove(upload.key)}
          onRetry={() => draftUploads.retry(upload.key)}
        />
      ))}
    </>
  );
}

/** A file on its way, with how much has arrived. */
function UploadTile({ upload }: { readonly upload: Upload }) {
  const t = useNewAdText();
  const { name, share, kind, previewUrl } = upload;
  const percent = share === null ? null : Math.round(share * 100);
  const words = percent === null ? t('sending', { name }) : t('sendingShare', { name, percent });
  return (
    <span
      role="progressbar"
      aria-label={words}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== null && { 'aria-valuenow': percent })}
      className="flex h-10 max-w-[220px] items-center gap-2 rounded-media bg-pressed"
    >
      {kind === 'audio' ? (
        <span className="ml-2.5 text-text-3">
          <Music size={15} aria-hidden />
        </span>
      ) : (
        <Frame src={previewUrl} alt="" aspect="1 / 1" isDim className="w-10" progress={share ?? undefined} />
      )}
      <span className="small num truncate text-text-3">{percent === null ? name : `${percent} %`}</span>
      <button
        type="button"
        aria-label={t('removeFile', { name })}
        onClick={() => draftUploads.remove(upload.key)}
        className="mr-1 flex size-7 shrink-0 items-center justify-center rounded-control text-text-2 hover:text-text"
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}
