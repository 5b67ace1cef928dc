import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page or pasted into it, while the component is there. Gives whether files
 * hang over the page now.
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const tell = useEffectEvent(onFiles);
  useEffect(() => {
    const leaving = new AbortController();
    const options = { signal: leaving.signal };
    const take = (event: Event, files: FileList | undefined): void => {
      if (files === undefined || files.length === 0) return;
      event.preventDefault();
      tell([...files]);
    };
    // A modal dialog has the page to itself.
    const isTaken = (): boolean => document.querySelector('[role="dialog"][data-modal]') !== null;
    const onOver = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files') || isTaken()) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Out of the window, not into another part of the page.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!isTaken()) take(event, event.dataTransfer?.files);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!isTaken()) take(event, event.clipboardData?.files);
    };
    addEventListener('dragover', onOver, options);
    addEventListener('dragleave', onLeave, options);
    addEventListener('drop', onDrop, options);
    addEventListener('paste', onPaste, options);
    return () => leaving.abort();
  }, []);
  return isOver;
}
