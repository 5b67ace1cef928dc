import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import { createCastShadow } from '../../canvas/cast-shadow.ts';
import { mix } from '../../canvas/colour.ts';
import { createContactShadow } from '../../canvas/contact-shadow.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import { createGobo, type GoboOptions } from '../../canvas/gobo.ts';
import { createLayer } from '../../canvas/layer.ts';
import type { Painted } from '../art-style.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { createDriftingPlate } from '../styles/drifting-plate.ts';
import { createFloatingMotes } from '../styles/floating-motes.ts';
import { createRisingSteam, isServedHot } from '../styles/food-steam.ts';
import { createLeafShadows } from '../styles/leaf-shadows.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote, type Corner } from './corner-note.ts';
import { setBlock } from './text-block.ts';

interface WindowPlan {
  /** Near: cut by the foot of the frame. Whole: standing on the table with its long shadow. */
  readonly near: boolean;
  readonly side: 'start' | 'end';
  readonly heroX: number;
  readonly footY: number;
  readonly width: number;
  readonly height: number;
  readonly words: Box;
  readonly anchor: 'top' | 'middle';
  readonly signature: Corner;
  readonly panes: readonly [number, number];
  readonly leaves: number;
}

/** Morning: the light of a window lies over wall and object, steam rises, a long shadow falls, and nobody hurries. */
export const windowLightLayout: Layout = { id: 'window-light', composePlate, setType };

