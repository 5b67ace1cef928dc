import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { HeroStand } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setButton } from '../set-button.ts';
import { setLogo } from '../set-logo.ts';
import { setText } from '../set-text.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/** Places of an end card: one name, one object, one thing to do, and nothing else. */
interface EndCardPlan {
  readonly name: Box;
  readonly line: Box;
  readonly button: Box;
  readonly note: Box;
  readonly align: 'start' | 'center';
  readonly noteAlign: 'start' | 'center';
  /** The hero's middle from the reading side, its foot or middle, and its room. */
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly floats: boolean;
}

/**
 * The last thing seen: it performs arrival. The object is in its place when the card opens, the name rises,
 * the button pops and then holds still to the end of the film.
 */
export const endCardLayout: Layout = { id: 'end-card', composePlate, setType };

function planOf(stage: Stage, seed: number): EndCardPlan {
  const random = createRandom(deriveSeed(seed, 'end-card'));
  if (stage.shape === 'portrait') return portraitPlan(stage, pick(random, [0, 1]));
  if (stage.shape === 'square') return squarePlan(stage);
  return pick(random, [groundedPlan, floatingPlan, centredPlan])(stage);
}

/** Name over the full foot of the frame, object standing at the end side above the button. */
function groundedPlan(stage: Stage): EndCardPlan {
  return {
    name: boxFromStart(stage, 0.05, 0.5, 0.53, 0.3),
    line: boxFromStart(stage, 0.05, 0.845, 0.53, 0.085),
    button: boxFromStart(stage, 0.64, 0.8, 0.31, 0.125),
    note: boxFromStart(stage, 0.05, 0.075, 0.42, 0.06),
    align: 'start',
    noteAlign: 'start',
    hero: { x: 0.76, y: 0.7, width: 0.4, height: 0.56 },
    floats: false,
  };
}

/** A column of words, the object afloat beside it. */
function floatingPlan(stage: Stage): EndCardPlan {
  return {
    name: boxFromStart(stage, 0.05, 0.13, 0.5, 0.34),
    line: boxFromStart(stage, 0.05, 0.5, 0.46, 0.13),
    button: boxFromStart(stage, 0.05, 0.68, 0.46, 0.13),
    note: boxFromStart(stage, 0.05, 0.86, 0.5, 0.06),
    align: 'start',
    noteAlign: 'start',
    hero: { x: 0.76, y: 0.5, width: 0.4, height: 0.62 },
    floats: true,
  };
}

/** Everything on the axis: object above, name and button below. */
function centredPlan(stage: Stage): EndCardPlan {
  return {
    name: boxFromStart(stage, 0.14, 0.52, 0.72, 0.2),
    line: boxFromStart(stage, 0.2, 0.745, 0.6, 0.065),
    button: boxFromStart(stage, 0.25, 0.825, 0.5, 0.11),
    note: boxFromStart(stage, 0.05, 0.068, 0.3, 0.055),
    align: 'center',
    noteAlign: 'start',
    hero: { x: 0.5, y: 0.485, width: 0.56, height: 0.43 },
    floats: false,
  };
}

function portraitPlan(stage: Stage, variant: number): EndCardPlan {
  const high = variant === 0;
  return {
    name: boxFromStart(stage, 0.075, high ? 0.5 : 0.1, 0.85, 0.14),
    line: boxFromStart(stage, 0.075, high ? 0.65 : 0.25, 0.85, 0.055),
    button: boxFromStart(stage, 0.075, 0.725, 0.85, 0.075),
    note: boxFromStart(stage, 0.075, 0.812, 0.85, 0.032),
    align: high ? 'start' : 'center',
    noteAlign: high ? 'start' : 'center',
    hero: { x: 0.5, y: high ? 0.47 : 0.69, width: 0.82, height: high ? 0.34 : 0.36 },
    floats: false,
  };
}

function squarePlan(stage: Stage): EndCardPlan {
  return {
    name: boxFromStart(stage, 0.05, 0.54, 0.9, 0.16),
    line: boxFromStart(stage, 0.05, 0.715, 0.9, 0.06),
    button: boxFromStart(stage, 0.05, 0.79, 0.9, 0.085),
    note: boxFromStart(stage, 0.05, 0.89, 0.9, 0.04),
    align: 'center',
    noteAlign: 'center',
    hero: { x: 0.5, y: 0.5, width: 0.7, height: 0.42 },
    floats: false,
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero, floats } = planOf(stage, request.seed);
  const x = fromStart(stage, hero.x);
  const stand: HeroStand = {
    x,
    y: hero.y * stage.height,
    room: { width: hero.width * stage.width, height: hero.height * stage.height },
    anchor: floats ? 'centre' : 'foot',
    landing: 'none',
    sweepAt: 0.7,
  };
  const focus = { x: x / stage.width, y: hero.y - (floats ? 0 : hero.height / 2), floorY: floats ? null : hero.y };
  return composeStandardPlate(request, stage, { focus, stands: [stand] });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { palette, text, value } = request;
  const { align } = plan;
  const face = (name: string): FaceName => name as FaceName;
  const buttonFill = value === 'hot' || value === 'pale' ? palette.ink : palette.accent;
  return typeLayers([
    await nameOf(request, stage, plan),
    setText(request, stage, { text: text.line, role: 'line', room: plan.line, face: face(request.faces.text), align, anchor: 'top', maxLines: 2, maxSize: 0.056, letterCase: 'as-written', startSeconds: 0.35 }),
    setButton(request, stage, { text: request.callToAction, room: plan.button, face: face(request.faces.text), fill: buttonFill, align, maxSize: 0.062, startSeconds: 0.5 }),
    setText(request, stage, { text: text.note, role: 'note', room: plan.note, face: face(request.faces.text), align: plan.noteAlign, maxLines: 1, maxSize: 0.04, startSeconds: 0.6, entrance: 'fade' }),
  ]);
}

/** The user's logo in place of the name, or the name itself. */
async function nameOf(request: TypeRequest, stage: Stage, plan: EndCardPlan) {
  const { align, name: room } = plan;
  if (request.logoPath !== null) return (await setLogo(request, stage, { path: request.logoPath, room, align })) as TypeMark;
  const headline = request.text.headline === '' ? request.signature : request.text.headline;
  const face = request.faces.display as FaceName;
  return setText(request, stage, { text: headline, role: 'headline', room, face, accentFace: request.faces.accent as FaceName, align, anchor: 'bottom', maxLines: 2, maxSize: 0.42, startSeconds: 0.1 });
}
