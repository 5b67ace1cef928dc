import { RequestInvalidError } from './request-invalid-error.ts';

/** NUL, which PostgreSQL cannot keep, and halves of characters, which UTF-8 cannot write. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Throws `request_invalid` when any text in a value, keys included, could not be kept as it is. */
export function assertStorable(value: unknown, pointer = ''): void {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw new RequestInvalidError([{ pointer, message: 'It holds characters that are none' }]);
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) assertStorable(entry, `${pointer}/${index}`);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) {
      assertStorable(key, pointer);
      assertStorable(entry, `${pointer}/${key}`);
    }
  }
}
