import { useNavigate, useSearch } from '@tanstack/react-router';
import { SettingsPage } from '../../features/settings/components/settings-page.tsx';
import { settingPartOf } from '../../features/settings/setting-parts.ts';

/** What holds for all ads. The part that is shown stands in the address. */
export function SettingsRoute() {
  const { part } = useSearch({ from: '/settings' });
  const navigate = useNavigate({ from: '/settings' });
  return <SettingsPage part={settingPartOf(part)} onPart={(next) => void navigate({ search: { part: next } })} />;
}
