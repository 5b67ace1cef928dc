import { randomBytes } from 'node:crypto';

/** Names a request in answers and records: `req_` and 16 hexadecimal digits. */
export function createRequestId(): string {
  return `req_${randomBytes(8).toString('hex')}`;
}
