import { archetypeIds } from '#domain/archetype-id.ts';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Spec } from '#domain/spec.ts';
import type { Planner, PlanRequest } from '../planner.ts';
import type { Ways } from './merge-answer.ts';
import { describeWay } from './write-question.ts';

/** Ways of telling are offered as long as their frames take no more characters than this; the first always is. */
const mostCharacters = 12_000;

/**
 * The offline planner's plan, and its plans of the same request for the other kinds of ad. A planner that does not take
 * a kind gives one way only. Throws what the planner throws.
 */
export async function planWays(planner: Planner, planRequest: PlanRequest): Promise<Ways> {
  const own = await planner.plan(planRequest);
  const ways = new Map<ArchetypeId, Spec>([[own.style.archetype, own]]);
  let characters = describeWay(own.style.archetype, own).length;
  for (const archetype of planRequest.archetype === undefined ? archetypeIds : []) {
    if (ways.has(archetype)) continue;
    const other = await planner.plan({ ...planRequest, archetype });
    characters += describeWay(archetype, other).length;
    if (other.style.archetype !== archetype || characters > mostCharacters) break;
    ways.set(archetype, other);
  }
  return ways;
}
