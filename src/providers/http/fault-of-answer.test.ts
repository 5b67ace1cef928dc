import { describe, expect, it } from 'vitest';
import { faultOfAnswer } from './fault-of-answer.ts';
import { faultOfError } from './fault-of-error.ts';
import { BeatboardError } from '#domain/errors.ts';

const fault = (status: number, text = '', type = 'application/json'): ReturnType<typeof faultOfAnswer> =>
  faultOfAnswer(
    { status, text, isWhole: true, headers: new Headers({ 'content-type': type }) },
    { who: 'Vendor', secrets: ['top-secret'], mayCost: true },
  );

describe('faultOfAnswer', () => {
  it.each([
    [400, 'permanent', 'no'],
    [401, 'account', 'no'],
    [402, 'account', 'no'],
    [403, 'account', 'no'],
    [404, 'permanent', 'no'],
    [422, 'permanent', 'no'],
    [429, 'throttled', 'no'],
    [302, 'transient', 'maybe'],
    [408, 'transient', 'maybe'],
    [499, 'transient', 'maybe'],
    [500, 'transient', 'maybe'],
    [502, 'transient', 'maybe'],
    [503, 'transient', 'maybe'],
    [504, 'transient', 'maybe'],
  ])('%i is %s, sent: %s', (status, failure, sent) => expect(fault(status)).toMatchObject({ failure, sent }));

  it('repeats the words of the provider, without secrets and without pages', () => {
    const body = { title: 'Input validation failed', detail: '- input: top-secret\n  is bad', status: 422 };
    expect(fault(422, JSON.stringify(body)).message).toBe(
      'Vendor answered 422: Input validation failed: - input: *** is bad',
    );
    expect(fault(400, JSON.stringify({ error: { message: 'no such size' } })).message).toBe(
      'Vendor answered 400: no such size',
    );
    expect(fault(502, '<html>top-secret</html>', 'text/html').message).toBe('Vendor answered 502');
    expect(fault(500, 'x'.repeat(9000), 'text/plain').message.length).toBeLessThanOrEqual(500);
    expect(fault(500, '{"detail": 7', 'application/json').message).toBe('Vendor answered 500');
  });
});

describe('faultOfError', () => {
  it('knows what never left this machine', () => {
    const of = (code: 'url_refused' | 'host_unreachable' | 'answer_lost' | 'answer_too_slow'): string =>
      faultOfError(new BeatboardError(code, 'What happened.'), true).sent;
    expect([of('url_refused'), of('host_unreachable'), of('answer_lost'), of('answer_too_slow')]).toEqual([
      'no',
      'no',
      'maybe',
      'maybe',
    ]);
    expect(faultOfError(new BeatboardError('answer_lost', 'What happened.'), false).sent).toBe('no');
  });

  it('does not take a fault of ours for one of theirs', () => {
    const bug = new TypeError('undefined is not a function');
    expect(() => faultOfError(bug, true)).toThrow(bug);
  });
});
