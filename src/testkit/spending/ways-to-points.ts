import type { CrashPointName } from '#pipeline/crash-point.ts';
import type { FaultRule } from '../provider-simulator/faults/fault-action.ts';

const match = { provider: 'replicate', times: 1 } as const;

/** What has to go wrong once for a call to come by a point that calls without trouble never see. */
const trouble: Partial<Readonly<Record<CrashPointName, FaultRule>>> = {
  'attempt.maybe_sent.committed': { match, action: { kind: 'accept-then-reset' } },
  'attempt.rejected.committed': { match, action: { kind: 'throttled', retryAfterSeconds: 1 } },
  'attempt.failed.committed': { match, action: { kind: 'failed', code: 'E1000' } },
  'attempt.canceled.committed': { match, action: { kind: 'canceled' } },
  // Of a call whose result comes with its answer nothing is left when that is lost.
  'attempt.lost.committed': { match: { provider: 'openai', times: 1 }, action: { kind: 'accept-then-reset' } },
};

/** The faults on the way to a point; none where every call comes by. */
export function wayTo(point: CrashPointName): readonly FaultRule[] {
  const rule = trouble[point];
  return rule === undefined ? [] : [rule];
}
