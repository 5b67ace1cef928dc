import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useCommands } from '../../../lib/commands.ts';
import { settingParts, type SettingPart } from '../setting-parts.ts';
import { useSettingsText } from '../settings-texts.ts';
import { AboutPart } from './about-part.tsx';
import { ApiKeysPart } from './api-keys-part.tsx';
import { BudgetPart } from './budget-part.tsx';
import { DefaultsPart } from './defaults-part.tsx';
import { LookPart } from './look-part.tsx';
import { ProvidersPart } from './providers-part.tsx';

/** What holds for all ads, part by part. */
export function SettingsPage({
  part,
  onPart,
}: {
  readonly part: SettingPart;
  readonly onPart: (part: SettingPart) => void;
}) {
  const t = useSettingsText();
  useCommands(
    settingParts.map((other) => ({
      id: `settings.${other}`,
      label: t(`part_${other}`),
      group: t('group'),
      run: () => onPart(other),
    })),
  );
  return (
    <main className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-12 pt-8 pb-16 max-lg:px-6 max-sm:px-4 max-sm:pt-5">
      <div className="mx-auto grid max-w-[1000px] grid-cols-[184px_minmax(0,1fr)] gap-x-14 max-md:grid-cols-1">
        <h1 className="head col-span-full mb-7 max-sm:mb-4">{t('settings')}</h1>
        <nav
          aria-label={t('parts')}
          className="max-md:scroll-quiet max-md:-mx-4 max-md:mb-6 max-md:overflow-x-auto max-md:px-4"
        >
          <ul className="sticky top-0 flex gap-0.5 max-md:static max-md:w-max md:flex-col">
            {settingParts.map((other) => (
              <li key={other}>
                <PartLink part={other} isShown={other === part}>
                  {t(`part_${other}`)}
                </PartLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0">
          <PartOf part={part} />
        </div>
      </div>
    </main>
  );
}

function PartLink({
  part,
  isShown,
  children,
}: {
  readonly part: SettingPart;
  readonly isShown: boolean;
  readonly children: ReactNode;
}) {
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone the parts are a strip: the one that is shown is brought into it.
  useEffect(() => {
    if (isShown) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isShown]);
  return (
    <Link
      ref={link}
      to="/settings"
      search={{ part }}
      resetScroll={false}
      {...(isShown && { 'aria-current': 'page' })}
      className={`body t-quick flex h-8 items-center rounded-control px-2.5 whitespace-nowrap transition-colors max-sm:h-11 ${
        isShown ? 'bg-pressed font-medium text-text' : 'text-text-2 hover:bg-pressed hover:text-text'
      }`}
    >
      {children}
    </Link>
  );
}

function PartOf({ part }: { readonly part: SettingPart }) {
  if (part === 'providers') return <ProvidersPart />;
  if (part === 'defaults') return <DefaultsPart />;
  if (part === 'budget') return <BudgetPart />;
  if (part === 'keys') return <ApiKeysPart />;
  return part === 'look' ? <LookPart /> : <AboutPart />;
}
