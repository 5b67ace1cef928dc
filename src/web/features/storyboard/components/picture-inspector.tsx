import { useQuery } from '@tanstack/react-query';
import { retakesQuery } from '../../../lib/calls/list-retakes.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { usePhone } from '../../../lib/use-media-query.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { Button } from '../../../ui/button.tsx';
import { Frame } from '../../../ui/frame.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Section } from '../../../ui/section.tsx';
import { TakeStrip } from '../../../ui/take-strip.tsx';
import type { StoryboardCell } from '../storyboard-cells.ts';
import { useStoryboardText } from '../storyboard-texts.ts';
import type { Storyboard } from '../use-storyboard.ts';
import { MadeFrom } from './made-from.tsx';
import { RetakeForm } from './retake-form.tsx';
import { UploadCell } from './upload-cell.tsx';

/** Everything about one picture: large, its takes, another take and its price, what it was made from. */
export function PictureInspector({
  videoId,
  view,
  board,
  cell,
  canEdit,
  isBillOpen,
  onBillOpen,
  onEnlarge,
}: {
  readonly videoId: string;
  readonly view: CheckpointView;
  readonly board: Storyboard;
  readonly cell: StoryboardCell;
  readonly canEdit: boolean;
  readonly isBillOpen: boolean;
  readonly onBillOpen: (isOpen: boolean) => void;
  readonly onEnlarge: () => void;
}) {
  const t = useStoryboardText();
  const isPhone = usePhone();
  const { picture, beat, takes } = cell;
  const { data: retakes } = useQuery({
    ...retakesQuery(videoId, view.checkpoint.id, cell.slot),
    enabled: canEdit && picture !== null && !picture.locked,
  });
  const aspect = view.spec.aspect_ratio.replace(':', ' / ');
  return (
    <>
      {picture?.stale && <StaleChoice board={board} cell={cell} />}
      <div className="border-b border-line px-4 pt-4 pb-3.5">
        <button type="button" aria-label={t('larger')} onClick={onEnlarge} className="block w-full rounded-media">
          <Frame
            src={picture && thumbnailOf(picture, 960)}
            alt={beat.visual}
            aspect={aspect}
            isDim={board.isMaking(cell.slot)}
            className="mx-auto max-h-[420px]"
          />
        </button>
        {picture !== null && (
          <div className="mt-3">
            <TakeStrip
              label={t('takes')}
              aspect={aspect}
              isDisabled={!canEdit}
              takes={takes.map((take) => ({
                id: take.artifact_id,
                version: take.version,
                src: thumbnailOf(take, 160),
              }))}
              chosenId={picture.artifact_id}
              onChoose={(id) => board.choose(cell, id)}
              last={canEdit && <UploadCell aspect={aspect} onFile={(file) => board.upload(cell, file)} />}
            />
            {takes.length > 1 && (
              <p className="small mt-2 flex items-center gap-1.5 text-text-3 max-sm:hidden">
                <Kbd>[</Kbd>
                <Kbd>]</Kbd>
                {t('flip')}
              </p>
            )}
          </div>
        )}
      </div>
      {canEdit && picture?.locked && (
        <p className="small border-b border-line px-4 py-3 text-text-2">{t('lockedHint')}</p>
      )}
      {canEdit && picture !== null && !picture.locked && (
        <Section title={t('another')}>
          {isPhone ? (
            <>
              <p className="body text-text-2">{beat.visual}</p>
              <p className="small mt-2 text-text-3">{t('largerScreen')}</p>
            </>
          ) : (
            <RetakeForm board={board} cell={cell} retakes={retakes} isBillOpen={isBillOpen} onBillOpen={onBillOpen} />
          )}
        </Section>
      )}
      {picture !== null && <MadeFrom cell={cell} picture={picture} retakes={retakes} />}
    </>
  );
}

/** Out of date: the cause, and two ways of equal weight. The other one, making it again, is the form below. */
function StaleChoice({ board, cell }: { readonly board: Storyboard; readonly cell: StoryboardCell }) {
  const t = useStoryboardText();
  return (
    <div className="border-b border-line bg-stale-soft px-4 py-3">
      <p className="body">
        <b className="font-medium text-stale">{t('staleTitle')}</b>{' '}
        {t('staleText', { cause: asSentence(cell.picture?.stale?.cause ?? '') })}
      </p>
      <Button
        size="sm"
        className="mt-2"
        onClick={() => board.lock(cell, true, t('staleKept', { number: cell.index + 1 }))}
      >
        {t('staleKeep')}
      </Button>
    </div>
  );
}

const asSentence = (words: string): string =>
  words === '' ? '' : `${words[0]!.toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;
