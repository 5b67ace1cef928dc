import { Dialog } from '../../../ui/dialog.tsx';
import { TakeStrip } from '../../../ui/take-strip.tsx';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { headlineOf, type StoryboardCell } from '../storyboard-cells.ts';
import type { Storyboard } from '../use-storyboard.ts';
import { useStoryboardText } from '../storyboard-texts.ts';

/** A picture as large as the window, its takes below. */
export function LargePicture({
  isOpen,
  onClose,
  cell,
  board,
  aspect,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly cell: StoryboardCell;
  readonly board: Storyboard;
  /** As CSS writes it. */
  readonly aspect: string;
}) {
  const t = useStoryboardText();
  const { picture, beat, takes, index } = cell;
  if (picture === null) return null;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={headlineOf(beat) || t('pictureOf', { number: index + 1, kind: beat.kind })}
      description={beat.visual}
      width="max-w-[1240px]"
    >
      <img src={picture.s3_url} alt={beat.visual} className="mx-auto max-h-[68dvh] rounded-media object-contain" />
      {takes.length > 1 && (
        <div className="mt-4">
          <TakeStrip
            label={t('takes')}
            aspect={aspect}
            takes={takes.map((take) => ({ id: take.artifact_id, version: take.version, src: thumbnailOf(take, 160) }))}
            chosenId={picture.artifact_id}
            onChoose={(id) => board.choose(cell, id)}
          />
        </div>
      )}
    </Dialog>
  );
}
