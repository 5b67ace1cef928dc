/** What is typed while the field it is meant for is still coming; null while nothing is awaited. */
let typed: string | null = null;

/**
 * From now on keeps what is typed, until `takeTyped` or the function it returns is called. Nothing else on the page hears
 * of those keys: a letter meant for a search is no command. Escape is told, and everything else left alone.
 */
export function keepTyping(onEscape: () => void): () => void {
  typed = '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typed === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') onEscape();
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    typed = null;
    document.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}

/** What was typed ahead; from then on the page gets its keys again. */
export function takeTyped(): string {
  const text = typed ?? '';
  typed = null;
  return text;
}
