import { useRouterState } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { RecentKeeper } from '../features/commands/components/recent-keeper.tsx';
import { ConflictDialog } from '../features/conflict/components/conflict-dialog.tsx';
import { BudgetNotice } from '../features/costs/components/budget-notice.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { Toaster } from '../ui/toaster.tsx';
import { TooltipLayer } from '../ui/tooltip-layer.tsx';
import { openLayer, useOpenLayer, type Layer } from './open-layer.ts';

const Palette = lazyPart(() => import('../features/commands/components/palette.tsx'), 'Palette');
const KeySheet = lazyPart(() => import('../features/commands/components/key-sheet.tsx'), 'KeySheet');

/** What opens over any page: the palette, the sheet of keys, toasts, and the question when two edited the same. */
export function CommandLayer() {
  const place = usePlace();
  const open = useOpenLayer();
  // Both come when they are first asked for, and stay, so that they can leave in calm.
  const [known, setKnown] = useState<readonly Layer[]>([]);
  if (open !== null && !known.includes(open)) setKnown([...known, open]);
  return (
    <>
      <Suspense>
        {known.includes('palette') && (
          <Palette isOpen={open === 'palette'} onClose={close} onKeys={() => openLayer('keys')} place={place} />
        )}
      </Suspense>
      <Suspense>{known.includes('keys') && <KeySheet isOpen={open === 'keys'} onClose={close} />}</Suspense>
      <RecentKeeper videoId={place.videoId} />
      <BudgetNotice />
      <ConflictDialog />
      <Toaster />
      <TooltipLayer />
    </>
  );
}

const close = (): void => openLayer(null);

/** The video and the checkpoint that the address names; null for none. */
function usePlace() {
  const videoId = useRouterState({ select: ({ matches }) => paramOf(matches.at(-1)?.params, 'videoId') });
  const checkpointId = useRouterState({ select: ({ matches }) => paramOf(matches.at(-1)?.params, 'checkpointId') });
  return { videoId, checkpointId };
}

function paramOf(params: Readonly<Record<string, unknown>> | undefined, name: string): string | null {
  const value = params?.[name];
  return typeof value === 'string' ? value : null;
}
