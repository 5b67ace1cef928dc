import { Upload } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStoryboardText } from '../storyboard-texts.ts';

/** The last place of the takes: click, drop or paste an own picture there. */
export function UploadCell({ aspect, onFile }: { readonly aspect: string; readonly onFile: (file: File) => void }) {
  const t = useStoryboardText();
  const input = useRef<HTMLInputElement>(null);
  const take = useRef(onFile);
  useEffect(() => {
    take.current = onFile;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (file === undefined) return;
      event.preventDefault();
      take.current(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-label={t('upload')}
        onClick={() => input.current?.click()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file) onFile(file);
        }}
        className="flex w-full items-center justify-center rounded-media border border-dashed border-edge text-text-2 hover:bg-pressed"
        style={{ aspectRatio: aspect }}
      >
        <Upload size={13} aria-hidden />
      </button>
      <span className="micro mt-1.5 block text-text-3">{t('uploadShort')}</span>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-hidden
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </>
  );
}
