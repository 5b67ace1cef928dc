import { stageOf, usualRouteOf } from './fault-action.ts';
import type {
  AnswerFault,
  DoorFault,
  FaultAction,
  FaultMatch,
  FaultRule,
  FaultStage,
  ResultFault,
  TimingFault,
  WebhookFault,
} from './fault-action.ts';

/** What a rule is matched against. */
export interface FaultSubject {
  readonly provider: string;
  readonly route: string;
  readonly isCreate: boolean;
  readonly model: string | null;
  readonly text: string;
}

/** The faults of one request: one at the door, or at most one of each other stage. */
export interface FaultPlan {
  readonly door?: DoorFault;
  readonly answer?: AnswerFault;
  readonly timing?: TimingFault;
  readonly result?: ResultFault;
  readonly webhook?: WebhookFault;
}

export interface FaultDesk {
  add(rule: FaultRule): void;
  clear(): void;
  /** The faults of a request: of each stage the first rule that hits, or one at the door alone. */
  plan(subject: FaultSubject): FaultPlan;
}

interface CountedRule {
  readonly rule: FaultRule;
  seen: number;
}

export function createFaultDesk(): FaultDesk {
  let rules: CountedRule[] = [];
  return {
    add: (rule) => void rules.push({ rule, seen: 0 }),
    clear() {
      rules = [];
    },
    plan(subject) {
      const plan: { -readonly [Stage in FaultStage]?: FaultAction } = {};
      const isAtDoor = ({ rule: { action } }: CountedRule): boolean => stageOf(action) === 'door';
      for (const counted of rules.filter(isAtDoor))
        if (plan.door === undefined && hits(counted, subject)) plan.door = counted.rule.action;
      // What does not get in meets nothing else, and spends no other rule.
      if (plan.door !== undefined) return plan as FaultPlan;
      for (const counted of rules) {
        const { action } = counted.rule;
        const stage = stageOf(action);
        if (stage !== 'door' && plan[stage] === undefined && hits(counted, subject)) plan[stage] = action;
      }
      return plan as FaultPlan;
    },
  };
}

/** Whether a rule hits a request, which it counts when it fits. */
function hits(counted: CountedRule, subject: FaultSubject): boolean {
  const { action, match = {} } = counted.rule;
  if (!fits(match, match.route ?? usualRouteOf(action), subject)) return false;
  counted.seen += 1;
  const first = match.nth ?? 1;
  const times = match.times ?? (match.nth === undefined ? Number.POSITIVE_INFINITY : 1);
  return counted.seen >= first && counted.seen < first + times;
}

function fits(match: FaultMatch, route: string, subject: FaultSubject): boolean {
  return (
    (route === 'create' ? subject.isCreate : route === subject.route) &&
    (match.provider === undefined || match.provider === subject.provider) &&
    (match.model === undefined || match.model === subject.model) &&
    (match.text === undefined || subject.text.includes(match.text))
  );
}
