import type { z } from 'zod';
import type { providerSettingsSchema, settingsPatchSchema, settingsSchema } from '#contract/settings.ts';
import { lowerLimit } from '#domain/ledger/budget.ts';
import { toUsd } from '#domain/money.ts';
import type { UserDefaults } from '#domain/user-defaults.ts';
import type { BudgetView, ProviderView, SettingsChange, SettingsView } from '../settings-desk.ts';
import { usdOrNull } from './money.ts';

type WireSettings = z.input<typeof settingsSchema>;
type WirePatch = z.output<typeof settingsPatchSchema>;

/** The names of defaults on the wire. */
const names = {
  quality: 'quality',
  aspect_ratio: 'aspectRatio',
  resolution: 'resolution',
  duration_seconds: 'durationSeconds',
  auto_continue: 'autoContinue',
  model: 'videoModel',
  image_model: 'imageModel',
  music_model: 'musicModel',
  language_model: 'languageModel',
  speech_model: 'speechModel',
} as const satisfies Record<keyof WireSettings['defaults'], keyof UserDefaults>;

/** What a user has set, without any key. */
export function toWireSettings({ providers, defaults, budget }: SettingsView): WireSettings {
  const wire = Object.entries(names).map(([name, own]) => [name, defaults[own]]);
  return {
    providers: providers.map(toWireProvider),
    defaults: Object.fromEntries(wire) as WireSettings['defaults'],
    budget: toWireBudget(budget),
  };
}

export function toWireProvider(view: ProviderView): z.input<typeof providerSettingsSchema> {
  const { provider, title, modalities, source, state, detail } = view;
  return {
    ...{ provider, title, source, state, detail },
    modalities: [...modalities],
    takes_key: view.takesKey,
    has_saved_key: view.hasSavedKey,
    key_hint: view.keyHint,
    checked_at: view.checkedAt,
  };
}

function toWireBudget(budget: BudgetView): WireSettings['budget'] {
  const { videoMicroUsd, ownMonthMicroUsd: own, serverMonthMicroUsd: server, monthUsedMicroUsd } = budget;
  const month = lowerLimit(own, server);
  return {
    video_usd: usdOrNull(videoMicroUsd),
    month_usd: usdOrNull(month),
    own_month_usd: usdOrNull(own),
    server_month_usd: usdOrNull(server),
    month_used_usd: toUsd(monthUsedMicroUsd),
    source: month === null ? null : month === server ? 'environment' : 'studio',
  };
}

/** What a checked body changes. */
export function toSettingsChange({ defaults = {}, budget = {} }: WirePatch): SettingsChange {
  const { video_usd: video, month_usd: month } = budget;
  const changed = Object.entries(defaults).filter(([, value]) => value !== undefined);
  return {
    defaults: Object.fromEntries(changed.map(([name, value]) => [names[name as keyof typeof names], value])),
    ...(video !== undefined && { videoMicroUsd: microUsdOf(video) }),
    ...(month !== undefined && { monthMicroUsd: microUsdOf(month) }),
  };
}

function microUsdOf(usd: number | null): number | null {
  return usd === null ? null : Math.round(usd * 1_000_000);
}
