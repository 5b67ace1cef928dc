import { useQuery } from '@tanstack/react-query';
import { Check, CircleAlert, History, Lock, LockOpen } from 'lucide-react';
import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { statusQuery } from '../../../lib/calls/get-status.ts';
import { takesQuery } from '../../../lib/calls/list-takes.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { useCommands } from '../../../lib/commands.ts';
import { useCheckpointEdits, type CheckpointEdits } from '../../../lib/editing/use-checkpoint-edits.ts';
import { formatPrice } from '../../../lib/money.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import { runCommand } from '../../../lib/run-command.ts';
import { formatSize } from '../../../lib/sizes.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { formatMoment } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { FactRow } from '../../../ui/fact-row.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Section } from '../../../ui/section.tsx';
import { SpendButton } from '../../../ui/spend-button.tsx';
import { TakeStrip } from '../../../ui/take-strip.tsx';
import { useClipsText } from '../clips-texts.ts';
import { FramesSection, useOrigin } from './frames-section.tsx';
import { RemakeSection } from './remake-section.tsx';

/** Everything about one clip: how it stands, its frames, its takes, how to make another, what it was made from. */
export function ClipInspector({
  videoId,
  view,
  clip,
  artifact,
  isLive,
}: {
  readonly videoId: string;
  readonly view: CheckpointView;
  readonly clip: ClipPlace;
  readonly artifact: Artifact;
  /** While the phase is made, a clip is looked at, not edited. */
  readonly isLive: boolean;
}) {
  const { data: all } = useQuery(takesQuery(videoId));
  const edits = useCheckpointEdits(videoId, view.checkpoint.id);
  const t = useClipsText();
  const takes = all?.filter(({ slot }) => slot === clip.slot) ?? [artifact];
  const number = clip.index + 1;
  const aspect = view.spec.aspect_ratio.replace(':', ' / ');
  const picture = view.artifacts.find(({ slot }) => slot === `beat/${clip.beatIndex}/image`) ?? null;
  const choose = (take: Artifact): void =>
    void edits.select(clip.slot, take.artifact_id, t('takeChosen', { number, take: take.version }));
  const isFixed = isLive || artifact.locked;
  useTakeCommands(takes, artifact, isFixed, choose);
  const nextTake = Math.max(0, ...takes.map(({ version }) => version)) + 1;
  return (
    <>
      {artifact.stale !== null && !isLive && <StaleNote {...{ artifact, number, edits }} stale={artifact.stale} />}
      <FramesSection {...{ clip, artifact, picture, aspect }} />
      {takes.length > 1 && (
        <Section title={t('takes')} aside={t('takesCount', { count: takes.length })}>
          <TakeStrip
            label={t('takes')}
            aspect={aspect}
            isDisabled={isFixed}
            takes={takes.map((take) => ({
              id: take.artifact_id,
              version: take.version,
              src: thumbnailOf(take, 160, 'last'),
              isStale: take.stale !== null,
            }))}
            chosenId={artifact.artifact_id}
            onChoose={(id) => choose(takes.find(({ artifact_id: own }) => own === id) ?? artifact)}
          />
        </Section>
      )}
      {!isLive && (
        <RemakeSection
          key={clip.slot}
          {...{ videoId, number, nextTake }}
          checkpointId={view.checkpoint.id}
          slot={clip.slot}
          words={view.spec.beats[clip.beatIndex]?.visual ?? ''}
          isLocked={artifact.locked}
        />
      )}
      {artifact.notes.length > 0 && (
        <Section title={t('notes')}>
          {artifact.notes.map((note) => (
            <p key={note} className="small py-0.5 text-text-2 [overflow-wrap:anywhere]">
              {note}
            </p>
          ))}
        </Section>
      )}
      <Joins videoId={videoId} clip={clip} />
      <MadeFrom {...{ view, clip, artifact, picture }} />
    </>
  );
}

