import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { startHttpOrigin } from '#testkit/http-origin.ts';
import {
  bytes,
  json,
  type ReceivedRequest,
  type ScriptedProvider,
  startScriptedProvider,
} from '#testkit/scripted-provider.ts';
import type { GenerationRequest, Submission, Vendor, VendorCall } from './vendor.ts';
import { VendorFault } from './vendor-fault.ts';

/** The key every vendor under test is given. */
export const testKey = 'sk-test-0123456789abcdef';

/** A model entry with nothing to it but what is given. */
export function entryOf(entry: Partial<ModelEntry> & Pick<ModelEntry, 'provider' | 'modality'>): ModelEntry {
  return {
    id: `${entry.provider}/model`,
    vendorModel: 'model-1',
    shortNames: [],
    title: 'Model',
    encodingVersion: '1',
    prices: [],
    fallbacks: [],
    takesSeed: false,
    takesNegativePrompt: false,
    mostReferences: 0,
    promptMaximumCharacters: 4000,
    recovery: 'none',
    ...entry,
  };
}

/** A call of one attempt, with its files in a folder. */
export function callOf(request: GenerationRequest, folder: string): VendorCall {
  return { attemptId: 'attempt-7', request, sentAtMs: 1_790_000_000_000, webhookUrl: null, folder };
}

/** What one kind of paid call is tried with. */
export interface PaidCallCase {
  createVendor(baseUrl: string, timeoutMs: number): Vendor;
  readonly request: GenerationRequest;
  /** An answer that is taken. */
  readonly good: ScriptedProvider['answer'];
}

const error = (code: string, message: string): unknown => ({
  error: { message, type: 'some_error', param: null, code },
});

type Expected = Pick<VendorFault, 'failure' | 'sent'> & Partial<Pick<VendorFault, 'retryAfterMs'>>;
const refused = (failure: VendorFault['failure']): Expected => ({ failure, sent: 'no' });
const unclear: Expected = { failure: 'transient', sent: 'maybe' };

const answers: Readonly<Record<string, readonly [ScriptedProvider['answer'], Expected]>> = {
  'a bad request': [json(error('invalid_value', 'size is wrong'), 400), refused('permanent')],
  'an unknown model': [json(error('model_not_found', 'no such model'), 404), refused('permanent')],
  'a field too many': [json({ detail: [{ loc: ['body', 'x'], msg: 'extra' }] }, 422), refused('permanent')],
  'a wrong key': [json(error('invalid_api_key', 'no'), 401), refused('account')],
  'no credit': [json({ detail: 'pay first' }, 402), refused('account')],
  'no permission': [json(error('unsupported_country_region_territory', 'not here'), 403), refused('account')],
  'an empty quota under 429': [json(error('insufficient_quota', 'You exceeded your quota'), 429), refused('account')],
  'an empty account under 429': [
    json(
      { code: 'x', error: 'Your team has either used all available credits or reached its monthly spending limit.' },
      429,
    ),
    refused('account'),
  ],
  'an empty account under 400': [
    json({ type: 'error', error: { type: 'invalid_request_error', message: 'Your credit balance is too low.' } }, 400),
    refused('account'),
  ],
  'a wrong key under 400': [json({ code: 'x', error: 'Incorrect API key provided' }, 400), refused('account')],
  'too many requests': [
    json(error('rate_limit_exceeded', 'slow down'), 429, { 'retry-after': '7' }),
    { failure: 'throttled', sent: 'no', retryAfterMs: 7000 },
  ],
  'no room': [json(error('overloaded_error', 'Overloaded'), 529), refused('throttled')],
  moderation: [json(error('moderation_blocked', 'rejected by the safety system'), 400), refused('content_input')],
  'usage guidelines under 403': [
    json({ code: 'denied', error: 'Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_BIO' }, 403),
    refused('content_input'),
  ],
  'sensitive input under 500': [json(error('1026', 'input new_sensitive'), 500), refused('content_input')],
  'its own trouble (500)': [json(error('server_error', 'oops'), 500), unclear],
  'its own trouble (502)': [(_request, response) => response.writeHead(502).end('<html>bad gateway</html>'), unclear],
  'its own trouble (503)': [json({ error: 'later' }, 503, { 'retry-after': '1' }), unclear],
  'a redirect': [(_request, response) => response.writeHead(307, { location: '/elsewhere' }).end(), unclear],
  'a page of HTML': [bytes(Buffer.from('<html>hello</html>'), 'text/html'), unclear],
  'a reset': [(_request, response) => response.destroy(), unclear],
  'half an answer': [
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
      response.write('{"half":', () => response.destroy());
    },
    unclear,
  ],
};

