import { useLayoutEffect } from 'react';

let isOnItsWay = false;
let waiting: (() => void)[] = [];

/** Says whether something else is chosen by now than most of the page tells of. Told no more, whoever waited acts. */
export function tellChoice(isBehind: boolean): void {
  isOnItsWay = isBehind;
  if (isBehind) return;
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}

/** The same for a component, told after the parts below it have offered their commands. What waits when it goes is dropped. */
export function useChoiceOnItsWay(isBehind: boolean): void {
  useLayoutEffect(() => tellChoice(isBehind), [isBehind]);
  useLayoutEffect(
    () => () => {
      waiting = [];
      isOnItsWay = false;
    },
    [],
  );
}

/** Acts at once, or as soon as the whole page tells of what is chosen: a key means that, not the one chosen before. */
export function onceChosen(act: () => void): void {
  if (isOnItsWay) waiting.push(act);
  else act();
}
