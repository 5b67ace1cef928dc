import { describe, expect, it } from 'vitest';
import type { VendorOutcome } from '../vendor.ts';
import { outcomeOf } from './outcome-of.ts';
import { readPrediction } from './prediction.ts';

const of = (fields: object): VendorOutcome => outcomeOf(readPrediction({ id: 'abc', ...fields }, false), ['my-token']);
const remote = (url: string): object => ({ kind: 'remote', url });

describe('outcomeOf', () => {
  it('takes outputs of every form, each address once', () => {
    const [one, two] = ['https://replicate.delivery/a.mp4', 'https://x.replicate.delivery/b.png'];
    const outputs = (output: unknown): unknown => (of({ status: 'succeeded', output }) as { outputs: unknown }).outputs;
    expect(outputs(one)).toEqual([remote(one)]);
    expect(outputs([one, two, one])).toEqual([remote(one), remote(two)]);
    expect(outputs({ video: two, stills: [one], caption: 'a shoe', seconds: 5 })).toEqual([remote(two), remote(one)]);
    expect(of({ status: 'succeeded', output: one, metrics: { predict_time: 4.5 } })).toMatchObject({
      computeSeconds: 4.5,
    });
  });

  it.each([{}, ...[null, [], {}, '', 'no address', [null]].map((output) => ({ output }))])(
    'a success without output has failed: %j',
    (fields) =>
      expect(of({ status: 'succeeded', ...fields })).toMatchObject({
        kind: 'failed',
        failure: 'transient',
        billed: 'unknown',
      }),
  );

  it('a success whose output was deleted is gone', () => {
    expect(of({ status: 'succeeded', output: null, data_removed: true })).toEqual({ kind: 'gone' });
  });

  it('tells how a failure ended, without secrets', () => {
    expect(of({ status: 'failed', error: 'E6716: my-token r8_abcdefghijk at https://a.example/f?sig=1' })).toEqual({
      kind: 'failed',
      failure: 'transient',
      reason: 'E6716: *** *** at https://a.example/f?…',
      billed: 'unknown',
    });
    expect(of({ status: 'failed', error: null })).toMatchObject({
      failure: 'transient',
      reason: 'It failed without a reason',
    });
    expect(of({ status: 'failed' })).toMatchObject({ reason: 'It failed without a reason' });
    expect(of({ status: 'failed', error: { code: 'E005' } })).toMatchObject({ failure: 'content_input' });
    expect((of({ status: 'failed', error: 'x'.repeat(9000) }) as { reason: string }).reason).toHaveLength(500);
  });

  it('tells the two ends before their time apart', () => {
    expect(of({ status: 'aborted' })).toEqual({ kind: 'canceled', billed: 'no' });
    expect(of({ status: 'canceled' })).toEqual({ kind: 'canceled', billed: 'unknown' });
  });

  it('is running while it is not over, whatever that is called', () => {
    expect(of({ status: 'starting' })).toEqual({ kind: 'running' });
    expect(of({ status: 'processing', logs: ' 10%|█  | 5/50\n 48%|████ |24/50' })).toEqual({
      kind: 'running',
      progress: 0.48,
    });
    expect(of({ status: 'processing', logs: 'seed 1234' })).toEqual({ kind: 'running' });
    expect(of({ status: 'reticulating' })).toEqual({ kind: 'running' });
  });
});

describe('readPrediction', () => {
  it.each([
    null,
    ['text'],
    'text',
    {},
    { id: 'abc' },
    { id: '../files', status: 'failed' },
    { id: 7, status: 'failed' },
  ])('refuses %j', (json) => {
    expect(() => readPrediction(json, true)).toThrow(expect.objectContaining({ failure: 'transient', sent: 'maybe' }));
  });
});
