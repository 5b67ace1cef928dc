import { useLayoutEffect, useRef } from 'react';
import { createStore } from './store.ts';

/** Something one can do here: listed in the command palette and the sheet of keys, reached by its key. */
export interface Command {
  /** Unique: `video.lock`. */
  readonly id: string;
  /** What it does, in the user's language. */
  readonly label: string;
  /** Its heading in palette and sheet. */
  readonly group: string;
  /** How it is pressed: `mod+k`, `shift+l`, `g c` (one after the other), `alt+arrowup`, `?`. */
  readonly keys?: string;
  /** Shown at its right, for example a price: what spends opens its bill. */
  readonly hint?: string;
  /** Further words it is found by. */
  readonly words?: string;
  readonly isDisabled?: boolean;
  /** Listed in the sheet of keys alone, for keys that mean something only where the focus is. */
  readonly isKeyOnly?: boolean;
  /** Neither in the palette nor in the sheet: what everybody expects of the key. */
  readonly isHidden?: boolean;
  /** Comes before a command of the page around it that has the same key. */
  readonly isLocal?: boolean;
  readonly run: () => void;
}

const store = createStore<readonly Command[]>([]);

/** All commands of the page as it is now, the newest part's first. */
export const useCommandList = store.use;
export const listCommands = store.get;

/** Offers commands while the component is there. Labels and effects are always those of the last drawing. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const looks = JSON.stringify(commands.map((command) => ({ ...command, run: undefined })));
  // With the picture, not after it: a key pressed right then is meant for what is seen.
  useLayoutEffect(() => {
    const own = (JSON.parse(looks) as Omit<Command, 'run'>[]).map((look, index) => ({
      ...look,
      run: () => latest.current[index]?.run(),
    }));
    const ids = new Set(own.map(({ id }) => id));
    store.set((others) => [...own, ...others.filter(({ id }) => !ids.has(id))]);
    return () => store.set((present) => present.filter((command) => !own.some((mine) => mine === command)));
  }, [looks]);
}
