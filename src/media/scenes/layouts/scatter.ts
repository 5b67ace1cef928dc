import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { groundInks } from './ground-inks.ts';
import { createFloatingObjects, type FloatingPlace } from './scatter-objects.ts';

/** One to three words in the middle of a cloud of objects that floats in depth: near ones blurred and large, far ones small. */
export const scatterLayout: Layout = { id: 'scatter', composePlate, setType };

interface ScatterPlan {
  readonly words: Box;
  readonly line: Box;
  readonly align: 'start' | 'center';
  /** In painting order, far to near; x from the reading side. */
  readonly places: readonly FloatingPlace[];
}

function planOf(stage: Stage, seed: number): ScatterPlan {
  const random = createRandom(deriveSeed(seed, 'scatter'));
  if (stage.shape === 'portrait') return portraitPlan(stage, random() < 0.5);
  if (stage.shape === 'square') return squarePlan(stage);
  return pick(random, [centredPlan, lowPlan, rangedPlan])(stage);
}

/** Objects all round, words in the eye of it. */
function centredPlan(stage: Stage): ScatterPlan {
  return {
    words: boxFromStart(stage, 0.15, 0.2, 0.7, 0.4),
    line: boxFromStart(stage, 0.24, 0.65, 0.5, 0.075),
    align: 'center',
    places: [
      { x: 0.3, y: 0.1, size: 0.14, depth: 'far' },
      { x: 0.93, y: 0.44, size: 0.13, depth: 'far' },
      { x: 0.58, y: 0.91, size: 0.15, depth: 'far' },
      { x: 0.07, y: 0.5, size: 0.2, depth: 'middle' },
      { x: 0.67, y: 0.12, size: 0.22, depth: 'middle' },
      { x: 0.34, y: 0.89, size: 0.22, depth: 'middle' },
      { x: 0.885, y: 0.8, size: 0.38, depth: 'sharp' },
      { x: 0.05, y: 0.96, size: 0.5, depth: 'near' },
      { x: 0.97, y: 0.08, size: 0.4, depth: 'near' },
      { x: 0.1, y: 0.1, size: 0.26, depth: 'middle' },
    ],
  };
}

/** Words along the foot, objects raining down above them. */
function lowPlan(stage: Stage): ScatterPlan {
  return {
    words: boxFromStart(stage, 0.05, 0.56, 0.7, 0.26),
    line: boxFromStart(stage, 0.05, 0.85, 0.6, 0.08),
    align: 'start',
    places: [
      { x: 0.2, y: 0.13, size: 0.13, depth: 'far' },
      { x: 0.56, y: 0.43, size: 0.12, depth: 'far' },
      { x: 0.8, y: 0.14, size: 0.14, depth: 'far' },
      { x: 0.1, y: 0.34, size: 0.22, depth: 'middle' },
      { x: 0.33, y: 0.34, size: 0.26, depth: 'middle' },
      { x: 0.68, y: 0.16, size: 0.2, depth: 'middle' },
      { x: 0.79, y: 0.52, size: 0.5, depth: 'sharp' },
      { x: 0.46, y: 0.02, size: 0.42, depth: 'near' },
      { x: 1.0, y: 0.95, size: 0.52, depth: 'near' },
      { x: 0.94, y: 0.24, size: 0.2, depth: 'middle' },
    ],
  };
}

/** Words at the start of the lines, the cloud at the end side. */
function rangedPlan(stage: Stage): ScatterPlan {
  return {
    words: boxFromStart(stage, 0.05, 0.2, 0.5, 0.46),
    line: boxFromStart(stage, 0.05, 0.7, 0.44, 0.12),
    align: 'start',
    places: [
      { x: 0.62, y: 0.12, size: 0.13, depth: 'far' },
      { x: 0.93, y: 0.4, size: 0.13, depth: 'far' },
      { x: 0.63, y: 0.87, size: 0.15, depth: 'far' },
      { x: 0.9, y: 0.13, size: 0.24, depth: 'middle' },
      { x: 0.64, y: 0.34, size: 0.18, depth: 'middle' },
      { x: 0.9, y: 0.66, size: 0.2, depth: 'middle' },
      { x: 0.76, y: 0.5, size: 0.5, depth: 'sharp' },
      { x: 0.78, y: 1.0, size: 0.46, depth: 'near' },
      { x: 0.3, y: -0.02, size: 0.36, depth: 'near' },
      { x: 0.42, y: 0.9, size: 0.18, depth: 'middle' },
    ],
  };
}

