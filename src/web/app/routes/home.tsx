import { useNavigate, useSearch } from '@tanstack/react-router';
import { FirstAd } from '../../features/new-ad/components/first-ad.tsx';
import { PhoneNewAd } from '../../features/new-ad/components/phone-new-ad.tsx';
import { PromptBox } from '../../features/new-ad/components/prompt-box.tsx';
import { useNewAdText } from '../../features/new-ad/new-ad-texts.ts';
import { useAttachAsset } from '../../features/new-ad/use-attach-asset.ts';
import { showOf } from '../../features/library/card-state.ts';
import type { LibraryView } from '../../features/library/components/library-bar.tsx';
import { LibrarySection } from '../../features/library/components/library-section.tsx';
import { PhoneLibrary, PhoneNeeds } from '../../features/library/components/phone-library.tsx';
import { SampleStage } from '../../features/library/components/sample-stage.tsx';
import { useFirstRun } from '../../features/library/use-first-run.ts';
import { useNeeds } from '../../features/library/use-cards.ts';
import { usePhone } from '../../lib/use-media-query.ts';

/** Where one begins: a new ad, and the library below. Who comes for the first time sees what will come of it. */
export function HomeRoute() {
  const { view, onView } = useLibraryView();
  useAssetOfAddress();
  const isPhone = usePhone();
  const first = useFirstRun();
  const isPlain = view.show === 'all' && view.q === '';
  if (first.kind === 'unknown') return <main aria-busy className="flex-1" />;
  if (first.kind === 'first' && isPlain) {
    return <FirstAd stage={first.sample && <SampleStage card={first.sample} className="min-h-[300px] flex-1" />} />;
  }
  return isPhone ? <PhoneHome view={view} onView={onView} /> : <WideHome view={view} onView={onView} />;
}

interface HomeProps {
  readonly view: LibraryView;
  readonly onView: (change: Partial<LibraryView>) => void;
}

function WideHome({ view, onView }: HomeProps) {
  const t = useNewAdText();
  return (
    <main className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-12 pb-16 max-lg:px-6">
      <div className="mx-auto max-w-[940px] pt-11 pb-9">
        <h1 className="display mb-5">{t('question')}</h1>
        <PromptBox />
      </div>
      <div className="mx-auto max-w-[1292px] min-[1680px]:max-w-[1580px]">
        <LibrarySection view={view} onView={onView} />
      </div>
    </main>
  );
}

function PhoneHome({ view, onView }: HomeProps) {
  const hasNeeds = useNeeds().length > 0;
  return (
    <main className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 pt-5 pb-6">
      <PhoneNewAd hasNeeds={hasNeeds} />
      <PhoneNeeds />
      <PhoneLibrary view={view} onView={onView} />
    </main>
  );
}

/** What of the library is shown stands in the address. */
function useLibraryView(): HomeProps {
  const { show, q, order } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  return {
    view: { show: showOf(show), q: q ?? '', isOldestFirst: order === 'oldest' },
    onView: (change) =>
      void navigate({
        search: (old) => ({
          ...old,
          ...(change.show !== undefined && { show: change.show === 'all' ? undefined : change.show }),
          ...(change.q !== undefined && { q: change.q === '' ? undefined : change.q }),
          ...(change.isOldestFirst !== undefined && { order: change.isOldestFirst ? 'oldest' : undefined }),
        }),
        replace: true,
        resetScroll: false,
      }),
  };
}

/** A file that was sent here to be used: it goes into the draft, and out of the address. */
function useAssetOfAddress(): void {
  const { use: assetId } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  useAttachAsset(
    assetId ?? null,
    () => void navigate({ search: (old) => ({ ...old, use: undefined }), replace: true }),
  );
}
