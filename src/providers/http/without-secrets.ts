/** What keys and tokens of the providers look like, wherever they turn up. */
const keyLike = /\b(?:r8_|sk-|sk_|xai-|whsec_)[\w+/=-]{6,}/g;
const bearer = /\b(bearer|token|basic)\s+[\w+/=.~-]{8,}/gi;

/** Names and passwords in an address, and what follows its path: signed addresses carry their secret there. */
const userOf = /(https?:\/\/)[^\s/@"'<>]+@/gi;
const queryOf = /(https?:\/\/[^\s"'<>?#]+)[?#][^\s"'<>]*/gi;

/** A provider's words without the given secrets, without anything that looks like a key, and without signed addresses. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
    .replace(keyLike, '***')
    .replace(bearer, '$1 ***')
    .replace(userOf, '$1')
    .replace(queryOf, '$1?…');
}
