import { useId, useState } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { useChoiceText } from '../../../lib/choice-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { useSavedText } from '../use-saved-text.ts';
import type { Plan } from '../use-plan.ts';

type Palette = WireSpec['style']['palette'];
type Colour = keyof Palette;

const colours: readonly Colour[] = ['night', 'hot', 'field', 'pale', 'ink', 'paper', 'accent'];

/** The colours side by side. Decoration: they are named where they are edited. */
export function PaletteStrip({ palette, className }: { readonly palette: Palette; readonly className?: string }) {
  return (
    <div aria-hidden className={`flex gap-1 ${className ?? ''}`}>
      {colours.map((colour) => (
        <i
          key={colour}
          className="h-7 flex-1 rounded-media shadow-[inset_0_0_0_1px_oklch(0.5_0_0/0.22)]"
          style={{ background: palette[colour] }}
        />
      ))}
    </div>
  );
}

/** Each colour with what it is for, to be picked or typed. */
export function PaletteEditor({ plan }: { readonly plan: Plan }) {
  return (
    <ul className="flex flex-col gap-1">
      {colours.map((colour) => (
        <ColourRow key={colour} plan={plan} colour={colour} value={plan.spec.style.palette[colour]} />
      ))}
    </ul>
  );
}

function ColourRow({ plan, colour, value }: { readonly plan: Plan; readonly colour: Colour; readonly value: string }) {
  const t = usePlanText();
  const choices = useChoiceText();
  const id = useId();
  const name = choices(`colour.${colour}`);
  const [shown, setShown] = useState(value);
  const saved = useSavedText(value, async (text) => {
    const hex = hexOf(text);
    if (hex === null) return t('notAColour');
    const label = t('planChanged', { field: name });
    const fault = await plan.change({
      label,
      isQuiet: true,
      patchOf: () => ({ style: { palette: { [colour]: hex } } }),
    });
    if (fault !== null) plan.claimFault();
    return fault;
  });
  const hex = hexOf(saved.text);
  if (hex !== null && hex !== shown) setShown(hex);
  return (
    <li data-saves-itself>
      <div className="flex min-h-8 items-center gap-3">
        <input
          type="color"
          aria-label={t('pickColour', { name })}
          value={shown}
          disabled={!plan.canEdit}
          onChange={({ target }) => saved.type(target.value)}
          onBlur={() => void saved.save()}
          className="h-7 w-10 shrink-0 cursor-pointer appearance-none rounded-media border-0 bg-transparent p-0 [&::-webkit-color-swatch]:rounded-media [&::-webkit-color-swatch]:border [&::-webkit-color-swatch]:border-edge [&::-webkit-color-swatch-wrapper]:p-0"
        />
        <label htmlFor={id} className="small min-w-0 flex-1 truncate text-text-2">
          {name}
        </label>
        <input
          id={id}
          value={saved.text}
          maxLength={7}
          disabled={!plan.canEdit}
          spellCheck={false}
          aria-invalid={saved.fault !== null}
          onChange={({ target }) => saved.type(target.value)}
          onBlur={() => void saved.save()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void saved.save();
            if (event.key === 'Escape') saved.revert();
          }}
          className="tc small h-7 w-[84px] rounded-control border border-edge bg-raised px-2 text-text focus:border-accent aria-invalid:border-fail"
        />
      </div>
      {saved.fault !== null && (
        <p role="alert" className="small pb-1 text-fail">
          {saved.fault}
        </p>
      )}
    </li>
  );
}

/** `#1a2b3c` of what was typed, three figures and a missing `#` as well; null when it is no colour. */
export function hexOf(text: string): string | null {
  const figures = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (figures === undefined) return null;
  return `#${figures.length === 3 ? [...figures].map((figure) => figure + figure).join('') : figures}`;
}
