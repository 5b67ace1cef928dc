import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';
import { useRetakeText } from '../lib/retake-texts.ts';
import { Frame } from './frame.tsx';

/** One take as the strip shows it. */
export interface StripTake {
  readonly id: string;
  readonly version: number;
  readonly src: string | null;
  readonly isStale?: boolean;
}

/** The takes of a slot, five across; the one in use has ring and check. A radio group to those who listen. */
export function TakeStrip({
  label,
  takes,
  chosenId,
  aspect,
  isDisabled,
  onChoose,
  last,
}: {
  readonly label: string;
  readonly takes: readonly StripTake[];
  readonly chosenId: string;
  readonly aspect: string;
  readonly isDisabled?: boolean;
  readonly onChoose: (id: string) => void;
  /** Stands after the takes, for example the place where an own picture is dropped. */
  readonly last?: ReactNode;
}) {
  const t = useRetakeText();
  return (
    <div className="flex gap-2">
      <RadioGroup
        aria-label={label}
        value={chosenId}
        disabled={isDisabled ?? false}
        onValueChange={(id) => onChoose(id as string)}
        className="grid min-w-0 flex-1 grid-cols-[repeat(auto-fill,minmax(52px,1fr))] gap-2"
      >
        {takes.map(({ id, version, src, isStale = false }) => (
          <Radio.Root
            key={id}
            value={id}
            aria-label={t('take', { number: version })}
            nativeButton
            render={<button type="button" />}
            className="min-w-0 rounded-media text-left"
          >
            <Frame {...{ src, aspect, isStale }} alt="" isPicked={id === chosenId} className="w-full" />
            <span
              className={cx(
                'micro num mt-1.5 flex items-center gap-1',
                id === chosenId ? 'font-medium text-text' : 'text-text-3',
              )}
            >
              v{version}
              {id === chosenId && <Check size={11} strokeWidth={2.5} aria-hidden />}
            </span>
          </Radio.Root>
        ))}
      </RadioGroup>
      {last && <div className="w-[54px] shrink-0">{last}</div>}
    </div>
  );
}
