import { Link } from '@tanstack/react-router';
import { useAppText } from './app-texts.ts';

/** Where an address leads that names nothing. */
export function MissingPage() {
  const t = useAppText();
  return (
    <main className="flex flex-1 flex-col items-start justify-center gap-3 px-12 max-sm:px-5">
      <h1 className="head">{t('missingTitle')}</h1>
      <p className="lead text-text-2">{t('missingText')}</p>
      <Link to="/" className="body text-text underline decoration-edge underline-offset-4">
        {t('toLibrary')}
      </Link>
    </main>
  );
}
