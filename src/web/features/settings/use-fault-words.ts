import { faultKeys } from './form-rules.ts';
import { useSettingsText } from './settings-texts.ts';

/** Says what is wrong with a field in the language of now; undefined when nothing is. */
export function useFaultWords(): (message: string | undefined) => string | undefined {
  const t = useSettingsText();
  return (message) => {
    const key = faultKeys.find((fault) => fault === message);
    return key === undefined ? message : t(key);
  };
}
