import { changeDraft } from '../draft-store.ts';
import { useNewAdText } from '../new-ad-texts.ts';

const examples = ['example_1', 'example_2', 'example_3'] as const;

/** Sentences one can take over and change, as a list. */
export function ExampleList() {
  const t = useNewAdText();
  return (
    <ul className="mt-2">
      {examples.map((example, index) => (
        <li key={example}>
          <button
            type="button"
            onClick={() => take(t(example))}
            className="body group flex w-full items-center gap-3 border-b border-line py-2.5 text-left text-text-2 hover:text-text"
          >
            <span aria-hidden className="tc micro text-text-3">
              {index + 1}
            </span>
            <span className="flex-1">{t(example)}</span>
            <span className="small text-text-3 group-hover:text-text">{t('useExample')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The same in one line. */
export function ExampleChips() {
  const t = useNewAdText();
  return (
    <span className="scroll-quiet flex min-w-0 flex-1 items-center gap-2 overflow-x-auto p-0.5 [scrollbar-width:none]">
      <span className="shrink-0">{t('tryOne')}</span>
      {examples.map((example) => (
        <button
          key={example}
          type="button"
          title={t(example)}
          onClick={() => take(t(example))}
          className="h-6 min-w-48 flex-1 truncate rounded-control border border-line px-2 text-text-2 hover:border-line-2 hover:text-text"
        >
          {t(example)}
        </button>
      ))}
    </span>
  );
}

/** The caret stands behind the sentence, ready to change it. */
function take(prompt: string): void {
  changeDraft({ prompt });
  requestAnimationFrame(() => {
    const field = document.getElementById('prompt');
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.setSelectionRange(prompt.length, prompt.length);
  });
}
