import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import { mix } from '../../canvas/colour.ts';
import { inOutCubic, progress } from '../../canvas/easing.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/** Before and after: a bright field pushes the dull one aside, and the object stands on the border it moves. */
export const splitLayout: Layout = { id: 'split', composePlate, setType };

/** Where the border comes to rest, as a share of the long side, from the reading side or the top. */
function borderOf(seed: number): number {
  return 0.36 + createRandom(deriveSeed(seed, 'split'))() * 0.08;
}

interface SplitPlan {
  readonly before: Box;
  readonly after: Box;
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function planOf(stage: Stage, seed: number): SplitPlan {
  const border = borderOf(seed);
  if (stage.shape !== 'landscape') {
    return {
      before: boxFromStart(stage, 0.075, 0.11, 0.85, border - 0.2),
      after: boxFromStart(stage, 0.075, 0.64, 0.85, 0.19),
      hero: { x: 0.5, y: 0.6, width: 0.62, height: 0.34 },
    };
  }
  return {
    before: boxFromStart(stage, 0.05, 0.3, border - 0.13, 0.4),
    after: boxFromStart(stage, border + 0.27, 0.26, 0.95 - border - 0.27, 0.48),
    hero: { x: border + 0.075, y: 0.86, width: 0.3, height: 0.66 },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero } = planOf(stage, request.seed);
  const x = fromStart(stage, hero.x);
  const stand = { x, y: hero.y * stage.height, room: { width: hero.width * stage.width, height: hero.height * stage.height }, anchor: 'foot' as const, startSeconds: 0.25 };
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y - hero.height / 2, floorY: hero.y },
    stands: [stand],
    setting: dullField(request, stage),
  });
}

/** The field of before: the ground's own colour without its life. It covers all and is pushed back to the border. */
function dullField(request: PlateRequest, stage: Stage): (context: SKRSContext2D, seconds: number) => void {
  const { palette, value } = request;
  const grounds = { night: palette.night, hot: palette.hot, field: palette.field, pale: palette.pale };
  const colour = mix(mix(grounds[value], '#808080', 0.55), value === 'pale' ? palette.ink : palette.night, 0.35);
  const rest = borderOf(request.seed);
  return (context, seconds) => {
    const border = lerp(1, rest, progress(seconds, 0.05, Math.min(0.7, request.durationSeconds * 0.35), inOutCubic));
    const drift = seconds * 0.004;
    context.fillStyle = colour;
    if (stage.shape !== 'landscape') context.fillRect(0, 0, stage.width, stage.height * (border - drift));
    else if (stage.direction === 'rtl') context.fillRect(stage.width * (1 - border + drift), 0, stage.width, stage.height);
    else context.fillRect(0, 0, stage.width * (border - drift), stage.height);
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  const display = faces.display as FaceName;
  return typeLayers([
    setText(request, stage, { text: text.headline, role: 'headline', room: plan.before, face: display, anchor: 'middle', maxLines: 3, maxSize: 0.15, startSeconds: 0.05 }),
    setText(request, stage, { text: text.line, role: 'headline', room: plan.after, face: display, accentFace: faces.accent as FaceName, anchor: 'middle', maxLines: 3, maxSize: 0.24, startSeconds: 0.45 }),
  ]);
}
