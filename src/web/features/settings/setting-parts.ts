/** The parts of the settings, in their order. */
export const settingParts = ['providers', 'defaults', 'budget', 'keys', 'look', 'about'] as const;
export type SettingPart = (typeof settingParts)[number];

export function settingPartOf(text: string | undefined): SettingPart {
  return settingParts.find((part) => part === text) ?? 'providers';
}
