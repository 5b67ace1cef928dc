import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../../lib/announce.ts';
import { changeSettings } from './api/change-settings.ts';
import { settingsQuery, type SettingsPatch } from './api/get-settings.ts';
import { useSettingsText } from './settings-texts.ts';

/** Changes defaults or limits, and lets what follows them be read anew. */
export function useChangeSettings() {
  const t = useSettingsText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: SettingsPatch) => changeSettings(patch),
    onSuccess: (settings) => {
      client.setQueryData(settingsQuery.queryKey, settings);
      void client.invalidateQueries({ queryKey: ['costs'] });
      announce(t('saved'));
    },
  });
}
