import { Outlet, useNavigate } from '@tanstack/react-router';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Suspense } from 'react';
import { cspNonce } from '../lib/csp-nonce.ts';
import { lazyPart } from '../lib/lazy-part.ts';
import { useCommands } from '../lib/commands.ts';
import { chooseTheme, themeChoices, useThemeChoice } from '../lib/theme.ts';
import { useAppText } from './app-texts.ts';
import { NavRail } from './nav-rail.tsx';
import { openLayer } from './open-layer.ts';
import { SignInGate } from './sign-in-gate.tsx';

// What opens by a key comes when the page stands.
const CommandLayer = lazyPart(() => import('./command-layer.tsx'), 'CommandLayer');

/** What stands around every page: navigation, commands, toasts, and the voice for those who listen. */
export function AppFrame() {
  const t = useAppText();
  useGlobalCommands();
  return (
    <CSPProvider {...(cspNonce && { nonce: cspNonce })}>
      <a
        href="#content"
        className="body sr-only z-[90] rounded-control bg-ink px-3 py-2 text-on-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <div className="flex h-dvh max-sm:flex-col-reverse">
        <NavRail />
        <div id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
          <SignInGate>
            <Suspense>
              <Outlet />
            </Suspense>
          </SignInGate>
        </div>
      </div>
      <Suspense>
        <CommandLayer />
      </Suspense>
      <p id="announce-polite" aria-live="polite" className="sr-only" />
      <p id="announce-assertive" aria-live="assertive" className="sr-only" />
    </CSPProvider>
  );
}

function useGlobalCommands(): void {
  const t = useAppText();
  const navigate = useNavigate();
  const theme = useThemeChoice();
  const nextTheme = themeChoices[(themeChoices.indexOf(theme) + 1) % themeChoices.length]!;
  useCommands([
    { id: 'go.library', label: t('library'), group: t('goTo'), keys: 'g l', run: () => void navigate({ to: '/' }) },
    { id: 'go.assets', label: t('assets'), group: t('goTo'), keys: 'g a', run: () => void navigate({ to: '/assets' }) },
    { id: 'go.costs', label: t('costs'), group: t('goTo'), keys: 'g c', run: () => void navigate({ to: '/costs' }) },
    {
      id: 'go.settings',
      label: t('settings'),
      group: t('goTo'),
      keys: 'g s',
      run: () => void navigate({ to: '/settings' }),
    },
    {
      id: 'new.ad',
      label: t('newAd'),
      group: t('general'),
      keys: 'n',
      run: () => void navigate({ to: '/' }).then(() => document.getElementById('prompt')?.focus()),
    },
    {
      id: 'theme.next',
      label: t('theme'),
      group: t('general'),
      words: 'dark light dunkel hell',
      run: () => chooseTheme(nextTheme),
    },
    {
      id: 'palette.open',
      label: t('commands'),
      group: t('general'),
      keys: 'mod+k',
      run: () => openLayer('palette'),
    },
    { id: 'keys.open', label: t('allKeys'), group: t('general'), keys: '?', run: () => openLayer('keys') },
  ]);
}
