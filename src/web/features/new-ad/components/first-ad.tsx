import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { modelsQuery } from '../../../lib/calls/list-models.ts';
import { cx } from '../../../lib/class-names.ts';
import { useNewAdText } from '../new-ad-texts.ts';
import { ExampleList } from './examples.tsx';
import { PromptBox } from './prompt-box.tsx';

/** The first page of somebody new: the box, sentences to begin with, and beside it what comes of them. */
export function FirstAd({ stage }: { readonly stage: ReactNode }) {
  const t = useNewAdText();
  const { data: models } = useQuery(modelsQuery);
  const hasKey = models?.some(({ provider, can_use: canUse }) => canUse && provider !== 'offline') ?? false;
  return (
    <main className="scroll-quiet flex min-h-0 flex-1 items-stretch overflow-y-auto max-lg:flex-col max-lg:items-stretch">
      <section
        className={cx(
          'flex w-full shrink-0 flex-col px-14 py-8 max-lg:px-6 max-sm:px-4',
          stage ? 'lg:w-[46%] lg:max-w-[640px]' : 'mx-auto max-w-[760px]',
        )}
      >
        <div className="my-auto">
          <h1 className="display mb-3 max-w-[13ch] max-sm:text-[32px] max-sm:leading-9">{t('firstTitle')}</h1>
          <p className="lead mb-7 max-w-[48ch] text-text-2">{t(hasKey ? 'firstTextReady' : 'firstText')}</p>
          <PromptBox hasExamples={false} />
          <ExampleList />
          {!hasKey && <NothingNeeded />}
        </div>
      </section>
      {stage && <div className="flex min-w-0 flex-1 p-3 lg:pl-0 max-lg:min-h-[420px] max-lg:shrink-0">{stage}</div>}
    </main>
  );
}

function NothingNeeded() {
  const t = useNewAdText();
  return (
    <p className="small mt-5 flex flex-wrap items-center gap-x-5 gap-y-2 text-text-3">
      {(['noKey', 'noAccount', 'noNetwork'] as const).map((key) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <Check size={13} aria-hidden />
          {t(key)}
        </span>
      ))}
      <Link
        to="/settings"
        className="ml-auto py-1 text-text-2 underline decoration-edge underline-offset-4 hover:text-text"
      >
        {t('addKey')}
      </Link>
    </p>
  );
}
