import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useCommands } from '../lib/commands.ts';
import { useDebounced } from '../lib/use-debounced.ts';
import { SearchField } from './field.tsx';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';

const restMs = 250;

/** Looks for words while they are typed; `/` leads into it. Escape empties it, then leaves it. */
export function LiveSearch({
  label,
  clearLabel,
  command,
  q,
  onSearch,
  className,
  autoFocus = false,
}: {
  readonly label: string;
  readonly clearLabel: string;
  readonly command: { readonly id: string; readonly group: string };
  /** What is looked for, as the address says. */
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly className?: string;
  /** It was just asked for. */
  readonly autoFocus?: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useSearchText(q, onSearch);
  useCommands([{ ...command, label, keys: '/', run: () => field.current?.select() }]);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  return (
    <span className={className}>
      <SearchField
        ref={field}
        label={label}
        icon={<Search size={14} aria-hidden />}
        value={text}
        maxLength={200}
        className="w-full"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') field.current?.blur();
          setText('');
        }}
        aside={
          text === '' ? (
            <Kbd className="text-text-3 max-sm:hidden">/</Kbd>
          ) : (
            <IconButton
              label={clearLabel}
              className="-mr-1.5 size-6"
              onClick={() => {
                setText('');
                field.current?.focus();
              }}
            >
              <X size={13} aria-hidden />
            </IconButton>
          )
        }
      />
    </span>
  );
}

/** The typed text; it is told when it has rested, and follows the address when that changes by itself. */
function useSearchText(q: string, onSearch: (q: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(q);
  const rested = useDebounced(text.trim(), restMs);
  const told = useRef(q);
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    if (rested === told.current) return;
    told.current = rested;
    search(rested);
  }, [rested]);
  useEffect(() => {
    if (q === told.current) return;
    told.current = q;
    setText(q);
  }, [q]);
  return [text, setText];
}
