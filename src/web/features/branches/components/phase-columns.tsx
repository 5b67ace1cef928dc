import { useStore } from '@xyflow/react';
import { cx } from '../../../lib/class-names.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { treeSizes } from '../layout-tree.ts';

const phases = [1, 2, 3, 4] as const;
const gap = (treeSizes.columnPitch - treeSizes.width) / 2;
/** Narrower columns have no room for names. */
const namedPixels = 84;

/** Where each phase's column begins on screen, and how wide it is, in pixels. */
function useColumns(): { readonly starts: readonly number[]; readonly width: number } {
  const left = useStore(({ transform: [x] }) => x);
  const zoom = useStore(({ transform: [, , scale] }) => scale);
  const width = treeSizes.columnPitch * zoom;
  return { starts: phases.map((phase) => Math.round(left + (phase - 1) * width - gap * zoom)), width };
}

/** The lines between the phases, behind the tree. */
export function PhaseLines() {
  const { starts } = useColumns();
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      {starts.slice(1).map((x, index) => (
        <i
          key={phases[index]}
          className="absolute inset-y-0 left-0 w-px bg-line"
          style={{ transform: `translateX(${x}px)` }}
        />
      ))}
    </div>
  );
}

/** The names of the phases, at the top however far down one has gone. */
export function PhaseNames() {
  const common = useCommonText();
  const { starts, width } = useColumns();
  const hasNames = width >= namedPixels;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 top-0 z-[5] h-8 overflow-hidden">
      {phases.map((phase, index) => (
        <span
          key={phase}
          className={cx(
            'micro num absolute top-0 left-0 flex h-8 items-center text-text-3',
            !hasNames && 'justify-center',
          )}
          style={{
            transform: `translateX(${starts[index]}px)`,
            width,
            paddingLeft: hasNames ? (gap / treeSizes.columnPitch) * width : 0,
          }}
        >
          <span className="truncate rounded-[4px] bg-stage px-1">
            {phase}
            {hasNames && ` ${common(`phase_${phase}`)}`}
          </span>
        </span>
      ))}
    </div>
  );
}
