import type { ProviderView } from '#api/settings-desk.ts';
import { modalities, type ModelEntry } from '#domain/models/model-entry.ts';
import { keyProviders, type KeyProvider } from '#providers/check-key.ts';
import type { KeyNews } from '#storage/ledger/key-news.ts';
import type { Ledger } from '#storage/ledger/ledger.ts';
import { digestOf } from './create-vendors.ts';
import type { OwnKey, ProviderDesk } from './provider-desk.ts';
import { networkProviders, providerTitles } from './provider-settings.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** What the providers are seen by. */
export interface ProviderViewOptions {
  readonly providerDesk: ProviderDesk;
  readonly environment: ProviderSettings;
  readonly ledger: Pick<Ledger, 'keyNews'>;
  readonly table: readonly ModelEntry[];
}

/** So much of a key is shown, if it is long enough for the rest to be a secret still. */
const hintLength = 4;
const shortestWithHint = 16;

/** The providers as a user has them, with what is known of their keys and without any key. */
export async function viewProviders(
  userId: string,
  { providerDesk, environment, ledger, table }: ProviderViewOptions,
): Promise<ProviderView[]> {
  const [own, { access }] = await Promise.all([providerDesk.ownKeys(userId), providerDesk.settingsOf(userId)]);
  const digests = networkProviders.flatMap((name) => (access[name] ? [digestOf(name, access[name])] : []));
  const news = await ledger.keyNews(userId, digests);
  return networkProviders.map((provider) => {
    const found = access[provider];
    const said = found && news.get(digestOf(provider, found));
    const mine = own.get(provider as KeyProvider);
    const isServers = environment.access[provider] !== undefined;
    return {
      provider,
      title: providerTitles[provider],
      modalities: modalities.filter((kind) =>
        table.some((entry) => entry.provider === provider && entry.modality === kind),
      ),
      takesKey: isKeyProvider(provider),
      source: isServers ? 'environment' : mine === undefined ? null : 'studio',
      hasSavedKey: mine !== undefined,
      keyHint: isServers ? hintOf(found?.apiKey ?? '') : (mine?.stored.hint ?? null),
      ...stateOf(isServers, mine, said),
    };
  });
}

type State = Pick<ProviderView, 'state' | 'checkedAt' | 'detail'>;

/** What is known of a provider's key: what its use has shown goes before what it was told when it was saved. */
function stateOf(isServers: boolean, mine: OwnKey | undefined, said: KeyNews | undefined): State {
  const alsoSaved = isServers && mine !== undefined;
  const note = alsoSaved ? "The key in the server's environment is used; the one saved here waits." : null;
  // Whoever saves the same key again has had it checked again.
  const isOld = !isServers && mine !== undefined && said !== undefined && said.at < mine.stored.checkedAt;
  if (isOld) return stateOf(isServers, mine, undefined);
  if (said?.refusedReason !== undefined) {
    return { state: 'refused', checkedAt: said.at, detail: said.refusedReason };
  }
  if (said !== undefined) return { state: 'works', checkedAt: said.at, detail: note };
  if (isServers) return { state: 'unchecked', checkedAt: null, detail: note ?? 'It is tried when it is first used.' };
  if (mine === undefined) return { state: 'missing', checkedAt: null, detail: null };
  if (mine.apiKey === undefined) {
    const detail = 'The key was saved under another secret of the server and cannot be read: enter it again.';
    return { state: 'missing', checkedAt: null, detail };
  }
  const { state, checkedAt, detail } = mine.stored;
  return { state, checkedAt, detail };
}

/** The last letters of a key; null for one too short to tell any. */
export function hintOf(key: string): string | null {
  return key.length < shortestWithHint ? null : key.slice(-hintLength);
}

/** Whether a provider is reached with a key that a user may have. */
export function isKeyProvider(provider: string): provider is KeyProvider {
  return (keyProviders as readonly string[]).includes(provider);
}
