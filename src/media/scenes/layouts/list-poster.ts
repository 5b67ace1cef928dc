import { createRandom, deriveSeed } from '#domain/random.ts';
import { beatPulse, outQuint, progress } from '../../canvas/easing.ts';
import { createHalftone } from '../../canvas/halftone.ts';
import { scaleTo } from '../../canvas/layer.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import { createHeroActor } from '../hero-actor.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';
import { listRoom, setRows } from './list-rows.ts';

/** A poster that counts off its lines on the beat, beside the hero printed in coarse dots and cut by the edge. */
export const listPosterLayout: Layout = { id: 'list-poster', composePlate, setType };

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const style = artStyleOf(request.archetype);
  const upright = stage.shape === 'portrait';
  const focus: GroundFocus = { x: fromStart(stage, 0.78) / stage.width, y: upright ? 0.76 : 0.52, floorY: null };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  const hero =
    request.hero.kind === 'photo' ? await createWholeHero(request, stage) : await createPrintedHero(request, stage);
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      behind?.draw(context, seconds);
      hero.draw(context, seconds);
      front?.draw(context, seconds);
    },
  };
}

/** A photograph stands whole beside the list: it is never printed in dots. */
async function createWholeHero(request: PlateRequest, stage: Stage): Promise<Painted> {
  const upright = stage.shape === 'portrait';
  const room = upright
    ? { width: stage.width * 0.6, height: stage.height * 0.31 }
    : { width: stage.width * 0.34, height: stage.height * 0.72 };
  const hero = await createHeroActor(request, stage, {
    x: fromStart(stage, upright ? 0.62 : 0.8),
    y: stage.height * (upright ? 0.82 : 0.52),
    anchor: 'centre',
    room,
  });
  return {
    draw(context, seconds) {
      hero.drawFooting(context, seconds);
      hero.drawHero(context, seconds);
    },
  };
}

/** The hero as coarse dots of one ink, larger than the frame allows, nudged by every beat. */
async function createPrintedHero(request: PlateRequest, stage: Stage): Promise<Painted> {
  const { value, palette } = request;
  const random = createRandom(deriveSeed(request.seed, 'list poster'));
  const upright = stage.shape === 'portrait';
  const size = (upright ? 0.84 : stage.shape === 'square' ? 0.8 : 0.98) * stage.side;
  const sign = stage.direction === 'rtl' ? -1 : 1;
  const small = await prepareHero(request, {
    width: size / 2,
    height: size / 2,
    tiltDegrees: sign * (8 + random() * 8),
    flip: stage.direction === 'rtl',
  });
  // Lit at half its size: the dots are coarser than what that loses.
  const sprite = scaleTo(small, { height: small.height * 2 });
  const night = value === 'night';
  const ink = night ? palette.hot : (groundInks(request)[0] ?? palette.ink);
  // Dark ink prints the shadows of the hero, light ink its lights.
  const inverted = night || ink === palette.paper;
  const tone = inverted ? { gamma: night ? 1.35 : 1.9, gain: 1 } : { gamma: 0.85, gain: 1.25 };
  const dots = createHalftone(sprite, ink, { cell: 8.5 * stage.unit, angleDegrees: 40, inverted, ...tone });
  const x = fromStart(stage, upright ? 0.64 : stage.shape === 'square' ? 0.88 : 0.86);
  const y = stage.height * (upright ? 0.86 : stage.shape === 'square' ? 0.62 : 0.54);
  return {
    draw(context, seconds) {
      const come = progress(seconds, 0, 0.6, outQuint);
      const nudge = beatPulse(seconds, request.pulseSeconds, 6) * 9 * stage.unit;
      const driftX = sign * ((1 - come) * stage.width * 0.5 - seconds * -9 * stage.unit);
      context.drawImage(dots, Math.round(x + driftX - dots.width / 2), Math.round(y - nudge - dots.height / 2));
    },
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const { headline, line, note, items } = request.text;
  const listed = items.filter((item) => item.trim() !== '');
  const rows = setRows(request, stage, listed.length >= 2 ? listed : [headline], listRoom(stage, request.overFootage));
  const title = listed.length >= 2 ? headline : '';
  const upright = stage.shape === 'portrait';
  const share = upright ? 0.56 : 0.62;
  return typeLayers([
    ...rows,
    title === ''
      ? setCornerNote(request, stage, {
          text: request.signature,
          corner: 'top-start',
          voice: 'signature',
          fills: groundInks(request),
        })
      : setCornerNote(request, stage, {
          text: title,
          corner: 'top-start',
          voice: 'title',
          fills: groundInks(request),
          share,
          startSeconds: 0.1,
        }),
    setCornerNote(request, stage, {
      text: line || note,
      corner: upright ? 'top-end' : 'bottom-start',
      voice: 'note',
      fills: groundInks(request),
      startSeconds: 0.6,
      share: upright ? 0.4 : 0.5,
    }),
  ]);
}
