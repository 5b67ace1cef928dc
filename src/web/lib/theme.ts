import { useSyncExternalStore } from 'react';

/** What people choose; `system` follows the machine. */
export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'beatboard-theme';
const prefersLight = matchMedia('(prefers-color-scheme: light)');
const listeners = new Set<() => void>();

function readChoice(): ThemeChoice {
  const kept = localStorage.getItem(storageKey);
  return themeChoices.find((choice) => choice === kept) ?? 'system';
}

function apply(): void {
  const choice = readChoice();
  document.documentElement.dataset.theme = choice === 'system' ? (prefersLight.matches ? 'light' : 'dark') : choice;
  for (const listener of listeners) listener();
}

/** Colours the page before anything is drawn, and again whenever the machine changes its mind. */
export function startTheme(): void {
  prefersLight.addEventListener('change', apply);
  apply();
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice);
  apply();
}

/** The theme that is chosen. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readChoice);
}
