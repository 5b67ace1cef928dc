import { useEffect, useLayoutEffect, useState } from 'react';
import { holdUnsaved, type SaveNow } from '../../lib/editing/unsaved-edits.ts';

const restMs = 800;

/** A text that saves itself. */
export interface SavedText {
  /** What stands in the field. */
  readonly text: string;
  readonly isUnsaved: boolean;
  /** Why it was not saved, in one sentence. */
  readonly fault: string | null;
  readonly type: (text: string) => void;
  /** Saves at once what is not saved. */
  readonly save: SaveNow;
  /** Goes back to what is saved. */
  readonly revert: () => void;
}

/**
 * A text that is saved when it has rested for 0.8 s, when its field is left, before money is spent and when the page goes.
 * `save` gives null when it went well, else what is wrong. While nothing is typed it follows `value`.
 */
export function useSavedText(value: string, save: (text: string) => Promise<string | null>): SavedText {
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [desk] = useState(() => createDesk(setTyped, setFault));
  useLayoutEffect(() => desk.follow({ value, save }));
  useEffect(() => () => void desk.saveNow(), [desk]);
  const isUnsaved = typed !== null;
  useEffect(() => (isUnsaved ? holdUnsaved(desk.saveNow) : undefined), [isUnsaved, desk]);
  return { text: typed ?? value, isUnsaved, fault, type: desk.type, save: desk.saveNow, revert: desk.revert };
}

interface Saved {
  readonly value: string;
  readonly save: (text: string) => Promise<string | null>;
}

/** What is typed, outside of drawing: a field that goes away still saves. */
function createDesk(show: (text: string | null) => void, tell: (fault: string | null) => void) {
  let present: Saved = { value: '', save: () => Promise.resolve(null) };
  let typed: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent: { readonly text: string; readonly result: Promise<string | null> } | null = null;

  const set = (text: string | null): void => {
    typed = text;
    show(text);
  };
  const saveNow: SaveNow = async () => {
    clearTimeout(timer);
    const text = typed;
    if (text === null) return null;
    if (sent?.text === text) return sent.result;
    if (text === present.value) {
      tell(null);
      set(null);
      return null;
    }
    const own = { text, result: present.save(text) };
    sent = own;
    const fault = await own.result;
    if (sent === own) sent = null;
    if (typed !== text) return fault;
    tell(fault);
    if (fault === null) set(null);
    return fault;
  };
  return {
    /** Keeps in mind what is saved now, and how to save. */
    follow: (next: Saved): void => void (present = next),
    saveNow,
    type: (text: string): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void saveNow(), restMs);
      tell(null);
      set(text);
    },
    revert: (): void => {
      clearTimeout(timer);
      tell(null);
      set(null);
    },
  };
}
