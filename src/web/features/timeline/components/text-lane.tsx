import { Type } from 'lucide-react';
import { memo } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { placeInLane } from './lane.tsx';

/** The words on screen, beat by beat. */
export const TextLane = memo(function TextLane({ spec }: { readonly spec: WireSpec }) {
  return spec.beats.map((beat) => {
    const words = wordsOf(beat.text);
    if (words === '') return null;
    return (
      <span
        key={beat.start_seconds}
        title={words}
        className="micro absolute inset-y-[3px] flex items-center gap-1 overflow-hidden rounded-[3px] px-1.5 text-text-2 shadow-[inset_0_0_0_1px_var(--line-2)]"
        style={placeInLane(beat.start_seconds, beat.duration_seconds, spec.duration_seconds)}
      >
        <Type size={9} className="shrink-0" aria-hidden />
        <span className="truncate" dir="auto">
          {words}
        </span>
      </span>
    );
  });
});

function wordsOf({ headline, line, items }: WireSpec['beats'][number]['text']): string {
  // Stars mark the accented word.
  return [headline, line, ...items].filter(Boolean).join(' · ').replaceAll('*', '').replaceAll(/\s+/g, ' ');
}
