import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useDraft } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';
import { PromptBox } from './prompt-box.tsx';

/** The head of the library on a phone: what needs somebody comes first, and the box opens by a press. */
export function PhoneNewAd({ hasNeeds }: { readonly hasNeeds: boolean }) {
  const t = useNewAdText();
  const common = useCommonText();
  const { prompt, attachments } = useDraft();
  const isBegun = prompt !== '' || attachments.length > 0;
  const [choice, setChoice] = useState<boolean | null>(null);
  // With nothing else to begin with, the box is there.
  const isOpen = !hasNeeds || (choice ?? isBegun);
  const toggle = (): void => {
    setChoice(!isOpen);
    if (!isOpen) requestAnimationFrame(() => document.getElementById('prompt')?.focus());
  };
  return (
    <>
      <header className="mb-4 flex items-center justify-between gap-3">
        <h1 className="head">{isOpen ? t('question') : t('needsYou')}</h1>
        {hasNeeds && (
          <IconButton
            label={isOpen ? common('close') : t('groupNew')}
            aria-expanded={isOpen}
            className="-mr-2 size-11"
            onClick={toggle}
          >
            {isOpen ? <X size={20} aria-hidden /> : <Plus size={22} aria-hidden />}
          </IconButton>
        )}
      </header>
      {isOpen && <PromptBox className="mb-6" />}
      {isOpen && hasNeeds && <h2 className="title mb-3">{t('needsYou')}</h2>}
    </>
  );
}
