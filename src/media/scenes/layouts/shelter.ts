import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import type { Sprite } from '../../canvas/layer.ts';
import { createRain } from '../../canvas/rain.ts';
import { createSplashes } from '../../canvas/splash.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { createHeroActor, type HeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';
import { waterColour } from './rain-water.ts';
import { dryColour, dryUnder, measureShelter, paintShelter } from './shelter-shape.ts';

/** The answer as a roof: the hero pops open in the rain, and under it is a place of colour where no drop falls. */
export const shelterLayout: Layout = { id: 'shelter', composePlate, setType };

interface ShelterPlan {
  /** Middle of hero and shelter, as a fraction of the width; the hero's middle as one of the height. */
  readonly x: number;
  readonly y: number;
  readonly room: { readonly width: number; readonly height: number };
  /** Half the width of the dry place at the foot of the frame, in pixels. */
  readonly footHalf: number;
  readonly words: Box;
}

function planOf(stage: Stage, seed: number): ShelterPlan {
  const { width, height, safe, side } = stage;
  const random = createRandom(deriveSeed(seed, 'shelter'));
  const x = stage.shape === 'landscape' ? [0.5, 0.5, 0.46, 0.54][Math.floor(random() * 4)]! : 0.5;
  const shape = {
    landscape: {
      y: 0.385,
      room: { width: 0.46, height: 0.63 },
      foot: 0.37,
      words: { half: 0.26, top: 0.74, bottom: safe.y + safe.height },
    },
    square: {
      y: 0.38,
      room: { width: 0.72, height: 0.56 },
      foot: 0.5,
      words: { half: 0.36, top: 0.7, bottom: safe.y + safe.height },
    },
    portrait: {
      y: 0.33,
      room: { width: 0.86, height: 0.42 },
      foot: 0.56,
      words: { half: 0.41, top: 0.585, bottom: safe.y + safe.height * 0.96 },
    },
  }[stage.shape];
  const half = shape.words.half * width;
  const top = shape.words.top * height;
  return {
    x,
    y: shape.y,
    room: { width: shape.room.width * width, height: shape.room.height * height },
    footHalf: shape.foot * Math.max(width, side),
    words: { x: x * width - half, y: top, width: half * 2, height: shape.words.bottom - top },
  };
}

const openSeconds = 0.5;

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const { palette, value, width, height, seed } = request;
  const focus = { x: plan.x, y: plan.y, floorY: null };
  const ground = artStyleOf(request.archetype).createGround(stage, palette, value, focus, seed);
  const [x, y] = [plan.x * width, plan.y * height];
  const actor = await createHeroActor(request, stage, {
    x,
    y,
    anchor: 'centre',
    room: plan.room,
    landing: 'none',
    sweepAt: 0.9,
  });
  const shelter = measureShelter(stage, actor.canvas, x - actor.canvas.width / 2, y - actor.canvas.height / 2, {
    footHalf: plan.footHalf,
    wordsHalf: plan.words.width / 2,
    wordsTop: plan.words.y,
    arched: request.hero.kind === 'form',
  });
  const place = paintShelter(stage, shelter, dryColour(palette, value));
  const water = waterColour(palette, value);
  const slant = stage.direction === 'rtl' ? 0.19 : -0.19;
  const rain = createRain(width, height, { colour: water, density: 1.3, slant, seed: deriveSeed(seed, 'rainfall') });
  const splashes = createSplashes(shelter.isArch ? place.canvas : actor.canvas, stage.unit, {
    colour: water,
    share: 0.3,
    seed: deriveSeed(seed, 'roof'),
  });
  const dryAbove = dryUnder(stage, shelter);
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      const open = seconds > openSeconds * 0.5;
      rain(context, seconds, open ? { dryAbove } : {});
      drawPlace(context, place, progress(seconds, 0.2, Math.min(0.6, request.durationSeconds * 0.3), outQuint));
      if (open && shelter.isArch) drawAt(context, place.x, place.y, () => splashes(context, seconds));
      drawRoof(context, actor, seconds, () => {
        if (open && !shelter.isArch) splashes(context, seconds);
      });
    },
  };
}

function drawAt(context: SKRSContext2D, x: number, y: number, paint: () => void): void {
  context.save();
  context.translate(x, y);
  paint();
  context.restore();
}

/** The dry place comes down from the eaves like a blind. */
function drawPlace(context: SKRSContext2D, place: Sprite, share: number): void {
  const { width, height } = place.canvas;
  const visible = Math.round(height * share);
  if (visible > 0) context.drawImage(place.canvas, 0, 0, width, visible, place.x, place.y, width, visible);
}

/** Opens the hero from its own middle, a little beyond its size and back, then lets it float. `after` paints on the open roof. */
function drawRoof(context: SKRSContext2D, actor: HeroActor, seconds: number, after: () => void): void {
  const at = actor.poseAt(seconds);
  const grown = openingScale(seconds);
  context.save();
  context.translate(at.x, at.y);
  context.scale(grown, grown);
  context.translate(-at.x, -at.y);
  actor.drawHero(context, seconds);
  context.translate(at.x, at.y);
  context.scale(at.scale, at.scale);
  context.translate(-actor.canvas.width / 2, -actor.canvas.height / 2);
  after();
  context.restore();
}

function openingScale(seconds: number): number {
  const rest = 1 - progress(seconds, 0, openSeconds, outQuint);
  return 1 - 0.4 * rest + 0.1 * Math.sin(rest * Math.PI);
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, palette, text, value } = request;
  const dry = dryColour(palette, value);
  const fills = groundInks(request);
  const inks = groundInks({ palette: { ...palette, [value]: dry }, value });
  return typeLayers([
    setText(request, stage, {
      text: text.headline,
      role: 'headline',
      room: plan.words,
      face: faces.display as FaceName,
      accentFace: faces.display as FaceName,
      align: 'center',
      anchor: stage.shape === 'portrait' ? 'middle' : 'bottom',
      maxLines: stage.shape === 'portrait' ? 3 : 2,
      maxSize: 0.3,
      fills: inks,
      startSeconds: 0.45,
    }),
    // Only the upper corners are clear of the shelter; in portrait not even those.
    ...(stage.shape === 'portrait'
      ? []
      : [
          setCornerNote(request, stage, {
            text: request.signature,
            corner: 'top-start',
            voice: 'signature',
            fills: [palette.accent, ...fills],
            share: 0.19,
          }),
          setCornerNote(request, stage, {
            text: text.line || text.note,
            corner: 'top-end',
            voice: 'note',
            startSeconds: 0.8,
            fills,
            share: 0.2,
          }),
        ]),
  ]);
}
