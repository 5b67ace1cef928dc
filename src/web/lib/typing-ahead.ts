/** Who waits longer than this for a field has turned to something else. */
const patienceMs = 5000;

/** What is typed while the field it is meant for is still coming; null while nothing is awaited. */
let typed: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps what is typed until `takeTyped`, a press of the pointer, or 5 s later. Nothing else on the page hears of those
 * keys: a letter meant for a search is no command, and what Enter would choose has not been seen yet. Escape is told.
 */
export function keepTyping(onEscape: () => void): void {
  if (typed !== null) return;
  typed = '';
  const stop = (): void => void takeTyped();
  timer = setTimeout(stop, patienceMs);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typed === null) return leave();
    if (event.isComposing || isCombination(event)) return;
    if (event.key === 'Escape') onEscape();
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const leave = (): void => {
    document.removeEventListener('keydown', onKeyDown, { capture: true });
    document.removeEventListener('pointerdown', stop, { capture: true });
  };
  document.addEventListener('keydown', onKeyDown, { capture: true });
  document.addEventListener('pointerdown', stop, { capture: true, once: true });
}

/** What was typed ahead; from then on the page gets its keys again. */
export function takeTyped(): string {
  const text = typed ?? '';
  typed = null;
  clearTimeout(timer);
  return text;
}

/** AltGr, which some keyboards need for a letter, is told as Ctrl and Alt. */
function isCombination(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
}
