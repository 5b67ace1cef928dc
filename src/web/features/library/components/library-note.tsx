import { Button } from '../../../ui/button.tsx';
import { EmptyNote } from '../../../ui/empty-note.tsx';
import { useLibraryText } from '../library-texts.ts';
import type { LibraryView } from './library-bar.tsx';

/** Why nothing is shown, and the way back. */
export function LibraryNote({
  view,
  onView,
}: {
  readonly view: LibraryView;
  readonly onView: (change: Partial<LibraryView>) => void;
}) {
  const t = useLibraryText();
  if (view.q !== '') {
    return (
      <EmptyNote
        title={t('nothingCalled', { q: view.q })}
        action={<Button onClick={() => onView({ q: '', show: 'all' })}>{t('clearSearch')}</Button>}
      />
    );
  }
  if (view.show === 'all') return null;
  return (
    <EmptyNote
      title={t(`nothing_${view.show}`)}
      action={<Button onClick={() => onView({ show: 'all' })}>{t('showAll')}</Button>}
    >
      {t(`nothing_${view.show}Text`)}
    </EmptyNote>
  );
}
