import { Lock } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { toggleFullScreen, usePlaybackCommands } from '../../../lib/playback/use-playback-commands.ts';
import { useNarrow } from '../../../lib/use-media-query.ts';
import { Button } from '../../../ui/button.tsx';
import { ReviewLayout } from '../../../ui/review-layout.tsx';
import { Transport } from '../../../ui/transport.tsx';
import type { CompareAddress } from '../compare-address.ts';
import type { CompareMedia } from '../compare-media.ts';
import { useCompareText } from '../compare-texts.ts';
import type { SideName } from '../frame-pairs.ts';
import type { PairPlayback } from '../pair-playback.ts';
import { useCompareCommands } from '../use-compare-commands.ts';
import { CompareHead } from './compare-head.tsx';
import { PairStage } from './pair-stage.tsx';

/** The page of a comparison: head, both sides, what plays them, strips below and what differs at the right. */
export function CompareLayout({
  media,
  playback,
  look,
  sides,
  title,
  strips,
  inspector,
  missing,
  tools,
  onLook,
  onSwap,
  onClose,
}: Pick<CompareAddress, 'look'> & {
  /** Null where both sides have nothing in common to look at. */
  readonly media: CompareMedia | null;
  readonly playback: PairPlayback;
  readonly sides: readonly [ReactNode, ReactNode];
  readonly title: ReactNode;
  readonly strips?: ReactNode;
  readonly inspector: ReactNode;
  /** In place of the stage when there is nothing. */
  readonly missing: string;
  /** Further controls in the head. */
  readonly tools?: ReactNode;
  readonly onLook: (look: CompareAddress['look']) => void;
  readonly onSwap: () => void;
  readonly onClose: () => void;
}) {
  const t = useCompareText();
  const isNarrow = useNarrow();
  const stage = useRef<HTMLDivElement>(null);
  const [isInspecting, setInspecting] = useState(false);
  const { shown, show } = useFlick(playback, look, onLook);
  const isFilm = media !== null && media.kind !== 'picture';
  useCompareCommands({ onLook, onSwap, onClose, onShow: show, onInspect: () => setInspecting(true) });
  return (
    <ReviewLayout
      stage={
        <div ref={stage} className="flex h-full min-h-[420px] flex-col bg-stage">
          <CompareHead {...{ sides, look, onLook, onSwap, onClose }}>
            {tools}
            {isNarrow && (
              <Button size="sm" onClick={() => setInspecting(true)}>
                {t('whatDiffers')}
              </Button>
            )}
          </CompareHead>
          {media === null ? (
            <p className="lead flex flex-1 items-center justify-center p-8 text-center text-text-2">{missing}</p>
          ) : (
            <PairStage key={isFilm ? 'film' : 'picture'} {...{ media, playback, look, shown }} onShow={show} />
          )}
          {isFilm && (
            <FilmFoot playback={playback} onFullScreen={() => toggleFullScreen(stage.current)} stage={stage} />
          )}
          {strips}
        </div>
      }
      inspector={{
        label: t('whatDiffers'),
        title,
        body: inspector,
        onClose: () => setInspecting(false),
        isOpen: isInspecting,
      }}
      footer={null}
    />
  );
}

function FilmFoot({
  playback,
  stage,
  onFullScreen,
}: {
  readonly playback: PairPlayback;
  readonly stage: Parameters<typeof usePlaybackCommands>[1];
  readonly onFullScreen: () => void;
}) {
  const t = useCompareText();
  usePlaybackCommands(playback, stage, { hasSound: true });
  return (
    <Transport playback={playback} hasSound onFullScreen={onFullScreen}>
      <span className="small mr-1 inline-flex items-center gap-1 text-text-3 max-sm:hidden">
        <Lock size={11} aria-hidden />
        {t('inStep')}
      </span>
    </Transport>
  );
}

/** Which side is seen while one flicks; asking for one flicks from now on. What is seen is heard. */
function useFlick(
  playback: PairPlayback,
  look: CompareAddress['look'],
  onLook: (look: CompareAddress['look']) => void,
): { readonly shown: SideName; readonly show: (side: SideName) => void } {
  const [shown, setShown] = useState<SideName>('a');
  const show = (side: SideName): void => {
    setShown(side);
    playback.listenTo(side);
    if (look !== 'flick') onLook('flick');
  };
  return { shown, show };
}
