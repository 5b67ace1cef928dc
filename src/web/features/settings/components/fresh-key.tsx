import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../../lib/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useSettingsText } from '../settings-texts.ts';
import type { MadeKey } from '../made-key.ts';

/** A key, the only time it is seen; it stays until somebody says that it is kept. */
export function FreshKey({ made, onKept }: { readonly made: MadeKey; readonly onKept: () => void }) {
  const t = useSettingsText();
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => field.current?.select(), []);
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Where the clipboard is not to be had, the text is selected already.
    await navigator.clipboard?.writeText(made.key).then(
      () => {
        setCopied(true);
        announce(t('copied'));
      },
      () => undefined,
    );
  };
  const words = t('keyMade', { name: made.name });
  return (
    <div role="status" className="mb-5 rounded-control bg-surface p-4 shadow-[inset_0_0_0_1px_var(--line-2)]">
      <p className="body mb-2.5">{words}</p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          value={made.key}
          aria-label={words}
          onFocus={(event) => event.currentTarget.select()}
          className="tc body h-8 min-w-0 flex-1 basis-60 rounded-control border border-edge bg-raised px-2.5 text-text"
        />
        <Button
          icon={isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          onClick={() => void copy()}
        >
          {t(isCopied ? 'copied' : 'copy')}
        </Button>
        <Button kind="ghost" onClick={onKept}>
          {t('keptIt')}
        </Button>
      </div>
    </div>
  );
}