function portraitPlan(stage: Stage, high: boolean): ScatterPlan {
  const turn = (y: number): number => (high ? y : 0.94 - y);
  return {
    words: boxFromStart(stage, 0.075, high ? 0.42 : 0.34, 0.85, 0.2),
    line: boxFromStart(stage, 0.075, high ? 0.635 : 0.555, 0.85, 0.06),
    align: 'center',
    places: [
      { x: 0.2, y: turn(0.35), size: 0.16, depth: 'far' },
      { x: 0.78, y: turn(0.38), size: 0.14, depth: 'far' },
      { x: 0.52, y: turn(0.74), size: 0.16, depth: 'far' },
      { x: 0.8, y: turn(0.1), size: 0.26, depth: 'middle' },
      { x: 0.18, y: turn(0.22), size: 0.24, depth: 'middle' },
      { x: 0.24, y: turn(0.78), size: 0.34, depth: 'middle' },
      { x: 0.56, y: turn(0.24), size: 0.56, depth: 'sharp' },
      { x: 0.96, y: turn(0.76), size: 0.6, depth: 'near' },
      { x: 0.04, y: turn(0.04), size: 0.5, depth: 'near' },
      { x: 0.6, y: turn(0.9), size: 0.28, depth: 'middle' },
    ],
  };
}

function squarePlan(stage: Stage): ScatterPlan {
  return {
    words: boxFromStart(stage, 0.08, 0.5, 0.84, 0.26),
    line: boxFromStart(stage, 0.14, 0.78, 0.72, 0.07),
    align: 'center',
    places: [
      { x: 0.32, y: 0.1, size: 0.14, depth: 'far' },
      { x: 0.9, y: 0.43, size: 0.12, depth: 'far' },
      { x: 0.62, y: 0.93, size: 0.12, depth: 'far' },
      { x: 0.14, y: 0.36, size: 0.22, depth: 'middle' },
      { x: 0.82, y: 0.14, size: 0.24, depth: 'middle' },
      { x: 0.32, y: 0.93, size: 0.2, depth: 'middle' },
      { x: 0.5, y: 0.27, size: 0.44, depth: 'sharp' },
      { x: 0.02, y: 1.0, size: 0.46, depth: 'near' },
      { x: 1.0, y: 0.94, size: 0.34, depth: 'near' },
      { x: 0.06, y: 0.06, size: 0.3, depth: 'near' },
    ],
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const style = artStyleOf(request.archetype);
  const middle = {
    x: (plan.words.x + plan.words.width / 2) / stage.width,
    y: (plan.words.y + plan.words.height / 2) / stage.height,
  };
  const focus = { ...middle, floorY: null };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const ornaments = style.createOrnaments?.(stage, request, focus);
  const places = plan.places.map((place) => ({ ...place, x: fromStart(stage, place.x) / stage.width }));
  const drawObjects = await createFloatingObjects(request, stage, places);
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      ornaments?.behind?.draw(context, seconds);
      drawObjects(context, seconds);
    },
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  const { align } = plan;
  const headline = text.headline === '' ? request.signature : text.headline;
  const fills = groundInks(request);
  return typeLayers([
    setText(request, stage, {
      text: headline,
      role: 'headline',
      room: plan.words,
      face: faces.display as FaceName,
      accentFace: faces.accent as FaceName,
      align,
      maxLines: 3,
      maxSize: 0.5,
      fills,
      unit: 'word',
      startSeconds: 0.12,
    }),
    setText(request, stage, {
      text: text.line,
      role: 'line',
      room: plan.line,
      face: faces.text as FaceName,
      align,
      anchor: 'top',
      maxLines: 2,
      maxSize: 0.056,
      letterCase: 'as-written',
      fills,
      startSeconds: 0.5,
    }),
  ]);
}
