import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../ui/button.tsx';
import { useAppText } from './app-texts.ts';

/** What is left when drawing a page failed: what that means, and a way on. */
export function BrokenPage({ error }: ErrorComponentProps) {
  const t = useAppText();
  return (
    <main className="flex flex-1 flex-col items-start justify-center gap-3 px-12 max-sm:px-5">
      <h1 className="head">{t('brokenTitle')}</h1>
      <p className="lead text-text-2">{t('brokenText')}</p>
      <p className="small tc max-w-full text-text-3">{error instanceof Error ? error.message : String(error)}</p>
      <Button kind="ink" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    </main>
  );
}
