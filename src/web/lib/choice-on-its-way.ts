import { useLayoutEffect } from 'react';
import { createStore } from './store.ts';

const isOnItsWay = createStore(false);

/** Says that something else is chosen by now than most of the page tells of. */
export function useChoiceOnItsWay(isBehind: boolean): void {
  // Told by the effect and not by its cleanup, which comes before the parts below have offered their commands.
  useLayoutEffect(() => isOnItsWay.set(isBehind), [isBehind]);
  useLayoutEffect(() => () => isOnItsWay.set(false), []);
}

/** Acts at once, or as soon as the whole page tells of what is chosen: a key means that, not the one chosen before. */
export function onceChosen(act: () => void): void {
  if (!isOnItsWay.get()) return act();
  const stop = isOnItsWay.subscribe(() => {
    if (isOnItsWay.get()) return;
    stop();
    act();
  });
}
