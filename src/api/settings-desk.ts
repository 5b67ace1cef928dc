import type { Modality } from '#domain/models/model-entry.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { UserDefaults } from '#domain/user-defaults.ts';

/** A provider as a user has it. */
export interface ProviderView {
  readonly provider: string;
  readonly title: string;
  readonly modalities: readonly Modality[];
  readonly takesKey: boolean;
  readonly source: 'environment' | 'studio' | null;
  readonly hasSavedKey: boolean;
  readonly keyHint: string | null;
  readonly state: 'works' | 'refused' | 'unchecked' | 'missing';
  /** RFC 3339. */
  readonly checkedAt: string | null;
  readonly detail: string | null;
}

/** The limits of a user, and what of the month's is used. */
export interface BudgetView {
  readonly videoMicroUsd: MicroUsd | null;
  readonly ownMonthMicroUsd: MicroUsd | null;
  readonly serverMonthMicroUsd: MicroUsd | null;
  readonly monthUsedMicroUsd: MicroUsd;
}

export interface SettingsView {
  readonly providers: readonly ProviderView[];
  readonly defaults: UserDefaults;
  readonly budget: BudgetView;
}

/** What is to be set; what is left out stays. */
export interface SettingsChange {
  readonly defaults?: Partial<UserDefaults>;
  readonly videoMicroUsd?: MicroUsd | null;
  readonly monthMicroUsd?: MicroUsd | null;
}

/** What users set for themselves. */
export interface SettingsDesk {
  read(userId: string): Promise<SettingsView>;
  /** What a user usually wants. */
  defaults(userId: string): Promise<UserDefaults>;
  /** Throws `model_unavailable` for a default that no model has as a name. */
  change(userId: string, change: SettingsChange): Promise<SettingsView>;
  /** Throws `not_found` for a provider without keys, `provider_key_refused`, `settings_invalid`. */
  saveKey(userId: string, provider: string, key: string): Promise<ProviderView>;
  /** Throws `not_found` when none is saved. */
  removeKey(userId: string, provider: string): Promise<void>;
}
