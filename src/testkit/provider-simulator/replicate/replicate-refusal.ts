import { jsonReply, Refusal, type Reply } from '../http/reply.ts';

const titles: Readonly<Record<string, string>> = {
  unauthorized: 'Unauthenticated',
  'no-credit': 'Insufficient credit',
  'not-found': 'Not found',
  throttled: 'Too many requests',
};

/** Problems as this API words them: `detail`, and for some `title` and `invalid_fields`. */
export function refuseAsReplicate({ kind, status, message, fields }: Refusal): Reply {
  const headers = { 'content-type': 'application/problem+json' };
  if (kind === 'invalid' || kind === 'moderation') {
    const invalid = fields.map((description) => ({
      type: 'validation',
      field: description.split(':')[0],
      description,
    }));
    const asked = kind === 'invalid' ? status : 422;
    const body = { title: 'Input validation failed', detail: message, status: asked, invalid_fields: invalid };
    return jsonReply(asked, body, headers);
  }
  const detail = kind === 'throttled' ? `Request was throttled. ${message}` : message;
  return jsonReply(status, { title: titles[kind] ?? 'Error', detail, status }, headers);
}

export const replicateNotFound = (): Refusal => new Refusal('not-found', 'The requested resource could not be found.');