/** What every paid call keeps to, whoever answers it: one request at the most, and a fault that says whether it may have cost. */
export function describePaidCalls(name: string, { createVendor, request, good }: PaidCallCase): void {
  describe(`${name}: a paid call`, () => {
    let provider: ScriptedProvider;
    beforeAll(async () => {
      provider = await startScriptedProvider();
    });
    afterAll(() => provider.close());
    beforeEach(() => {
      provider.received.length = 0;
      vi.stubGlobal('fetch', () => Promise.reject(new Error('the global fetch was used')));
      return () => vi.unstubAllGlobals();
    });

    const submit = async (
      baseUrl = `${provider.origin}/v1`,
      signal = new AbortController().signal,
    ): Promise<Submission> => {
      const vendor = createVendor(baseUrl, 5000);
      const call = callOf(request, provider.folder);
      return vendor.submit(call, await vendor.prepare(call, signal), signal);
    };
    const faultOf = async (submission: Promise<Submission>): Promise<VendorFault> => {
      const thrown: unknown = await submission.then(
        () => null,
        (error: unknown) => error,
      );
      expect(thrown).toBeInstanceOf(VendorFault);
      return thrown as VendorFault;
    };

    it.each(Object.entries(answers))('is sent once when the answer is %s', async (_name, [answer, expected]) => {
      provider.answer = answer;
      expect(await faultOf(submit())).toMatchObject(expected);
      expect(provider.received.map(({ method }) => method)).toEqual(['POST']);
    });

    it('is sent once when it succeeds, and again for another attempt', async () => {
      provider.answer = good;
      await submit();
      expect(provider.received).toHaveLength(1);
      await submit();
      expect(provider.received).toHaveLength(2);
    });

    it('is sent once when no answer comes in time', async () => {
      provider.answer = () => undefined;
      const vendor = createVendor(`${provider.origin}/v1`, 200);
      const call = callOf(request, provider.folder);
      expect(await faultOf(vendor.submit(call, null, new AbortController().signal))).toMatchObject(unclear);
      expect(provider.received).toHaveLength(1);
    });

    it('is known to be unsent when nobody is there, and when the address leads inside', async () => {
      const gone = await startHttpOrigin(() => undefined);
      await gone.close();
      for (const baseUrl of [`${gone.origin}/v1`, 'https://10.0.0.1/v1', 'http://example.com/v1']) {
        expect(await faultOf(submit(baseUrl))).toMatchObject({ failure: 'transient', sent: 'no' });
      }
    });

    it('can be given up, and tells the reason of who gave it up', async () => {
      const caller = new AbortController();
      const reason = new Error('no longer wanted');
      provider.answer = () => caller.abort(reason);
      await expect(submit(undefined, caller.signal)).rejects.toBe(reason);
      await expect(submit(undefined, caller.signal)).rejects.toBe(reason);
      expect(provider.received).toHaveLength(1);
    });

    it('does not repeat its key', async () => {
      provider.answer = ({ headers }, response) => {
        const said = `Bad key ${JSON.stringify(headers)} ${testKey}`;
        json(error('denied', said), 401)({} as ReceivedRequest, response);
      };
      const { message, stack = '' } = await faultOf(submit());
      expect(provider.received[0] && JSON.stringify(provider.received[0].headers)).toContain(testKey);
      expect(message).toMatch(/Bad key/);
      expect(`${message}${stack}`).not.toContain(testKey);
    });

    it('finds nothing again by looking', async () => {
      const vendor = createVendor(`${provider.origin}/v1`, 5000);
      const found = await vendor.reconcile(callOf(request, provider.folder), null, new AbortController().signal);
      expect(found).toEqual({ kind: 'undecidable' });
      expect(provider.received).toHaveLength(0);
    });
  });
}
