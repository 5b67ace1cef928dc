import { useState } from 'react';
import type { ReviewProps } from '../../../lib/review-props.ts';
import { ReviewLayout } from '../../../ui/review-layout.tsx';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { useStoryboard } from '../use-storyboard.ts';
import { useStoryboardCommands } from '../use-storyboard-commands.ts';
import { useStoryboardText } from '../storyboard-texts.ts';
import { BoardGrid } from './board-grid.tsx';
import { LargePicture } from './large-picture.tsx';
import { PictureActions } from './picture-actions.tsx';
import { PictureInspector } from './picture-inspector.tsx';
import { ScriptList } from './script-list.tsx';
import { StoryboardHead } from './storyboard-head.tsx';

/** Phase 2: a picture for each beat, in order; its takes, words and models at the right. */
export function StoryboardReview({ videoId, view, live, selectedSlot, onSelect, look, onLook, footer }: ReviewProps) {
  const t = useStoryboardText();
  const kinds = useBeatKindText();
  const board = useStoryboard({ videoId, view });
  const [isLarge, setLarge] = useState(false);
  const [isBillOpen, setBillOpen] = useState(false);
  const selected = board.cells.find(({ slot }) => slot === selectedSlot) ?? null;
  const canEdit = live === null;
  useStoryboardCommands({ board, selected, canEdit, onSelect, openBill: () => setBillOpen(true) });
  const props = { board, view, live, selected, onSelect };
  return (
    <>
      <ReviewLayout
        stage={
          <>
            <StoryboardHead cells={board.cells} live={live} look={look} onLook={onLook} />
            {look === 'script' ? (
              <ScriptList {...props} />
            ) : (
              <BoardGrid {...props} videoId={videoId} onEnlarge={() => setLarge(true)} />
            )}
          </>
        }
        inspector={{
          label: t('picture'),
          title:
            selected === null ? (
              t('pickOne')
            ) : (
              <>
                <span className="tc small mr-2 text-text-3">{selected.index + 1}</span>
                <b className="font-medium">{kinds(selected.beat.kind)}</b>
                <span className="small ml-2 text-text-3">{t('picture')}</span>
              </>
            ),
          actions: selected?.picture && canEdit && <PictureActions board={board} cell={selected} />,
          body:
            selected === null ? (
              <p className="small p-4 text-text-3">{t('pickHint')}</p>
            ) : (
              <PictureInspector
                key={selected.slot}
                videoId={videoId}
                view={view}
                board={board}
                cell={selected}
                canEdit={canEdit}
                isBillOpen={isBillOpen}
                onBillOpen={setBillOpen}
                onEnlarge={() => setLarge(true)}
              />
            ),
          onClose: () => onSelect(null),
          isOpen: selected !== null,
        }}
        footer={footer}
      />
      {selected?.picture && (
        <LargePicture
          isOpen={isLarge}
          onClose={() => setLarge(false)}
          cell={selected}
          board={board}
          aspect={view.spec.aspect_ratio.replace(':', ' / ')}
        />
      )}
    </>
  );
}
