import { beforeEach, describe, expect, it } from 'vitest';
import { reply, type ScriptedVendor, startScriptedVendor } from '#testkit/scripted-vendor.ts';
import { replicateSounds } from '../model-table/replicate-sounds.ts';
import type { VendorCall } from '../vendor.ts';
import { encodeInput } from './encode-input.ts';
import { createReplicate, type Replicate } from './create-replicate.ts';

const never = new AbortController().signal;
const list = 'GET /v1/predictions';
const noFiles = { references: [] };
/** Its calls have no mark of their own, so dates count. */
const entry = replicateSounds.find(({ id }) => id === 'replicate/elevenlabs-music')!;
const sentAtMs = Date.parse('2026-11-20T10:00:00Z');
const call: VendorCall = {
  attemptId: 'attempt-1',
  request: { entry, prompt: 'A slow waltz', seed: 1, seconds: 30 },
  sentAtMs,
  webhookUrl: null,
  folder: '/nowhere',
};

let vendor: ScriptedVendor;
let replicate: Replicate;
beforeEach(async () => {
  vendor = await startScriptedVendor();
  replicate = createReplicate({ apiToken: 'secret-token', baseUrl: `${vendor.origin}/v1` });
  return () => vendor.close();
});

/** A prediction created so long after the call was sent, of the call itself or of another. */
function prediction(id: string, offsetSeconds: number, whose: 'mine' | 'another' = 'another'): object {
  const input = encodeInput({ ...call.request, seconds: whose === 'mine' ? 30 : 31 }, noFiles);
  const created_at = new Date(sentAtMs + offsetSeconds * 1000).toISOString();
  return { id, status: 'processing', model: entry.vendorModel, input, created_at };
}

/** Answers with pages; each names the next by an address that leads elsewhere. The clock of the vendor is ours. */
function servePages(pages: readonly (readonly object[])[], { clockLeadSeconds = 0 } = {}): void {
  vendor.on(list, (request, ...rest) => {
    const page = Number(new URLSearchParams(request.path.split('?')[1]).get('cursor') ?? 0);
    const next = page + 1 < pages.length ? `https://evil.example/v1/predictions?cursor=${page + 1}` : null;
    const date = new Date(Date.now() - clockLeadSeconds * 1000).toUTCString();
    reply(200, { results: pages[page], next, previous: null }, { date })(request, ...rest);
  });
}

describe('reconcile', () => {
  it('looks through pages until they are older than the call, at its own address', async () => {
    servePages([
      [prediction('p4', 30), prediction('p3', 20)],
      [prediction('p2', 1, 'mine'), prediction('p1', -70)],
      [prediction('p0', -80)],
      [prediction('far', -900)],
    ]);
    expect(await replicate.reconcile(call, noFiles, never)).toEqual({ kind: 'found', reference: { id: 'p2' } });
    expect(vendor.requests.map(({ path }) => path)).toEqual([
      '/v1/predictions',
      '/v1/predictions?cursor=1',
      '/v1/predictions?cursor=2',
    ]);
  });

  it('takes a prediction of up to a minute before for its own, no older one', async () => {
    servePages([[prediction('p1', -59, 'mine')]]);
    expect(await replicate.reconcile(call, noFiles, never)).toMatchObject({ kind: 'found' });
    servePages([[prediction('p1', -61, 'mine')]]);
    expect(await replicate.reconcile(call, noFiles, never)).toEqual({ kind: 'absent' });
  });

  it('looks further back when our clock is ahead of theirs', async () => {
    servePages([[prediction('p1', -600, 'mine')]], { clockLeadSeconds: 600 });
    expect(await replicate.reconcile(call, noFiles, never)).toMatchObject({ kind: 'found' });
    servePages([[prediction('p1', -600, 'mine')]], { clockLeadSeconds: -600 });
    expect(await replicate.reconcile(call, noFiles, never)).toEqual({ kind: 'absent' });
  });

  it('does not count one that slides onto the next page twice', async () => {
    servePages([[prediction('p2', 5), prediction('p1', 1, 'mine')], [prediction('p1', 1, 'mine')]]);
    expect(await replicate.reconcile(call, noFiles, never)).toEqual({ kind: 'found', reference: { id: 'p1' } });
  });

  it('leaves open what two predictions fit', async () => {
    servePages([[prediction('p2', 5, 'mine'), prediction('p1', 1, 'mine')]]);
    expect(await replicate.reconcile(call, noFiles, never)).toEqual({ kind: 'undecidable' });
  });

  it('never says absent when it has not seen all', async () => {
    vendor.on(list, reply(200, { results: [prediction('p1', 1)], next: 'https://evil.example/?cursor=1' }));
    expect(await replicate.reconcile(call, noFiles, never)).toEqual({ kind: 'undecidable' });
    vendor.on(list, reply(200, { results: [{ status: 'starting' }], next: null }));
    await expect(replicate.reconcile(call, noFiles, never)).rejects.toMatchObject({ failure: 'transient', sent: 'no' });
    vendor.on(list, reply(503, ''));
    await expect(replicate.reconcile(call, noFiles, never)).rejects.toMatchObject({ failure: 'transient', sent: 'no' });
  });
});