/** Why a clip is out of date, and two choices of equal weight. */
function StaleNote({
  artifact,
  stale,
  number,
  edits,
}: {
  readonly artifact: Artifact;
  readonly stale: NonNullable<Artifact['stale']>;
  readonly number: number;
  readonly edits: CheckpointEdits;
}) {
  const t = useClipsText();
  const cause = /[.!?]$/.test(stale.cause) ? stale.cause : `${stale.cause}.`;
  return (
    <div className="border-b border-line bg-stale-soft px-4 py-3">
      <p className="small flex gap-2 text-text">
        <History size={14} className="mt-px shrink-0 text-stale" aria-hidden />
        <span>
          <b className="font-medium">{t('staleTitle')}</b> {t('staleText', { cause })}
        </span>
      </p>
      {artifact.locked ? (
        <p className="small mt-1.5 pl-[22px] text-text-2">{t('kept')}</p>
      ) : (
        <div className="mt-2.5 flex flex-wrap gap-2 pl-[22px]">
          <SpendButton isQuiet size="sm" usd={stale.usd} onClick={() => runCommand('clip.remake')}>
            {t('makeAgain')}
          </SpendButton>
          <Button size="sm" onClick={() => void edits.lock(artifact.slot, true, t('keptAsIs', { number }))}>
            {t('keepAsIs')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The lock in the head of the inspector. */
export function LockButton({
  videoId,
  checkpointId,
  artifact,
  number,
}: {
  readonly videoId: string;
  readonly checkpointId: string;
  readonly artifact: Artifact;
  readonly number: number;
}) {
  const t = useClipsText();
  const edits = useCheckpointEdits(videoId, checkpointId);
  const { locked, slot } = artifact;
  const press = (): void => void edits.lock(slot, !locked, t(locked ? 'unlocked' : 'locked', { number }));
  const label = t(locked ? 'unlock' : 'lock');
  useCommands([{ id: 'clip.lock', label, group: t('clips'), keys: 'shift+l', run: press }]);
  return (
    <IconButton label={label} keys="shift+l" isOn={locked} onClick={press} className="-mr-2">
      {locked ? <Lock size={14} aria-hidden /> : <LockOpen size={14} aria-hidden />}
    </IconButton>
  );
}

function useTakeCommands(
  takes: readonly Artifact[],
  chosen: Artifact,
  isFixed: boolean,
  choose: (take: Artifact) => void,
): void {
  const t = useClipsText();
  const at = takes.findIndex(({ artifact_id: id }) => id === chosen.artifact_id);
  const flip = (step: 1 | -1): void => {
    const take = takes[(at + step + takes.length) % takes.length];
    if (take !== undefined && take !== takes[at]) choose(take);
  };
  const isDisabled = isFixed || takes.length < 2;
  useCommands([
    { id: 'clip.take.next', label: t('nextTake'), group: t('clips'), keys: ']', isDisabled, run: () => flip(1) },
    {
      id: 'clip.take.previous',
      label: t('previousTake'),
      group: t('clips'),
      keys: '[',
      isDisabled,
      run: () => flip(-1),
    },
  ]);
}

/** What the quality report found where this clip meets its neighbours; nothing before there is one. */
function Joins({ videoId, clip }: { readonly videoId: string; readonly clip: ClipPlace }) {
  const t = useClipsText();
  const { data: report } = useQuery({ ...statusQuery(videoId), select: (status) => status.quality_report });
  const end = clip.startSeconds + clip.seconds;
  const found = report?.findings.filter(
    ({ check, at_seconds: at }) =>
      check === 'joins' && at !== undefined && [clip.startSeconds, end].some((edge) => Math.abs(edge - at) < 0.05),
  );
  if (!report || (!clip.isJoined && found?.length === 0)) return null;
  return (
    <Section title={t('joins')}>
      {found?.length === 0 && (
        <p className="small flex items-center gap-2 text-text-2">
          <Check size={13} aria-hidden /> {t('joinSmooth')}
        </p>
      )}
      {found?.map(({ message }) => (
        <p key={message} className="small flex items-start gap-2 py-0.5 text-text-2">
          <CircleAlert size={13} className="mt-0.5 shrink-0 text-stale" aria-hidden />
          <span className="first-letter:uppercase">{message}</span>
        </p>
      ))}
    </Section>
  );
}

function MadeFrom({
  view,
  clip,
  artifact,
  picture,
}: {
  readonly view: CheckpointView;
  readonly clip: ClipPlace;
  readonly artifact: Artifact;
  readonly picture: Artifact | null;
}) {
  const t = useClipsText();
  const kindWords = useBeatKindText();
  const beat = view.spec.beats[clip.beatIndex];
  const { media } = artifact;
  return (
    <Section title={t('madeFrom')} className="border-0">
      <dl>
        {beat && (
          <FactRow name={t('plan')}>{t('beat', { number: clip.beatIndex + 1, kind: kindWords(beat.kind) })}</FactRow>
        )}
        <FactRow name={t('startsFromLabel')}>{useOrigin(clip, artifact, picture)}</FactRow>
        <FactRow name={t('model')}>{artifact.model}</FactRow>
        {artifact.seed !== null && (
          <FactRow name={t('seed')}>
            <span className="tc">{artifact.seed}</span>
          </FactRow>
        )}
        <FactRow name={t('cost')}>{formatPrice(artifact.cost_usd)}</FactRow>
        {media !== null && media.width !== null && (
          <FactRow name={t('size')}>
            {media.width} × {media.height}, {formatSize(artifact.size_bytes)}
          </FactRow>
        )}
        <FactRow name={t('made')}>{formatMoment(artifact.created_at)}</FactRow>
        <FactRow name={t('slots')}>
          <span className="tc">{clip.slot}</span>
        </FactRow>
      </dl>
    </Section>
  );
}
