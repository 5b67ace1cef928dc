import { OctagonAlert, RotateCcw, X } from 'lucide-react';
import { useCommonText } from '../lib/common-texts.ts';
import type { Upload } from '../lib/upload/uploads.ts';
import { IconButton } from './icon-button.tsx';

/** A file that was refused: which, why, and what to do. */
export function RefusedFile({
  upload,
  onRemove,
  onRetry,
}: {
  readonly upload: Upload;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}) {
  const t = useCommonText();
  const { problem, name } = upload;
  if (problem === null) return null;
  return (
    <div role="alert" className="mt-2 flex items-center gap-2.5 rounded-control bg-fail-soft py-1 pr-1.5 pl-3">
      <OctagonAlert size={14} className="shrink-0 text-fail" aria-hidden />
      <p className="small min-w-0 flex-1 py-1">
        {!problem.detail.includes(name) && <b className="block truncate font-medium">{name}</b>}
        {problem.detail} <span className="text-text-2">{problem.next}</span>
      </p>
      {problem.retryable && (
        <IconButton label={t('tryAgain')} className="size-7" onClick={onRetry}>
          <RotateCcw size={14} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('close')} className="size-7" onClick={onRemove}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
