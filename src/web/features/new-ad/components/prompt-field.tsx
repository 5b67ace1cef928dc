import type { Ref } from 'react';
import { countCharacters, limits } from '../draft.ts';
import { changeDraft } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';

const countFrom = 7000;

/** Where the ad is asked for in words. It grows with them. */
export function PromptField({
  prompt,
  isMissing,
  ref,
}: {
  readonly prompt: string;
  /** It was to be started without a word. */
  readonly isMissing: boolean;
  readonly ref: Ref<HTMLTextAreaElement>;
}) {
  const t = useNewAdText();
  const count = prompt.length < countFrom ? 0 : countCharacters(prompt);
  const most = limits.promptCharacters;
  const isTooLong = count > most;
  const fault = isTooLong ? t('tooLong', { most: most.toLocaleString() }) : isMissing ? t('sayFirst') : null;
  return (
    <>
      <textarea
        ref={ref}
        id="prompt"
        dir="auto"
        rows={2}
        aria-label={t('prompt')}
        aria-invalid={fault !== null}
        aria-describedby="prompt-note"
        placeholder={t('promptHint')}
        value={prompt}
        onChange={(event) => changeDraft({ prompt: event.target.value })}
        className="field-sizing-content scroll-quiet block max-h-[40dvh] min-h-[52px] w-full resize-none bg-transparent text-[17px] leading-[26px] tracking-[-0.01em] text-text outline-none placeholder:text-text-3"
      />
      <p id="prompt-note" className="small flex justify-between gap-4 empty:hidden">
        {fault !== null && <span className="text-fail">{fault}</span>}
        {count > 0 && (
          <span className="num ml-auto text-text-3">
            {t('characters', { used: count.toLocaleString(), most: most.toLocaleString() })}
          </span>
        )}
      </p>
    </>
  );
}
