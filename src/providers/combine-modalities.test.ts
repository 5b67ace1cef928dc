import { describe, expect, it } from 'vitest';
import type { Modality } from '#domain/models/model-entry.ts';
import { combineModalities } from './combine-modalities.ts';
import { callOf, entryOf } from './paid-call.testsuite.ts';
import { createSynchronousVendor } from './synchronous-vendor.ts';
import type { Vendor, VendorCall } from './vendor.ts';

const signal = new AbortController().signal;

/** A part that keeps clips under names, and remembers what it was asked. */
function clipPart(asked: string[]): Vendor {
  return {
    provider: 'xai',
    prepare: () => Promise.resolve('prepared'),
    submit: (_call, prepared) => Promise.resolve({ kind: 'accepted', reference: { id: 'clip', prepared } }),
    poll: ({ id }) => Promise.resolve(asked.push(`poll ${String(id)}`)).then(() => ({ kind: 'running' as const })),
    reconcile: () => Promise.resolve({ kind: 'found', reference: { id: 'found' } }),
    cancel: ({ id }) => Promise.resolve(asked.push(`cancel ${String(id)}`)).then(() => undefined),
    download: (url) => Promise.resolve(asked.push(`download ${url}`)).then(() => ({ mediaType: 'video/mp4' })),
  };
}

const language = createSynchronousVendor('xai', () =>
  Promise.resolve({ kind: 'answered', outcome: { kind: 'succeeded', outputs: [] } }),
);
const callFor = (modality: Modality): VendorCall =>
  callOf({ entry: entryOf({ provider: 'xai', modality }), prompt: '', seed: 1 }, '/nowhere');

describe('combineModalities', () => {
  it('asks the part of a call, and later the part the call went to', async () => {
    const asked: string[] = [];
    const vendor = combineModalities('xai', { language, video: clipPart(asked) });
    expect(vendor.provider).toBe('xai');
    expect(await vendor.prepare(callFor('language'), signal)).toBeNull();
    expect(await vendor.submit(callFor('language'), null, signal)).toMatchObject({ kind: 'answered' });
    const prepared = await vendor.prepare(callFor('video'), signal);
    const submission = await vendor.submit(callFor('video'), prepared, signal);
    const reference = { id: 'clip', prepared: 'prepared', modality: 'video' };
    expect(submission).toEqual({ kind: 'accepted', reference });
    // The reference is kept as JSON and comes back after a restart.
    const kept = JSON.parse(JSON.stringify(reference)) as typeof reference;
    expect(await vendor.poll(kept, signal)).toEqual({ kind: 'running' });
    await vendor.cancel(kept, signal);
    await vendor.download('https://vidgen.x.ai/clip.mp4', '/nowhere/clip.mp4', signal);
    expect(asked).toEqual(['poll clip', 'cancel clip', 'download https://vidgen.x.ai/clip.mp4']);
  });

  it('names the part of what is found again', async () => {
    const vendor = combineModalities('xai', { language, video: clipPart([]) });
    expect(await vendor.reconcile(callFor('video'), null, signal)).toEqual({
      kind: 'found',
      reference: { id: 'found', modality: 'video' },
    });
    expect(await vendor.reconcile(callFor('language'), null, signal)).toEqual({ kind: 'undecidable' });
  });

  it('refuses what no part makes, before anything is sent', async () => {
    const vendor = combineModalities('xai', { language });
    for (const refused of [
      vendor.submit(callFor('video'), null, signal),
      vendor.poll({ id: 'x', modality: 'video' }, signal),
      vendor.poll({ id: 'x' }, signal),
      vendor.download('https://x.ai/a', '/nowhere/a', signal),
      combineModalities('xai', {}).download('https://x.ai/a', '/nowhere/a', signal),
    ]) {
      await expect(refused).rejects.toMatchObject({ name: 'VendorFault', failure: 'permanent', sent: 'no' });
    }
  });
});
