import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

describe('withoutSecrets', () => {
  it.each([
    ['token my-own-key is bad', 'token *** is bad'],
    ['r8_abcdefghijklmnop and sk-proj-abcdef123456', '*** and ***'],
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', '***'],
    ['Authorization: Bearer abcdef.ghijkl', 'Authorization: Bearer ***'],
    ['see https://a.example/x.png?sig=abc&exp=1 now', 'see https://a.example/x.png?… now'],
    ['at https://ada:pw@a.example/x', 'at https://a.example/x'],
    ['- input.duration: must be one of 6, 10', '- input.duration: must be one of 6, 10'],
  ])('%s', (text, clean) => expect(withoutSecrets(text, ['my-own-key', ''])).toBe(clean));
});
