import type { ReactNode } from 'react';
import { useMediaQuery } from '../lib/use-media-query.ts';
import { useRemembered } from '../lib/use-remembered.ts';
import { Drawer } from './drawer.tsx';
import { Inspector } from './inspector.tsx';

/** What the inspector shows; nothing when nothing is selected and the phase has nothing to say of itself. */
export interface InspectorParts {
  /** Spoken, and the title of the drawer. */
  readonly label: string;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly body: ReactNode;
  /** Closes the drawer on narrow pages. */
  readonly onClose: () => void;
  /** Whether something is selected: opens the drawer. */
  readonly isOpen: boolean;
}

/**
 * The page of a phase: stage, inspector at the right (a drawer below 1180 px), timeline below, and the foot with the
 * bill. Regions are divided by hairlines.
 */
export function ReviewLayout({
  bin,
  stage,
  inspector,
  timeline,
  footer,
}: {
  /** A column left of the stage, for the list of clips. */
  readonly bin?: ReactNode;
  readonly stage: ReactNode;
  readonly inspector: InspectorParts;
  readonly timeline?: ReactNode;
  readonly footer: ReactNode;
}) {
  const isWide = useMediaQuery('(min-width: 1180px)');
  const [isShown] = useRemembered('inspector-shown', true);
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex min-h-0 flex-1">
          {bin}
          <main className="scroll-quiet relative min-w-0 flex-1 overflow-y-auto">{stage}</main>
        </div>
        {timeline}
        {footer}
      </div>
      {isWide ? (
        isShown && (
          <aside
            aria-label={inspector.label}
            className="flex w-[340px] shrink-0 flex-col border-l border-line bg-surface min-[1680px]:w-[380px]"
          >
            <Inspector title={inspector.title} actions={inspector.actions}>
              {inspector.body}
            </Inspector>
          </aside>
        )
      ) : (
        <Drawer isOpen={inspector.isOpen} onClose={inspector.onClose} title={inspector.label}>
          <Inspector title={inspector.title} actions={inspector.actions}>
            {inspector.body}
          </Inspector>
        </Drawer>
      )}
    </div>
  );
}
