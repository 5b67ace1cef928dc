import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import { outBack, progress } from '../../canvas/easing.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/** The offer on a seal as large as a face, turning slowly like a coin, the object leaning out from behind it. */
export const offerSealLayout: Layout = { id: 'offer-seal', composePlate, setType };

interface SealPlan {
  readonly centreX: number;
  readonly centreY: number;
  readonly radius: number;
  readonly points: number;
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly line: Box;
  readonly signature: Box;
}

/** Depth of a seal's teeth, as a share of its radius; its disc ends where they begin. */
const toothDepth = 0.07;

function planOf(stage: Stage, seed: number): SealPlan {
  const random = createRandom(deriveSeed(seed, 'offer-seal'));
  const points = 14 + Math.floor(random() * 3) * 5;
  const { width, height, side, safe } = stage;
  if (stage.shape !== 'landscape') {
    const centreY = height * 0.42;
    return {
      centreX: width / 2,
      centreY,
      radius: side * 0.4,
      points,
      hero: { x: 0.72, y: (centreY + side * 0.36) / height, width: 0.46, height: 0.24 },
      line: { x: safe.x, y: height * 0.745, width: safe.width, height: height * 0.085 },
      signature: { x: safe.x, y: safe.y, width: safe.width, height: height * 0.035 },
    };
  }
  return {
    centreX: fromStart(stage, 0.37),
    centreY: height * 0.47,
    radius: side * 0.385,
    points,
    hero: { x: 0.7, y: 0.52, width: 0.42, height: 0.66 },
    line: { x: stage.direction === 'rtl' ? safe.x : width * 0.56, y: height * 0.845, width: safe.x + safe.width - width * 0.56, height: height * 0.09 },
    signature: { x: safe.x, y: height * 0.885, width: width * 0.2, height: height * 0.05 },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const x = fromStart(stage, plan.hero.x);
  const room = { width: plan.hero.width * stage.width, height: plan.hero.height * stage.height, tiltDegrees: 6 };
  const plate = await composeStandardPlate(request, stage, {
    focus: { x: plan.centreX / stage.width, y: plan.centreY / stage.height, floorY: null },
    stands: [{ x, y: plan.hero.y * stage.height, room, anchor: 'centre' }],
  });
  return {
    draw(context, seconds) {
      plate.draw(context, seconds);
      paintSeal(context, plan, sealColour(request), seconds);
    },
  };
}

/** The seal stands out from its ground: paper on strong grounds, the hot colour on pale ones. */
function sealColour({ value, palette }: Pick<PlateRequest, 'value' | 'palette'>): string {
  if (value === 'pale' || value === 'field') return palette.hot;
  return value === 'hot' ? palette.paper : palette.accent;
}

function paintSeal(context: SKRSContext2D, plan: SealPlan, colour: string, seconds: number): void {
  const grown = progress(seconds, 0.05, 0.5, outBack);
  if (grown <= 0) return;
  const turn = seconds * 0.12;
  context.fillStyle = colour;
  context.beginPath();
  for (let corner = 0; corner < plan.points * 2; corner++) {
    const angle = turn + (corner / plan.points) * Math.PI;
    const radius = plan.radius * grown * (corner % 2 === 0 ? 1 - toothDepth : 1);
    context.lineTo(plan.centreX + Math.cos(angle) * radius, plan.centreY + Math.sin(angle) * radius);
  }
  context.fill();
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, palette, text } = request;
  const seal = sealColour(request);
  const inner = plan.radius * (1 - toothDepth);
  const room = { x: plan.centreX - inner * 0.76, y: plan.centreY - inner * 0.5, width: inner * 1.52, height: inner };
  const textFace = faces.text as FaceName;
  return typeLayers([
    setText(request, stage, { text: text.headline, role: 'headline', room, face: faces.display as FaceName, align: 'center', maxLines: 3, maxSize: 0.26, ground: seal, fills: [palette.ink, palette.paper], startSeconds: 0.25, leading: 0.98 }),
    setText(request, stage, { text: text.line, role: 'line', room: plan.line, face: textFace, align: stage.shape === 'landscape' ? 'end' : 'center', maxLines: 2, maxSize: 0.06, letterCase: 'as-written', startSeconds: 0.6 }),
    setText(request, stage, { text: request.signature, role: 'note', room: plan.signature, face: textFace, align: stage.shape === 'landscape' ? 'start' : 'center', maxLines: 1, maxSize: 0.04, startSeconds: 0.7, entrance: 'fade' }),
  ]);
}
