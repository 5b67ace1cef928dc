import { useReactFlow, useStore } from '@xyflow/react';
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useCommands } from '../../../lib/commands.ts';
import { useReducedMotion } from '../../../lib/use-media-query.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { useBranchesText } from '../branches-texts.ts';

/** Closer, further, everything at once; the figure leads back to 100 %. */
export function TreeControls() {
  const t = useBranchesText();
  const flow = useReactFlow();
  const percent = useStore(({ transform: [, , zoom] }) => Math.round(zoom * 100));
  const duration = useReducedMotion() ? 0 : 220;
  const group = t('branches');
  const closer = (): void => void flow.zoomIn({ duration });
  const further = (): void => void flow.zoomOut({ duration });
  const fit = (): void => void flow.fitView({ duration, padding: 0.06, maxZoom: 1 });
  const actual = (): void => void flow.zoomTo(1, { duration });
  useCommands([
    { id: 'branches.closer', label: t('zoomIn'), group, keys: '+', run: closer },
    { id: 'branches.further', label: t('zoomOut'), group, keys: '-', run: further },
    { id: 'branches.fit', label: t('fit'), group, keys: 'f', run: fit },
    { id: 'branches.actual', label: t('actual'), group, keys: '0', run: actual },
  ]);
  return (
    <div className="absolute bottom-4 left-5 z-10 flex items-center gap-1 rounded-panel bg-raised p-1 shadow-[var(--shadow-2)]">
      <IconButton label={t('zoomOut')} keys="-" side="top" onClick={further}>
        <ZoomOut size={15} aria-hidden />
      </IconButton>
      <Tooltip text={t('actual')} keys="0" side="top">
        <button
          type="button"
          aria-label={`${t('actual')}, ${percent} %`}
          onClick={actual}
          className="num small h-8 w-11 rounded-control text-center text-text-2 hover:bg-pressed"
        >
          {percent}%
        </button>
      </Tooltip>
      <IconButton label={t('zoomIn')} keys="+" side="top" onClick={closer}>
        <ZoomIn size={15} aria-hidden />
      </IconButton>
      <IconButton label={t('fit')} keys="f" side="top" onClick={fit}>
        <Maximize2 size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
