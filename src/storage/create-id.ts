import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that ids survive being read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeLength = 10;
const randomLength = 16;

/**
 * A new id such as `video_01JD3Z7Q0V8X4M5N6P7R8S9TAB`: 48 bits of milliseconds, then 80 random bits,
 * so ids sort by age. Ids never influence what an ad looks like.
 */
export function createId(kind: string, now: number = Date.now()): string {
  let time = '';
  for (let rest = now, index = 0; index < timeLength; index += 1) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const random = Array.from(randomBytes(randomLength), (byte) => alphabet.charAt(byte % 32)).join('');
  return `${kind}_${time}${random}`;
}
