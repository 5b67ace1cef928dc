import type { SKRSContext2D } from '@napi-rs/canvas';
import type { GroundFocus } from './art-style.ts';
import { createHeroActor, type HeroActor, type HeroStand } from './hero-actor.ts';
import type { Plate } from './plate.ts';
import type { PlateRequest } from './plate-request.ts';
import type { Stage } from './stage.ts';
import { artStyleOf } from './style-registry.ts';

/** What most plates are made of. */
export interface StandardPlate {
  readonly focus: GroundFocus;
  /** Objects in painting order; the first is the hero. */
  readonly stands: readonly HeroStand[];
  /** Whether type may stand behind the objects. */
  readonly typeBehind?: boolean;
  /** Painted on the ground before the objects: panels, discs, rules of colour. */
  readonly setting?: (context: SKRSContext2D, seconds: number) => void;
  /** Painted over the ornaments behind and under the objects: what carries words of its own, such as a seal. */
  readonly platform?: (context: SKRSContext2D, seconds: number) => void;
  /** Painted with the objects, over them: a second look of the hero, a seal that it leans on. */
  readonly finish?: (context: SKRSContext2D, seconds: number, actors: readonly HeroActor[]) => void;
}

/** Ground, setting, ornaments behind, objects with their footing, ornaments in front: painted in that order. */
export async function composeStandardPlate(request: PlateRequest, stage: Stage, parts: StandardPlate): Promise<Plate> {
  const style = artStyleOf(request.archetype);
  const ground = style.createGround(stage, request.palette, request.value, parts.focus, request.seed);
  const ornaments = style.createOrnaments?.(stage, request, parts.focus);
  const actors: HeroActor[] = [];
  for (const stand of parts.stands) actors.push(await createHeroActor(request, stage, stand));
  const drawObjects = (context: SKRSContext2D, seconds: number): void => {
    for (const actor of actors) actor.drawHero(context, seconds);
    parts.finish?.(context, seconds, actors);
    ornaments?.front?.draw(context, seconds);
  };
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      parts.setting?.(context, seconds);
      ornaments?.behind?.draw(context, seconds);
      parts.platform?.(context, seconds);
      for (const actor of actors) actor.drawFooting(context, seconds);
      drawObjects(context, seconds);
    },
    ...(parts.typeBehind === true ? { drawHero: drawObjects } : {}),
  };
}
