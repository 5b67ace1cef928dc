import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { listCommands } from '../../../lib/commands.ts';
import { keyOf, keysOf } from '../../../lib/shortcuts.ts';
import { TextArea } from '../../../ui/field.tsx';
import { useSavedText } from '../use-saved-text.ts';

/** A text that saves itself. Enter saves at once, Escape goes back to what is saved. */
export function SavedField({
  label,
  value,
  onSave,
  onFaultShown,
  check,
  renderAside,
  keepsLines = false,
  isFocused = false,
  ...rest
}: {
  readonly label: string;
  readonly value: string;
  /** Null when it went well, else what is wrong. */
  readonly onSave: (text: string) => Promise<string | null>;
  /** Told when a fault of `onSave` stands at the field. */
  readonly onFaultShown: () => void;
  /** What is wrong with a text before it is sent; null when nothing is. */
  readonly check?: (text: string) => string | null;
  readonly renderAside?: (text: string) => ReactNode;
  readonly keepsLines?: boolean;
  /** Takes the caret when it appears. */
  readonly isFocused?: boolean;
  readonly id?: string;
  readonly maxLength?: number;
  readonly isLarge?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
  readonly inputMode?: 'decimal' | 'text';
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const isThere = useRef(false);
  useLayoutEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);
  useEffect(() => {
    if (!isFocused) return;
    area.current?.focus();
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, [isFocused]);
  const saved = useSavedText(value, async (text) => {
    const fault = check?.(text) ?? null;
    if (fault !== null) return fault;
    const refusal = await onSave(text);
    if (refusal !== null && isThere.current) onFaultShown();
    return refusal;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    // While something is typed, undo is the field's own.
    if (saved.isUnsaved && keyOf(event.nativeEvent) === 'mod+z') event.stopPropagation();
    if (event.key === 'Enter' && !keepsLines && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void saved.save();
    }
    if (event.altKey) runBeatCommand(event);
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (saved.isUnsaved) saved.revert();
      else area.current?.blur();
    }
  };
  return (
    <TextArea
      {...rest}
      ref={area}
      data-saves-itself
      label={label}
      value={saved.text}
      dir="auto"
      fault={saved.fault ?? undefined}
      aside={renderAside?.(saved.text)}
      onChange={({ target }) => saved.type(keepsLines ? target.value : target.value.replaceAll(/\s*\n\s*/g, ' '))}
      onBlur={() => void saved.save()}
      onKeyDown={onKeyDown}
    />
  );
}

/** Alt with an arrow, plus or minus moves and stretches the beat from within its texts too; on a Mac, sideways goes by words. */
function runBeatCommand(event: KeyboardEvent): void {
  const isByWords = /Mac/.test(navigator.platform) && /^Arrow(Left|Right)$/.test(event.key);
  const key = keyOf(event.nativeEvent);
  const command = listCommands().find((each) => keysOf(each) === key && !each.isDisabled);
  if (isByWords || command === undefined) return;
  event.preventDefault();
  command.run();
}
