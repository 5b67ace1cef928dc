import { Lock, LockOpen, Upload } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { StoryboardCell } from '../storyboard-cells.ts';
import type { Storyboard } from '../use-storyboard.ts';
import { useStoryboardText } from '../storyboard-texts.ts';

/** Lock and replace, at the head of the inspector. */
export function PictureActions({ board, cell }: { readonly board: Storyboard; readonly cell: StoryboardCell }) {
  const t = useStoryboardText();
  const file = useRef<HTMLInputElement>(null);
  const isLocked = cell.picture?.locked ?? false;
  const number = cell.index + 1;
  return (
    <>
      <IconButton
        label={t(isLocked ? 'unlock' : 'lock')}
        keys="shift+l"
        isOn={isLocked}
        onClick={() => board.lock(cell, !isLocked, t(isLocked ? 'unlocked' : 'locked', { number }))}
      >
        {isLocked ? <Lock size={14} aria-hidden /> : <LockOpen size={14} aria-hidden />}
      </IconButton>
      <IconButton label={t('upload')} keys="u" onClick={() => file.current?.click()}>
        <Upload size={14} aria-hidden />
      </IconButton>
      <input
        ref={file}
        id="picture-file"
        type="file"
        accept="image/*"
        aria-label={t('upload')}
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) board.upload(cell, chosen);
          event.target.value = '';
        }}
      />
    </>
  );
}
