import { useStore } from '@xyflow/react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { treeSizes } from '../layout-tree.ts';

const phases = [1, 2, 3, 4] as const;

/** The columns behind the tree, with their names at the top however far one has gone down. */
export function PhaseColumns() {
  const common = useCommonText();
  const left = useStore(({ transform: [x] }) => x);
  const zoom = useStore(({ transform: [, , scale] }) => scale);
  const gap = (treeSizes.columnPitch - treeSizes.width) / 2;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-[3] overflow-hidden">
      {phases.map((phase) => {
        const x = left + ((phase - 1) * treeSizes.columnPitch - gap) * zoom;
        return (
          <div
            key={phase}
            className="absolute inset-y-0 left-0"
            style={{ transform: `translateX(${Math.round(x)}px)`, width: treeSizes.columnPitch * zoom }}
          >
            {phase > 1 && <i className="absolute inset-y-0 left-0 w-px bg-line" />}
            <span
              className="micro num absolute top-0 inset-x-0 flex h-8 items-center overflow-hidden whitespace-nowrap text-text-3"
              style={{ paddingLeft: gap * zoom }}
            >
              <span className="rounded-[4px] bg-stage pr-1.5">
                {phase} {common(`phase_${phase}`)}
              </span>
            </span>
          </div>
        );
      })}
    </div>
  );
}
