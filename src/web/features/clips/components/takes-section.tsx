import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import type { Artifact } from '#contract/artifact.ts';
import { cx } from '../../../lib/class-names.ts';
import { Frame, Plate } from '../../../ui/frame.tsx';
import { Section } from '../../../ui/section.tsx';
import { useClipsText } from '../clips-texts.ts';

/** Every take of a clip; the one that is chosen plays. */
export function TakesSection({
  takes,
  chosenId,
  aspect,
  isDisabled,
  onChoose,
}: {
  readonly takes: readonly Artifact[];
  readonly chosenId: string;
  readonly aspect: string;
  readonly isDisabled: boolean;
  readonly onChoose: (take: Artifact) => void;
}) {
  const t = useClipsText();
  return (
    <Section title={t('takes')} aside={t('takesCount', { count: takes.length })}>
      <RadioGroup
        aria-label={t('takes')}
        value={chosenId}
        disabled={isDisabled}
        onValueChange={(id) => {
          const take = takes.find(({ artifact_id: own }) => own === id);
          if (take !== undefined) onChoose(take);
        }}
        className="scroll-quiet -m-1 flex gap-2 overflow-x-auto p-1"
      >
        {takes.map((take) => {
          const isChosen = take.artifact_id === chosenId;
          return (
            <Radio.Root
              key={take.artifact_id}
              value={take.artifact_id}
              aria-label={t('take', { number: take.version })}
              nativeButton
              render={<button type="button" />}
              className={cx('w-[72px] shrink-0 rounded-media p-[2px]', isChosen && 'shadow-[0_0_0_2px_var(--accent)]')}
            >
              <Frame
                src={take.thumbnail_url && `${take.thumbnail_url}&width=160&at=last`}
                alt=""
                aspect={aspect}
                isStale={take.stale !== null}
                className="w-full"
              >
                <Plate className="absolute bottom-1 left-1">
                  {take.version}
                  {isChosen && <Check size={10} strokeWidth={3} aria-hidden />}
                </Plate>
              </Frame>
            </Radio.Root>
          );
        })}
      </RadioGroup>
    </Section>
  );
}
