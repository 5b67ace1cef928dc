import { randomBytes } from 'node:crypto';
import { type SettingName, settings } from '#app/settings.ts';

/** A secret that may turn up nowhere. */
export interface Canary {
  readonly setting: string;
  readonly value: string;
}

/** Secrets that a test cannot choose: the database has its own, and what commands show must be a key of the server. */
const notChosen: ReadonlySet<SettingName> = new Set(['DATABASE_URL', 'BEATBOARD_TOKEN']);

/** A canary for every setting that is a secret, in the form each one has to have. */
export function makeCanaries(): Canary[] {
  const names = (Object.keys(settings) as SettingName[]).filter(
    (name) => settings[name].secret && !notChosen.has(name),
  );
  return names.map((setting) => {
    const core = `CANARY${randomBytes(18).toString('hex')}`;
    return { setting, value: setting === 'REPLICATE_WEBHOOK_SECRET' ? `whsec_${core}` : core };
  });
}

/** A key that a user saves in the studio, by the route that is meant for it. Returns it, and what was answered. */
export async function saveCanaryKey(origin: string): Promise<{ readonly canary: Canary; readonly answer: string }> {
  const value = `CANARY${randomBytes(18).toString('hex')}`;
  const response = await fetch(`${origin}/api/settings/providers/elevenlabs`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: value }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`The key was not saved: ${answer}`);
  return { canary: { setting: 'the key saved in the studio', value }, answer };
}

export function settingsOf(canaries: readonly Canary[]): Record<string, string> {
  return Object.fromEntries(canaries.map(({ setting, value }) => [setting, value]));
}
