import { beforeEach, expect, it } from 'vitest';
import { createFaultDesk, type FaultDesk, type FaultSubject } from './fault-desk.ts';

let desk: FaultDesk;
beforeEach(() => {
  desk = createFaultDesk();
});

const create: FaultSubject = {
  provider: 'replicate',
  route: 'predictions.create',
  isCreate: true,
  model: 'a/b',
  text: 'a red shoe',
};
const delivery: FaultSubject = { ...create, route: 'delivery', isCreate: false };

it('hits the requests that a match names and no others', () => {
  desk.add({ match: { model: 'a/b', text: 'red' }, action: { kind: 'hang' } });
  expect(desk.plan({ ...create, model: 'a/c' })).toEqual({});
  expect(desk.plan({ ...create, text: 'a blue shoe' })).toEqual({});
  expect(desk.plan(delivery)).toEqual({});
  expect(desk.plan(create)).toEqual({ door: { kind: 'hang' } });
});

it('counts: the nth, so many times', () => {
  desk.add({ match: { nth: 2 }, action: { kind: 'stay-processing' } });
  const hits = [1, 2, 3].map(() => 'result' in desk.plan(create));
  expect(hits).toEqual([false, true, false]);
  desk.clear();
  desk.add({ match: { times: 2 }, action: { kind: 'stay-processing' } });
  expect([1, 2, 3].map(() => 'result' in desk.plan(create))).toEqual([true, true, false]);
});

it('takes one fault of each stage, the first rule first, and spends only what it takes', () => {
  desk.add({ match: { times: 1 }, action: { kind: 'reply-late', seconds: 90 } });
  desk.add({ match: { times: 1 }, action: { kind: 'accept-then-reset' } });
  desk.add({ action: { kind: 'webhook-never' } });
  desk.add({ action: { kind: 'clock-skew', seconds: 5 } });
  expect(desk.plan(create)).toMatchObject({
    answer: { kind: 'reply-late' },
    webhook: { kind: 'webhook-never' },
    timing: { kind: 'clock-skew' },
  });
  expect(desk.plan(create)).toMatchObject({ answer: { kind: 'accept-then-reset' } });
  expect(desk.plan(create)).not.toHaveProperty('answer');
});

it('lets what is stopped at the door meet nothing else', () => {
  desk.add({ match: { times: 1 }, action: { kind: 'accept-then-reset' } });
  desk.add({ match: { nth: 2 }, action: { kind: 'hang' } });
  expect([1, 2, 3].map(() => Object.keys(desk.plan(create)))).toEqual([['answer'], ['door'], []]);
});

it('does faults of outputs to deliveries, unless another route is named', () => {
  desk.add({ action: { kind: 'short-body' } });
  expect(desk.plan(create)).toEqual({});
  expect(desk.plan(delivery)).toEqual({ answer: { kind: 'short-body' } });
  desk.clear();
  desk.add({ match: { route: 'predictions.get' }, action: { kind: 'html-page' } });
  expect(desk.plan({ ...delivery, route: 'predictions.get' })).toEqual({ answer: { kind: 'html-page' } });
});
