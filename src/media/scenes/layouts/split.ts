import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { mix } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { inOutCubic, progress } from '../../canvas/easing.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import { createLayer } from '../../canvas/layer.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { paintHero, type HeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';

/**
 * Before and after: the frame opens dull and grey, a bright field pushes the dullness aside, and the object stands on
 * the border that it moves, still grey on the side of before.
 */
export const splitLayout: Layout = { id: 'split', composePlate, setType };

interface SplitPlan {
  /** The border crosses the frame from top to bottom, or lies between an upper and a lower band. */
  readonly border: 'upright' | 'level';
  /** Where it comes to rest, as a share of that side, and how far its ends lean apart. */
  readonly at: number;
  readonly lean: number;
  readonly before: Box;
  readonly after: Box;
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function planOf(stage: Stage, seed: number): SplitPlan {
  const random = createRandom(deriveSeed(seed, 'split'));
  const lean = pick(random, [0, 0.06, -0.06]);
  const upright = random() < 0.5;
  if (stage.shape !== 'landscape') return bandsPlan(stage, lean * 0.6, random() < 0.5);
  if (upright) {
    return {
      border: 'upright',
      at: 0.41,
      lean,
      before: boxFromStart(stage, 0.05, 0.2, 0.255, 0.6),
      after: boxFromStart(stage, 0.605, 0.14, 0.345, 0.72),
      hero: { x: 0.455, y: 0.885, width: 0.29, height: 0.66 },
    };
  }
  return {
    border: 'level',
    at: 0.4,
    lean: lean * 1.2,
    before: boxFromStart(stage, 0.05, 0.085, 0.56, 0.22),
    after: boxFromStart(stage, 0.05, 0.49, 0.56, 0.43),
    hero: { x: 0.79, y: 0.87, width: 0.37, height: 0.7 },
  };
}

/** Two bands: the word of before above, the word of after below, the object between them or at the end. */
function bandsPlan({ safe, ...rest }: Stage, lean: number, aside: boolean): SplitPlan {
  const at = (y: number, height: number): Box => ({
    x: safe.x,
    y: safe.y + y * safe.height,
    width: safe.width,
    height: height * safe.height,
  });
  const foot = (y: number): number => (safe.y + y * safe.height) / rest.height;
  return {
    border: 'level',
    at: foot(0.44),
    lean,
    before: at(0.02, 0.16),
    after: at(0.74, 0.26),
    hero: { x: aside ? 0.6 : 0.5, y: foot(0.705), width: 0.86, height: 0.36 },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const { hero } = plan;
  const x = fromStart(stage, hero.x);
  const stand = {
    x,
    y: hero.y * stage.height,
    room: { width: hero.width * stage.width, height: hero.height * stage.height },
    anchor: 'foot' as const,
    startSeconds: 0.1,
  };
  const dull = dullColour(request);
  let grey: Canvas | undefined;
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y - hero.height / 2, floorY: hero.y },
    stands: [stand],
    setting: (context, seconds) => {
      context.fillStyle = dull;
      traceBefore(context, stage, plan, borderAt(request, plan, seconds));
      context.fill();
    },
    // A photograph of the product keeps its colours on both sides.
    ...(request.hero.kind === 'photo'
      ? {}
      : {
          finish: (context, seconds, [actor]) => {
            if (actor === undefined) return;
            grey ??= greyOf(actor, dull);
            context.save();
            traceBefore(context, stage, plan, borderAt(request, plan, seconds));
            context.clip();
            paintHero(context, grey, actor.poseAt(seconds), 'foot');
            context.restore();
          },
        }),
  });
}

/** The colour of before: the ground's own without its life. */
function dullColour({ palette, value }: PlateRequest): string {
  const grey = mix(mix(palette[value], '#808080', 0.62), palette.night, value === 'night' ? 0.2 : 0.4);
  return contrastRatio(grey, palette[value]) >= 1.5
    ? grey
    : mix(grey, value === 'night' ? '#9a9a9a' : palette.night, 0.4);
}

/** The object without its colours, dimmed towards the dull field. */
function greyOf({ canvas }: HeroActor, dull: string): Canvas {
  return createLayer(canvas.width, canvas.height, (context) => {
    context.filter = 'grayscale(1) brightness(0.82) contrast(0.9)';
    context.drawImage(canvas, 0, 0);
    context.filter = 'none';
    context.globalCompositeOperation = 'source-atop';
    context.globalAlpha = 0.28;
    context.fillStyle = dull;
    context.fillRect(0, 0, canvas.width, canvas.height);
  });
}

function borderAt(request: PlateRequest, plan: SplitPlan, seconds: number): number {
  const pushSeconds = Math.min(0.75, request.durationSeconds * 0.36);
  return lerp(1.06, plan.at, progress(seconds, 0.05, pushSeconds, inOutCubic)) - seconds * 0.004;
}

/** The outline of the dull field, which ends at the border. */
function traceBefore(
  context: SKRSContext2D,
  { width, height, direction }: Stage,
  plan: SplitPlan,
  border: number,
): void {
  const [near, far] = [border + plan.lean, border - plan.lean];
  context.beginPath();
  if (plan.border === 'level') {
    context.moveTo(0, 0);
    context.lineTo(width, 0);
    context.lineTo(width, far * height);
    context.lineTo(0, near * height);
    context.closePath();
    return;
  }
  const across = (share: number): number => (direction === 'rtl' ? width * (1 - share) : width * share);
  context.moveTo(across(0), 0);
  context.lineTo(across(near), 0);
  context.lineTo(across(far), height);
  context.lineTo(across(0), height);
  context.closePath();
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, palette, text } = request;
  const display = faces.display as FaceName;
  const pale = [palette.paper, palette.ink];
  return typeLayers([
    setText(request, stage, {
      text: text.headline,
      role: 'headline',
      room: plan.before,
      face: display,
      anchor: plan.border === 'upright' ? 'middle' : 'top',
      maxLines: 4,
      maxSize: 0.17,
      fills: pale,
      startSeconds: 0.05,
    }),
    setText(request, stage, {
      text: text.line === '' ? request.signature : text.line,
      role: 'headline',
      room: plan.after,
      face: display,
      accentFace: faces.accent as FaceName,
      anchor: plan.border === 'upright' ? 'middle' : 'bottom',
      maxLines: 4,
      maxSize: 0.42,
      fills: pale,
      startSeconds: 0.4,
    }),
  ]);
}
