import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { settings } from './settings.ts';

const host = { platform: 'linux', isRoot: false, userFolder: '/srv', currentFolder: '/srv' } as const;
const authOf = (environment: Record<string, string>): unknown => readConfig(environment, host).auth;
const service = { BEATBOARD_OIDC_ISSUER: 'https://issuer.example/', BEATBOARD_OIDC_AUDIENCE: 'ads' };

describe('the settings of sign-in', () => {
  it('are read together', () => {
    const secret = '0'.repeat(32);
    expect(authOf({ ...service, BEATBOARD_API_KEYS: 'required', BEATBOARD_SECRET: secret })).toEqual({
      apiKeysRequired: true,
      oidc: { issuer: 'https://issuer.example/', audience: 'ads' },
      secret,
    });
  });

  it.each([
    'https://issuer.example',
    'https://issuer.example/realms/ads',
    'http://127.0.0.1:9000',
    'http://localhost:9000/',
    'http://[::1]:9000',
  ])('take the issuer %s as it stands', (issuer) =>
    expect(authOf({ ...service, BEATBOARD_OIDC_ISSUER: issuer })).toMatchObject({ oidc: { issuer } }),
  );

  it.each([
    ['an issuer by plain http', { ...service, BEATBOARD_OIDC_ISSUER: 'http://issuer.example' }],
    ['an issuer with a query', { ...service, BEATBOARD_OIDC_ISSUER: 'https://issuer.example/?a=b' }],
    ['an issuer with a password', { ...service, BEATBOARD_OIDC_ISSUER: 'https://ada:secret@issuer.example' }],
    ['an issuer that is no address', { ...service, BEATBOARD_OIDC_ISSUER: 'issuer.example' }],
    ['an issuer without an audience', { BEATBOARD_OIDC_ISSUER: 'https://issuer.example' }],
    ['an audience without an issuer', { BEATBOARD_OIDC_AUDIENCE: 'ads' }],
    ['a slip in what demands keys', { BEATBOARD_API_KEYS: 'requird' }],
    ['a no to what demands keys', { BEATBOARD_API_KEYS: 'false' }],
    ['a short secret', { BEATBOARD_SECRET: '0'.repeat(31) }],
    ['the secret of the example', { BEATBOARD_SECRET: settings.BEATBOARD_SECRET.example }],
  ])('refuse %s', (_what, environment) => {
    expect(() => authOf(environment)).toThrow(expect.objectContaining({ code: 'settings_invalid' }));
  });

  it('know the files of secrets', () => {
    expect(readConfig({ BEATBOARD_SECRET_FILE: '' }, host).warnings).toEqual([]);
    expect(readConfig({ BEATBOARD_OIDC_ISSUER_FILE: '/x' }, host).warnings).toHaveLength(1);
  });
});
