import { createRandom, deriveSeed } from '#domain/random.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { boxFromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote, type Corner } from './corner-note.ts';
import { createBleed, createCloseUp, createView } from './macro-view.ts';
import { createSliverLight } from './sliver-light.ts';
import { setBlock } from './text-block.ts';

interface SliverPlan {
  readonly side: 'start' | 'end';
  readonly tiltDegrees: number;
  readonly size: number;
  readonly downwards: boolean;
  readonly words: Box;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly signature: Corner;
}

/** Darkness. One slit of light travels along the edge of something half out of the frame; a few words stand at the other side. */
export const sliverLayout: Layout = { id: 'sliver', composePlate, setType };

function planOf(stage: Stage, seed: number): SliverPlan {
  const random = createRandom(deriveSeed(seed, 'sliver'));
  const side = random() < 0.68 ? 'end' : 'start';
  const common = {
    side,
    tiltDegrees: lerp(9, 18, random()) * (side === 'end' ? -1 : 1) * (stage.direction === 'rtl' ? -1 : 1),
    size: lerp(1.5, 1.85, random()),
    downwards: random() < 0.7,
  } as const;
  if (stage.shape === 'landscape') {
    const x = side === 'end' ? 0.06 : 0.55;
    return {
      ...common,
      words: boxFromStart(stage, x, 0.17, 0.39, 0.68),
      anchor: 'middle',
      signature: side === 'end' ? 'top-start' : 'top-end',
    };
  }
  const tall = stage.shape === 'portrait';
  const words = tall ? boxFromStart(stage, 0.075, 0.16, 0.85, 0.28) : boxFromStart(stage, 0.05, 0.13, 0.78, 0.34);
  return { ...common, words, anchor: 'top', signature: 'top-start' };
}

/** Half of the hero is outside: at the side in wide frames, at the side and foot in upright ones. */
function placeOf(plan: SliverPlan, stage: Stage, size: { width: number; height: number }): { x: number; y: number } {
  const atRight = (plan.side === 'end') === (stage.direction === 'ltr');
  const wide = stage.shape === 'landscape';
  const inset = Math.min(stage.width * (wide ? 0.5 : 0.86), size.width * (wide ? 0.64 : 0.78));
  const x = atRight ? stage.width - inset : inset - size.width;
  if (wide)
    return {
      x,
      y: size.height > stage.height ? (stage.height - size.height) * 0.42 : stage.height - size.height * 0.86,
    };
  return {
    x,
    y: stage.height - Math.min(stage.height * (stage.shape === 'portrait' ? 0.53 : 0.55), size.height * 0.76),
  };
}

/** A photograph with its own background fills one side, past three edges of the frame. */
function bleedBox(plan: SliverPlan, stage: Stage, margin: number): Box {
  const { width, height } = stage;
  if (stage.shape !== 'landscape')
    return { x: -margin, y: height * 0.5, width: width + margin * 2, height: height * 0.5 + margin };
  const seen = width * 0.5;
  const atRight = (plan.side === 'end') === (stage.direction === 'ltr');
  return { x: atRight ? width - seen : -margin, y: -margin, width: seen + margin, height: height + margin * 2 };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const night: PlateRequest = { ...request, value: 'night' };
  const style = artStyleOf(request.archetype);
  const margin = Math.ceil(30 * stage.unit);
  const bleed = request.hero.kind === 'photo' && !request.hero.cutOut ? bleedBox(plan, stage, margin) : null;
  const closeUp =
    bleed !== null
      ? await createBleed(night, bleed)
      : await createCloseUp(night, {
          meanSize: plan.size * stage.side,
          widest: stage.width * 1.7,
          tiltDegrees: plan.tiltDegrees,
        });
  const place = bleed ?? placeOf(plan, stage, closeUp);
  const { hero } = createView(night, stage, closeUp, { ...place, margin, focus: null, shadeSide: 1 });
  const openSide = hero.x + hero.canvas.width / 2 > stage.width / 2 ? 'left' : 'right';
  const light = createSliverLight(night, stage, hero, {
    openSide,
    leanDegrees: openSide === 'left' ? -24 : 24,
    downwards: plan.downwards,
  });
  const centre = { x: hero.x + hero.canvas.width / 2, y: hero.y + hero.canvas.height / 2 };
  const focus = { x: centre.x / stage.width, y: centre.y / stage.height, floorY: null };
  const ground = style.createGround(stage, request.palette, 'night', focus, request.seed);
  const { front } = style.createOrnaments?.(stage, night, focus) ?? {};
  const push = Math.max(0.01, style.motion.pushPerSecond * 0.8);
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      context.save();
      context.translate(centre.x, centre.y);
      context.scale(1 + push * seconds, 1 + push * seconds);
      context.translate(-centre.x, -centre.y);
      context.drawImage(light.view(seconds), hero.x, hero.y);
      light.drawSpark(context, seconds);
      context.restore();
      front?.draw(context, seconds);
    },
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const night: TypeRequest = { ...request, value: 'night' };
  const { headline, line, note } = request.text;
  return typeLayers([
    ...setBlock(night, stage, {
      headline,
      line: line || note,
      room: plan.words,
      anchor: plan.anchor,
      headlineSize: 0.2,
      startSeconds: 0.25,
    }),
    setCornerNote(night, stage, {
      text: request.signature,
      corner: plan.signature,
      voice: 'signature',
      fills: [request.palette.accent, request.palette.paper],
    }),
  ]);
}
