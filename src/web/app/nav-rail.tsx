import { Link } from '@tanstack/react-router';
import { Clapperboard, Images, ReceiptText, Settings, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import { chooseTheme, themeChoices, useThemeChoice } from '../lib/theme.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Logo } from '../ui/logo.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { useAppText } from './app-texts.ts';

/** The way to every page: a rail at the left, a bar at the foot of a phone. */
export function NavRail() {
  const t = useAppText();
  const theme = useThemeChoice();
  const nextTheme = themeChoices[(themeChoices.indexOf(theme) + 1) % themeChoices.length]!;
  return (
    <nav
      aria-label={t('navigation')}
      className="flex shrink-0 items-center gap-1 bg-surface max-sm:h-14 max-sm:justify-around max-sm:border-t max-sm:border-line max-sm:pb-[env(safe-area-inset-bottom)] sm:h-full sm:w-[52px] sm:flex-col sm:border-r sm:border-line sm:py-4"
    >
      <Link to="/" aria-label="Beatboard" className="mb-4 rounded-control max-sm:hidden">
        <Logo />
      </Link>
      <NavLink
        to="/"
        label={t('library')}
        icon={<Clapperboard size={17} strokeWidth={1.75} aria-hidden />}
        isExact={false}
      />
      <NavLink to="/assets" label={t('assets')} icon={<Images size={17} strokeWidth={1.75} aria-hidden />} />
      <NavLink to="/costs" label={t('costs')} icon={<ReceiptText size={17} strokeWidth={1.75} aria-hidden />} />
      <span className="flex-1 max-sm:hidden" />
      <IconButton
        label={`${t(`themeNow_${theme}`)}. ${t('theme')}`}
        side="right"
        className="size-9 max-sm:hidden"
        onClick={() => chooseTheme(nextTheme)}
      >
        <SunMoon size={17} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <NavLink to="/settings" label={t('settings')} icon={<Settings size={17} strokeWidth={1.75} aria-hidden />} />
    </nav>
  );
}

function NavLink({
  to,
  label,
  icon,
  isExact = true,
}: {
  readonly to: '/' | '/assets' | '/costs' | '/settings';
  readonly label: string;
  readonly icon: ReactNode;
  readonly isExact?: boolean;
}) {
  return (
    <Tooltip text={label} side="right">
      <Link
        to={to}
        aria-label={label}
        activeOptions={{ exact: isExact, includeSearch: false }}
        className="t-quick inline-flex items-center justify-center rounded-control text-text-2 transition-colors hover:text-text data-[status=active]:text-text max-sm:h-12 max-sm:min-w-16 max-sm:flex-col max-sm:gap-0.5 sm:size-9 sm:hover:bg-pressed sm:data-[status=active]:bg-pressed"
      >
        {icon}
        <span aria-hidden className="micro sm:hidden">
          {label}
        </span>
      </Link>
    </Tooltip>
  );
}
