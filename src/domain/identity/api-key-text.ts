/** The two parts of an API key: which one it is, and what proves it. */
export interface ApiKeyParts {
  /** 26 letters and digits, as in the stored key's id after `key_`. */
  readonly id: string;
  /** 40 letters and digits of Crockford's base 32: 200 random bits. */
  readonly secret: string;
}

const prefix = 'bb_live';
/** Capitals would be lost in a hand-written note; no I, L, O or U, as in our ids. */
const pattern = /^bb_live_([0-9A-HJKMNP-TV-Z]{26})_([0-9A-HJKMNP-TV-Z]{40})([0-9A-HJKMNP-TV-Z]{7})$/;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checksumLength = 7;

/**
 * An API key as its owner holds it: `bb_live_<id>_<secret><checksum>`. The prefix lets scanners of leaked secrets know
 * it, the checksum lets a mistyped key be refused without asking the database.
 */
export function formatApiKey({ id, secret }: ApiKeyParts): string {
  const body = `${prefix}_${id}_${secret}`;
  return `${body}${checksumOf(body)}`;
}

/** The parts of a key; undefined for what is no key, or has a slip in it. */
export function parseApiKey(text: string): ApiKeyParts | undefined {
  const [, id, secret, checksum] = pattern.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return checksumOf(text.slice(0, -checksumLength)) === checksum ? { id, secret } : undefined;
}

/** Whether a text means to be one of our keys, whole or not. */
export function looksLikeApiKey(text: string): boolean {
  return text.startsWith(`${prefix}_`);
}

/** CRC-32 (IEEE 802.3) in base 32. */
function checksumOf(text: string): string {
  let register = 0xffffffff;
  for (const character of text) {
    register ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) register = (register >>> 1) ^ (register & 1 ? 0xedb88320 : 0);
  }
  let rest = (register ^ 0xffffffff) >>> 0;
  let digits = '';
  for (let index = 0; index < checksumLength; index += 1) {
    digits = alphabet.charAt(rest % 32) + digits;
    rest = Math.floor(rest / 32);
  }
  return digits;
}
