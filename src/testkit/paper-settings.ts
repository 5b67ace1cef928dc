import { createProviderDesk } from '#app/provider-desk.ts';
import { noProviders } from '#app/provider-settings.ts';
import { createSettingsDesk } from '#app/create-settings-desk.ts';
import type { SettingsDesk } from '#api/settings-desk.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import type { Database } from '#storage/database.ts';
import { createSealer } from '#storage/seal.ts';
import { SettingsStore } from '#storage/settings-store.ts';

/** The real settings of users; only, no provider is asked about keys: all but `bad-key` work. */
export function createPaperSettings(
  { context, database }: { readonly context: PipelineContext; readonly database: Database },
  secret: string,
): SettingsDesk {
  const keeping = { store: new SettingsStore(database), sealer: createSealer(secret), monthMicroUsd: null };
  return createSettingsDesk({
    ...keeping,
    environment: noProviders,
    providerDesk: createProviderDesk({ ...keeping, environment: noProviders }),
    ledger: context.ledger,
    table: context.modelDesk.shelf.table,
    sharesSecret: true,
    check: async (_provider, { apiKey }) =>
      apiKey === 'bad-key' ? { state: 'refused', detail: 'It answered 401.' } : { state: 'works', detail: null },
  });
}
