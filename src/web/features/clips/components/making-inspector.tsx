import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { costsSchema } from '#contract/cost.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { billQuery } from '../../../lib/calls/get-bill.ts';
import { cx } from '../../../lib/class-names.ts';
import { formatPrice, formatUsd } from '../../../lib/money.ts';
import type { ClipPlace } from '../../../lib/playback/clip-places.ts';
import type { ClipState } from '../../../lib/playback/timeline-props.ts';
import { formatMoment, formatTimeLeft } from '../../../lib/time.ts';
import { FactRow } from '../../../ui/fact-row.tsx';
import { Section } from '../../../ui/section.tsx';
import { useClipsText } from '../clips-texts.ts';

interface MakingProps {
  readonly live: VideoStatus;
  readonly checkpointId: string;
  readonly clips: readonly ClipPlace[];
  readonly states: ReadonlyMap<string, ClipState>;
  readonly costs: z.infer<typeof costsSchema> | undefined;
}

/** How far the clips are, what they cost so far, and what has happened. */
export function MakingInspector(props: MakingProps) {
  const t = useClipsText();
  const { live, clips, states } = props;
  const done = clips.filter(({ artifact }) => artifact !== null).length;
  return (
    <>
      <div className="border-b border-line p-4">
        <div className="flex items-end justify-between gap-3">
          <p className="figure">
            {done} <span className="text-text-3">{t('ofTotal', { done: '', total: clips.length })}</span>
          </p>
          {live.eta_seconds !== null && (
            <p className="num text-right">
              <b className="title block">{t('about', { left: formatTimeLeft(live.eta_seconds) })}</b>
              <span className="small text-text-3">{t('left')}</span>
            </p>
          )}
        </div>
        <div aria-hidden className="mt-3 flex gap-[3px]">
          {clips.map(({ slot, seconds, artifact }) => (
            <i
              key={slot}
              className={cx(
                'h-[5px] rounded-full',
                artifact !== null ? 'bg-text-2' : states.get(slot) === 'making' ? 'live-bar bg-accent' : 'bg-line-2',
              )}
              style={{ flexGrow: seconds, flexBasis: 0 }}
            />
          ))}
        </div>
      </div>
      <Money {...props} />
      <Activity clips={clips} states={states} />
    </>
  );
}

/** Paid, held, and still to come, each in its own word. */
function Money({ live, checkpointId, clips, costs }: MakingProps) {
  const t = useClipsText();
  const { data: bill } = useQuery(billQuery(live.video_id, checkpointId));
  const made = clips.filter(({ artifact }) => artifact !== null);
  const missing = clips.filter(({ artifact }) => artifact === null);
  const paid = sumOf(made.map(({ artifact }) => artifact?.cost_usd ?? null));
  const wanted = new Set(missing.map(({ slot }) => slot));
  const lines = bill?.lines.filter(({ slot, action }) => wanted.has(slot) && action === 'make');
  const rest = lines === undefined ? undefined : sumOf(lines.map(({ usd }) => usd));
  const held = costs?.total.held_usd ?? 0;
  const unclear = costs?.total.unclear_usd ?? 0;
  return (
    <Section title={t('money')}>
      <dl>
        <FactRow name={<Dot tone="bg-text-2">{t('paid', { count: made.length })}</Dot>}>{formatPrice(paid)}</FactRow>
        {held > 0 && <FactRow name={<Dot tone="bg-accent">{t('held')}</Dot>}>{formatUsd(held)}</FactRow>}
        {unclear > 0 && <FactRow name={<Dot tone="bg-stale">{t('unclear')}</Dot>}>{formatUsd(unclear)}</FactRow>}
        {missing.length > 0 && (
          <FactRow name={<Dot tone="bg-line-2">{t('notStarted', { count: missing.length })}</Dot>}>
            {rest === undefined ? '…' : formatPrice(rest === null ? null : Math.max(0, rest - held))}
          </FactRow>
        )}
      </dl>
      <p className="small mt-1.5 text-text-3">{t('stopping')}</p>
    </Section>
  );
}

const sumOf = (sums: readonly (number | null)[]): number | null =>
  sums.reduce<number | null>((sum, usd) => (sum === null || usd === null ? null : sum + usd), 0);

function Dot({ tone, children }: { readonly tone: string; readonly children: ReactNode }) {
  return (
    <>
      <i aria-hidden className={cx('mr-2 inline-block size-2 rounded-full', tone)} />
      {children}
    </>
  );
}

function Activity({ clips, states }: Pick<MakingProps, 'clips' | 'states'>) {
  const t = useClipsText();
  const making = clips.filter(({ slot }) => states.get(slot) === 'making');
  const ready = clips
    .flatMap(({ artifact, index }) => (artifact === null ? [] : [{ artifact, index }]))
    .toSorted((a, b) => b.artifact.created_at.localeCompare(a.artifact.created_at));
  return (
    <Section title={t('activity')} className="border-0">
      <ol>
        {making.map(({ slot, index }) => (
          <Step
            key={slot}
            when={<span className="live-dot ml-1 block" aria-hidden />}
            number={index + 1}
            words={t('isMade')}
            price=""
          />
        ))}
        {ready.slice(0, 12).map(({ artifact, index }) => (
          <Step
            key={artifact.artifact_id}
            when={formatMoment(artifact.created_at)}
            number={index + 1}
            words={t('isReady')}
            price={formatPrice(artifact.cost_usd)}
          />
        ))}
      </ol>
      {making.length + ready.length === 0 && <p className="small text-text-3">{t('nothingYet')}</p>}
    </Section>
  );
}

function Step({
  when,
  number,
  words,
  price,
}: {
  readonly when: ReactNode;
  readonly number: number;
  readonly words: string;
  readonly price: string;
}) {
  const t = useClipsText();
  return (
    <li className="small grid grid-cols-[72px_1fr_auto] items-center gap-2 py-[5px]">
      <span className="num truncate text-text-3">{when}</span>
      <span className="truncate">
        <b className="font-medium">{t('clip', { number })}</b> <span className="text-text-2">{words}</span>
      </span>
      <span className="num text-text-3">{price}</span>
    </li>
  );
}
