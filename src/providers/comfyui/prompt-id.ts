import { createHash } from 'node:crypto';

/**
 * The id under which a call runs at ComfyUI, which lets its clients choose: always the same for an attempt, so that a
 * call whose answer was lost is found by it. In the form of a UUID made from a name (version 5).
 */
export function promptIdOf(attemptId: string): string {
  const bytes = createHash('sha1').update(`beatboard attempt ${attemptId}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