function planOf(stage: Stage, seed: number, whole: boolean): WindowPlan {
  const random = createRandom(deriveSeed(seed, 'window light'));
  const near = random() < 0.6 && !whole;
  const side = random() < 0.72 ? 'end' : 'start';
  const leafy = random() < 0.5;
  const common: Pick<WindowPlan, 'near' | 'side' | 'panes' | 'leaves'> = {
    near,
    side,
    panes: leafy ? [3, 2] : [4, 3],
    leaves: leafy ? 6 : 2,
  };
  const x = (value: number): number => (side === 'end' ? value : 1 - value);
  if (stage.shape === 'portrait') {
    const words = boxFromStart(stage, 0.075, 0.15, 0.85, 0.25);
    return {
      ...common,
      words,
      anchor: 'top',
      signature: 'top-start',
      heroX: near ? x(0.58) : 0.5,
      footY: near ? 1.03 : 0.86,
      width: near ? 1.06 : 0.8,
      height: near ? 0.56 : 0.4,
    };
  }
  if (stage.shape === 'square') {
    const words = boxFromStart(stage, 0.05, 0.065, 0.84, 0.3);
    return {
      ...common,
      words,
      anchor: 'top',
      signature: side === 'end' ? 'bottom-start' : 'bottom-end',
      heroX: x(0.66),
      footY: near ? 1.12 : 0.93,
      width: near ? 0.92 : 0.6,
      height: near ? 0.74 : 0.52,
    };
  }
  const words = boxFromStart(stage, side === 'end' ? 0.05 : 0.54, 0.14, 0.41, 0.68);
  return {
    ...common,
    words,
    anchor: 'middle',
    signature: side === 'end' ? 'bottom-start' : 'bottom-end',
    heroX: x(near ? 0.755 : 0.73),
    footY: near ? 1.2 : 0.89,
    width: near ? 0.62 : 0.4,
    height: near ? 1.02 : 0.68,
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const whole = request.hero.kind === 'photo';
  const plan = planOf(stage, request.seed, whole);
  const style = artStyleOf(request.archetype);
  const x = fromStart(stage, plan.heroX);
  const footY = plan.footY * stage.height;
  const gobo = goboOf(request, stage, plan, x / stage.width);
  const room = { width: plan.width * stage.width, height: plan.height * stage.height, flip: stage.direction === 'rtl' };
  const sprite = await prepareHero(request, room);
  const hero = whole ? sprite : underWindow(sprite, gobo, stage, x, footY);
  const wall = createWall(request, stage, plan, x / stage.width, gobo);
  const leaves = createLeafShadows(stage, {
    colour: shadeOf(request),
    alpha: 0.5,
    x: plan.side === 'end' ? 0.3 : 0.7,
    y: 0.12,
    angleDegrees: 24,
    length: 560,
    seed: request.seed,
  });
  const footing = plan.near ? null : createFooting(request, stage, hero);
  const air = createAir(request, stage, plan, x / stage.width, (footY - hero.height * 0.72) / stage.height);
  const push = Math.max(0.012, style.motion.pushPerSecond * 0.8);
  return {
    draw(context, seconds) {
      wall.draw(context, seconds);
      leaves.draw(context, seconds);
      context.save();
      context.translate(x, plan.near ? stage.height * 0.8 : footY);
      context.scale(1 + push * seconds, 1 + push * seconds);
      footing?.(context);
      context.drawImage(hero, -hero.width / 2, plan.near ? footY - stage.height * 0.8 - hero.height : -hero.height);
      context.restore();
      air.draw(context, seconds);
    },
  };
}

function shadeOf({ palette, value }: PlateRequest): string {
  if (value === 'pale') return mix(mix(palette.hot, palette.pale, 0.42), palette.accent, 0.3);
  return mix(palette[value], palette.night, value === 'night' ? 0 : 0.6);
}

function goboOf(request: PlateRequest, stage: Stage, plan: WindowPlan, x: number): GoboOptions {
  const upright = stage.shape !== 'landscape';
  return {
    colour: shadeOf(request),
    amount: request.value === 'pale' ? 0.48 : 0.72,
    x: lerp(x, 0.5, 0.3),
    y: upright ? 0.74 : 0.48,
    width: upright ? 0.98 : 0.72,
    height: upright ? 0.84 : 1.25,
    skew: -0.32,
    rotationDegrees: -13,
    panes: plan.panes,
    leaves: plan.leaves,
    blur: 17 * stage.unit,
    seed: request.seed,
  };
}

/** The wall and table with the window's light baked in; both drift as the morning does. */
function createWall(request: PlateRequest, stage: Stage, plan: WindowPlan, x: number, gobo: GoboOptions): Painted {
  const { palette, value } = request;
  const lit = value === 'pale';
  const ground = value === 'night' ? mix(palette.night, palette.hot, 0.42) : palette[value];
  const table = plan.near
    ? {}
    : {
        floor: {
          y: plan.footY - 0.17,
          colour: mix(ground, value === 'pale' ? palette.accent : palette.night, 0.3),
          amount: 0.6,
          softness: 0.02,
        },
      };
  const base: readonly [string, string] = lit
    ? [mix(ground, '#ffffff', 0.25), mix(ground, palette.accent, 0.3)]
    : [mix(ground, palette.hot, 0.1), mix(ground, palette.night, 0.45)];
  const warm = mix(palette.accent, palette.hot, 0.35);
  const lights = [
    { x, y: 0.5, radius: 0.8, colour: warm, power: lit ? 0.25 : 0.32, mode: lit ? 'mix' : 'add' } as const,
    {
      x: 1 - x,
      y: 0.02,
      radius: 0.7,
      colour: lit ? '#ffffff' : palette.accent,
      power: lit ? 0.6 : 0.1,
      mode: lit ? 'mix' : 'add',
    } as const,
  ];
  return createDriftingPlate(
    stage,
    { base, angleDegrees: 65, lights, ditherLevels: 1.8, ...table },
    { reachX: 36, reachY: 14, turnsPerSecond: 0.1, phase: 0.3 },
    (context, width, height) => {
      context.globalCompositeOperation = 'multiply';
      context.drawImage(createGobo(width, height, gobo), 0, 0);
    },
  );
}

/** The same window's light on a drawn object. Photographs keep their own. */
function underWindow(sprite: Canvas, gobo: GoboOptions, stage: Stage, x: number, footY: number): Canvas {
  const shade = createGobo(stage.width, stage.height, { ...gobo, amount: (gobo.amount ?? 0.5) * 0.8 });
  const shaded = createLayer(sprite.width, sprite.height, (context) => {
    context.drawImage(sprite, 0, 0);
    context.globalCompositeOperation = 'multiply';
    context.drawImage(shade, sprite.width / 2 - x, sprite.height - footY);
  });
  return createLayer(sprite.width, sprite.height, (context) => {
    context.drawImage(sprite, 0, 0);
    context.globalCompositeOperation = 'source-atop';
    context.drawImage(shaded, 0, 0);
  });
}

/** A long morning shadow and the dark where object and table meet, with the foot at the origin. */
function createFooting(request: PlateRequest, stage: Stage, hero: Canvas): (context: SKRSContext2D) => void {
  const colour = mix(shadeOf(request), request.palette.night, request.value === 'pale' ? 0.3 : 0.75);
  const cast = createCastShadow(hero, {
    colour,
    power: 0.62,
    skew: 1.6,
    squash: 0.42,
    blur: 12 * stage.unit,
    fade: 0.8,
  });
  const contact = createContactShadow(hero, { colour, power: 0.85, flat: 0.17 });
  return (context) => {
    for (const shadow of [cast, contact])
      context.drawImage(shadow.canvas, shadow.offsetX, shadow.offsetY - 6 * stage.unit);
  };
}

/** Steam over what is served hot, dust in the light over everything else. */
function createAir(request: PlateRequest, stage: Stage, plan: WindowPlan, x: number, y: number): Painted {
  const { palette, value } = request;
  const seed = deriveSeed(request.seed, 'air');
  const motes = createFloatingMotes(stage, {
    colour: mix(palette.accent, palette.paper, 0.6),
    count: 18,
    alpha: value === 'pale' ? 0.7 : 0.45,
    smallest: 3,
    largest: 12,
    seed,
  });
  if (!isServedHot(request.hero)) return motes;
  const steam = createRisingSteam(stage, {
    colour: mix(palette.paper, palette.accent, 0.12),
    alpha: 0.85,
    x,
    y: y + 0.06,
    height: plan.near ? 560 : 440,
    seed,
  });
  return {
    draw(context, seconds) {
      steam.draw(context, seconds);
      motes.draw(context, seconds);
    },
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed, false);
  const { headline, line, note } = request.text;
  return typeLayers([
    ...setBlock(request, stage, {
      headline,
      line: line || note,
      room: plan.words,
      anchor: plan.anchor,
      headlineSize: 0.2,
      startSeconds: 0.2,
    }),
    setCornerNote(request, stage, { text: request.signature, corner: plan.signature, voice: 'signature' }),
  ]);
}
