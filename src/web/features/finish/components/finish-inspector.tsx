import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useQuery } from '@tanstack/react-query';
import type { Artifact } from '#contract/artifact.ts';
import type { WireQualityReport } from '#contract/quality-report.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { statusQuery } from '../../../lib/calls/get-status.ts';
import { takesQuery } from '../../../lib/calls/list-takes.ts';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { cx } from '../../../lib/class-names.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { useCheckpointEdits } from '../../../lib/editing/use-checkpoint-edits.ts';
import { lineThrough } from '../../../lib/checkpoint-line.ts';
import { listedCheckpoints } from '../../../lib/listed-checkpoints.ts';
import { formatPrice } from '../../../lib/money.ts';
import { formatMoment } from '../../../lib/time.ts';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Frame } from '../../../ui/frame.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Section } from '../../../ui/section.tsx';
import { StateLine } from '../../../ui/state-line.tsx';
import { useFinishText } from '../finish-texts.ts';
import { Downloads } from './downloads.tsx';
import { QualitySection } from './quality-section.tsx';

/** That it is ready, its files, how good it is, its sound, and what it cost. */
export function FinishInspector({
  videoId,
  view,
  final,
  report,
  onShow,
}: {
  readonly videoId: string;
  readonly view: CheckpointView;
  readonly final: Artifact;
  /** Null while it is not known. */
  readonly report: WireQualityReport | null;
  readonly onShow: (seconds: number) => void;
}) {
  const t = useFinishText();
  const { data: status } = useQuery(statusQuery(videoId));
  return (
    <>
      <div className="border-b border-line p-4">
        <p className="small num mb-3 text-text-2">
          {status && (status.cost_usd === 0 ? t('madeFree') : t('madeFor', { cost: formatPrice(status.cost_usd) }))} ·{' '}
          {formatMoment(final.created_at)}
        </p>
        <Downloads view={view} final={final} />
      </div>
      {report && <QualitySection report={report} onShow={onShow} />}
      <MusicSection videoId={videoId} view={view} />
      <Pictures view={view} />
      {status && <CostSection status={status} checkpointId={view.checkpoint.id} />}
    </>
  );
}

function MusicSection({ videoId, view }: { readonly videoId: string; readonly view: CheckpointView }) {
  const t = useFinishText();
  const choices = useChoiceText();
  const { data: all } = useQuery(takesQuery(videoId));
  const edits = useCheckpointEdits(videoId, view.checkpoint.id);
  const music = view.artifacts.find(({ slot }) => slot === 'music');
  if (music === undefined) return null;
  const takes = all?.filter(({ slot }) => slot === 'music') ?? [];
  const { audio } = view.spec;
  const choose = (id: string): void => {
    const take = takes.find(({ artifact_id: own }) => own === id);
    if (take !== undefined) void edits.select('music', id, t('takeChosen', { take: take.version }));
  };
  return (
    <Section title={t('music')}>
      <dl>
        {audio.asset_id === null ? (
          <FactRow name={t('mood')}>{choices(`mood.${audio.mood}`)}</FactRow>
        ) : (
          <FactRow name={t('music')}>{t('ownTrack')}</FactRow>
        )}
        <FactRow name={t('tempo')}>{t('bpm', { bpm: Math.round(audio.tempo_bpm) })}</FactRow>
        <FactRow name={t('model')}>{music.model}</FactRow>
      </dl>
      {takes.length > 1 && (
        <RadioGroup
          aria-label={t('takes')}
          value={music.artifact_id}
          onValueChange={(id) => choose(String(id))}
          className="mt-2 flex flex-wrap gap-1.5"
        >
          {takes.map((take) => (
            <Radio.Root
              key={take.artifact_id}
              value={take.artifact_id}
              nativeButton
              render={<button type="button" />}
              className={cx(
                'small h-7 rounded-control border px-2.5',
                take.artifact_id === music.artifact_id
                  ? 'border-accent bg-pressed font-medium'
                  : 'border-line-2 bg-raised',
              )}
            >
              {t('take', { number: take.version })}
            </Radio.Root>
          ))}
        </RadioGroup>
      )}
    </Section>
  );
}

/** Poster and contact sheet. */
function Pictures({ view }: { readonly view: CheckpointView }) {
  const t = useFinishText();
  const of = (slot: string): Artifact | undefined => view.artifacts.find((artifact) => artifact.slot === slot);
  const pictures = [
    { artifact: of('final/poster'), name: t('poster'), alt: t('posterAlt') },
    { artifact: of('final/sheet'), name: t('sheet'), alt: t('sheetAlt') },
  ];
  // They are made last.
  if (pictures.every(({ artifact }) => artifact === undefined)) return null;
  return (
    <Section title={t('poster')}>
      <div className="flex items-start gap-2">
        {pictures.map(({ artifact, name, alt }) =>
          artifact === undefined ? null : (
            <figure key={artifact.slot} className="min-w-0 flex-1">
              <Frame
                src={artifact.thumbnail_url && `${artifact.thumbnail_url}&width=320`}
                alt={alt}
                aspect={view.spec.aspect_ratio.replace(':', ' / ')}
                className="max-h-40 w-full"
                imageClassName="!object-contain"
              />
              <figcaption className="micro mt-1 text-text-2">{name}</figcaption>
            </figure>
          ),
        )}
      </div>
    </Section>
  );
}

/** What every phase of this line cost, and all that was spent on the ad. */
function CostSection({ status, checkpointId }: { readonly status: VideoStatus; readonly checkpointId: string }) {
  const t = useFinishText();
  const common = useCommonText();
  const line = lineThrough(listedCheckpoints(status.checkpoint_tree), checkpointId);
  return (
    <Section title={t('cost')} className="border-0">
      <dl>
        {([1, 2, 3, 4] as const).map((phase) => (
          <FactRow key={phase} name={common(`phase_${phase}`)}>
            {line[phase] === undefined ? '–' : formatPrice(line[phase].cost_usd)}
          </FactRow>
        ))}
        <FactRow name={t('total')} className="mt-1 border-t border-line">
          <b className="font-semibold">{formatPrice(status.cost_usd)}</b>
        </FactRow>
      </dl>
    </Section>
  );
}

const kinds = { waiting: 'idle', running: 'running', done: 'done', failed: 'failed' } as const;

/** While the ad is finished: how far each part of the work is. */
export function FinishingInspector({ live }: { readonly live: VideoStatus }) {
  const t = useFinishText();
  return (
    <div className="p-4">
      {live.error === null ? (
        <p className="body mb-3 text-text-2">{t('makingText')}</p>
      ) : (
        <ProblemNote problem={live.error} className="mb-3" />
      )}
      <ul className="flex flex-col gap-2">
        {live.stages
          .filter(({ stage }) => ['music', 'mix', 'check'].includes(stage))
          .map(({ stage, state, done, total }) => (
            <li key={stage} className="flex items-center justify-between gap-3">
              <StateLine kind={kinds[state]}>{t(`stage_${stage}`)}</StateLine>
              {total !== null && total > 1 && (
                <span className="small num text-text-3">
                  {done} / {total}
                </span>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}
