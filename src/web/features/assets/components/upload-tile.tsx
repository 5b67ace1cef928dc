import { Film, Music, X } from 'lucide-react';
import type { Upload } from '../../../lib/upload/uploads.ts';
import { Frame } from '../../../ui/frame.tsx';
import { useAssetText } from '../asset-texts.ts';
import { assetUploads } from '../asset-uploads.ts';

/** A file on its way, where it will stand when it has arrived. */
export function UploadTile({ upload }: { readonly upload: Upload }) {
  const t = useAssetText();
  const { key, name, share, kind, previewUrl } = upload;
  const percent = share === null ? null : Math.round(share * 100);
  return (
    <div className="relative min-w-0">
      <div
        role="progressbar"
        aria-label={t('sending', { name })}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent !== null && { 'aria-valuenow': percent })}
      >
        <Frame
          src={previewUrl}
          alt=""
          aspect="4 / 3"
          isDim
          progress={share ?? undefined}
          imageClassName="!object-contain"
        >
          {kind !== 'image' && (
            <span className="absolute inset-0 flex items-center justify-center text-text-3">
              {kind === 'video' ? (
                <Film size={30} strokeWidth={1.25} aria-hidden />
              ) : (
                <Music size={30} strokeWidth={1.25} aria-hidden />
              )}
            </span>
          )}
        </Frame>
      </div>
      <p className="body mt-2 truncate font-medium">{name}</p>
      <p className="small num text-text-3">{percent === null || percent === 100 ? t('checking') : `${percent} %`}</p>
      <button
        type="button"
        aria-label={t('stopUpload', { name })}
        onClick={() => assetUploads.remove(key)}
        className="absolute top-2 right-2 flex size-7 items-center justify-center rounded-control bg-over text-white"
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
