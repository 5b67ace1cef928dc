import { jsonReply, type Refusal, type Reply } from '../http/reply.ts';

const types: Readonly<Record<string, readonly [type: string, code: string | null]>> = {
  unauthorized: ['invalid_request_error', 'invalid_api_key'],
  'no-credit': ['insufficient_quota', 'insufficient_quota'],
  throttled: ['requests', 'rate_limit_exceeded'],
  moderation: ['image_generation_user_error', 'moderation_blocked'],
  'not-found': ['invalid_request_error', 'model_not_found'],
  invalid: ['invalid_request_error', 'invalid_value'],
};

/** A refusal as OpenAI words it: faults of a request are 400, spent credit is 429. */
export function refuseAsOpenAi({ kind, status, message, fields }: Refusal): Reply {
  const [type, code] = types[kind] ?? ['server_error', null];
  const asked = kind === 'no-credit' ? 429 : kind === 'invalid' && status === 422 ? 400 : status;
  return jsonReply(asked, { error: { message, type, param: fields[0]?.split(':')[0] ?? null, code } });
}
