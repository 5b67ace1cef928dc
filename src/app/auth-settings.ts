import type { OidcSettings } from '#api/auth/oidc-verifier.ts';
import type { SettingName } from './settings.ts';

/** Who is let in, as the operator set it. */
export interface AuthSettings {
  readonly apiKeysRequired: boolean;
  /** The sign-in service; undefined for none. */
  readonly oidc: OidcSettings | undefined;
  /** The operator's own secret for links; undefined for the one in the data folder. */
  readonly secret: string | undefined;
}

/** Reads the settings of sign-in. An issuer without an audience, or the other way round, is a fault. */
export function readAuthSettings(read: (name: SettingName) => string | undefined, faults: string[]): AuthSettings {
  const faultsBefore = faults.length;
  const issuer = read('BEATBOARD_OIDC_ISSUER');
  const audience = read('BEATBOARD_OIDC_AUDIENCE');
  if (faults.length === faultsBefore && (issuer === undefined) !== (audience === undefined)) {
    faults.push('BEATBOARD_OIDC_ISSUER and BEATBOARD_OIDC_AUDIENCE must be set both or neither');
  }
  return {
    apiKeysRequired: read('BEATBOARD_API_KEYS') === 'required',
    oidc: issuer === undefined || audience === undefined ? undefined : { issuer, audience },
    secret: read('BEATBOARD_SECRET'),
  };
}
