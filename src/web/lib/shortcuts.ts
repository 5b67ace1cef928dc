import { onceChosen } from './choice-on-its-way.ts';
import { listCommands, type Command } from './commands.ts';
import { boundKeys } from './key-bindings.ts';

const chordMs = 900;
const typingTags: ReadonlySet<string> = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** How a key press is written: `mod+shift+z`, `alt+arrowup`, `g`, `?`. `mod` is Ctrl, or Cmd on a Mac. */
export function keyOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  // A shifted sign such as `?` says so itself.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return [(event.ctrlKey || event.metaKey) && 'mod', event.altKey && 'alt', event.shiftKey && !isSign && 'shift', key]
    .filter(Boolean)
    .join('+');
}

/** The keys a command is reached by now: the usual ones, or those somebody chose instead. */
export function keysOf({ keys }: Pick<Command, 'keys'>): string | undefined {
  return keys === undefined ? undefined : boundKeys(keys);
}

/** Listens for the keys of all commands. Single letters rest while one types, and everything while a dialog is open. */
export function startShortcuts(): () => void {
  let before: { readonly key: string; readonly atMs: number } | null = null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = keyOf(event);
    if (isTyping(event.target) && (!key.includes('mod+') || isOwnUndo(key, event.target))) return;
    if (pressesItself(key, event.target)) return;
    if (isDialogOpen()) return;
    const chord = before !== null && event.timeStamp - before.atMs < chordMs ? `${before.key} ${key}` : key;
    before = { key, atMs: event.timeStamp };
    if (find(chord) === undefined && find(key) === undefined) return;
    event.preventDefault();
    before = null;
    onceChosen(() => {
      if (!isDialogOpen()) (find(chord) ?? find(key))?.run();
    });
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][data-modal]') !== null;

function find(keys: string): Command | undefined {
  const meant = listCommands().filter(
    (command) => keysOf(command) === keys && !command.isDisabled && !command.isKeyOnly,
  );
  return meant.find(({ isLocal }) => isLocal) ?? meant[0];
}

/** Whether key presses go into a text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (!typingTags.has(target.tagName)) return false;
  return !(target instanceof HTMLInputElement) || !['checkbox', 'radio', 'range', 'button'].includes(target.type);
}

const undoKeys: ReadonlySet<string> = new Set(['mod+z', 'mod+shift+z', 'mod+y']);

/** Whether a key takes back what was typed. A text that saves itself says when it is the page's undo instead. */
function isOwnUndo(key: string, target: EventTarget | null): boolean {
  return undoKeys.has(key) && !(target instanceof Element && target.closest('[data-saves-itself]') !== null);
}

const pressed =
  'button, a[href], summary, [role="button"], [role="radio"], [role="checkbox"], [role="switch"], [role^="menuitem"]';

/** Whether a key presses the control that has the focus: then it means that and nothing else. */
function pressesItself(key: string, target: EventTarget | null): boolean {
  return (key === 'space' || key === 'enter') && target instanceof Element && target.closest(pressed) !== null;
}
