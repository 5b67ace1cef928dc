import { describe, expect, it } from 'vitest';
import type { VendorOutcome } from '../vendor.ts';
import { historyEntrySchema, outcomeOfHistory } from './prompt-history.ts';

const of = (entry: object): VendorOutcome =>
  outcomeOfHistory(historyEntrySchema.parse(entry), ({ filename }) => `at ${filename}`);
const failed = (messages: unknown[]): object => ({ status: { status_str: 'error', completed: false, messages } });

describe('outcomeOfHistory', () => {
  it('gives what was saved, not what was looked at on the way', () => {
    const images = [
      { filename: 'preview.png', subfolder: '', type: 'temp' },
      { filename: 'picture.png', subfolder: '', type: 'output' },
    ];
    const entry = { outputs: { result: { images }, other: {} }, status: { status_str: 'success', completed: true } };
    expect(of(entry)).toEqual({ kind: 'succeeded', outputs: [{ kind: 'remote', url: 'at picture.png' }] });
    expect(of({ ...entry, outputs: {} })).toMatchObject({ kind: 'failed', failure: 'transient', billed: 'no' });
  });

  it('tells a failure from being stopped', () => {
    const error = { node_type: 'KSampler', exception_message: 'Allocation on device:\n CUDA out of memory' };
    expect(
      of(
        failed([
          ['execution_start', {}],
          ['execution_error', error],
        ]),
      ),
    ).toEqual({
      kind: 'failed',
      failure: 'permanent',
      reason: 'KSampler: Allocation on device: CUDA out of memory',
      billed: 'no',
    });
    const passing = { ...error, exception_message: 'Connection reset' };
    expect(of(failed([['execution_error', passing]]))).toMatchObject({ failure: 'transient' });
    expect(of(failed([]))).toMatchObject({ failure: 'transient', reason: 'It failed without a reason' });
    expect(of(failed([['execution_interrupted', {}]]))).toEqual({ kind: 'canceled', billed: 'no' });
  });
});
