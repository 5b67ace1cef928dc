import { createRandom, deriveSeed } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import { createRain } from '../../canvas/rain.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
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
import { createPuddles, createWetLetters, waterColour } from './rain-water.ts';

/** Nothing but weather and words: rain in three depths over haze, and it splashes on the letters that stand in it. */
export const rainLayout: Layout = { id: 'rain', composePlate, setType };

interface RainPlan {
  /** Whether the words stand on the wet ground or hang from the sky. The foot of the frame, its darkest part, carries the small texts. */
  readonly low: boolean;
  readonly slant: number;
}

function planOf(stage: Stage, seed: number): RainPlan {
  const random = createRandom(deriveSeed(seed, 'rain'));
  const low = random() < 0.6;
  const sign = stage.direction === 'rtl' ? 1 : -1;
  return { low, slant: sign * (0.12 + random() * 0.14) };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { slant } = planOf(stage, request.seed);
  const { palette, value, width, height, seed } = request;
  const style = artStyleOf(request.archetype);
  const ground = style.createGround(stage, palette, value, { x: 0.5, y: 0.4, floorY: null }, seed);
  const colour = waterColour(palette, value);
  const rain = createRain(width, height, { colour, density: 1.25, slant, seed: deriveSeed(seed, 'rainfall') });
  const puddles = createPuddles(stage, colour, seed);
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      rain(context, seconds, { strength: 0.95 });
      puddles(context, seconds);
    },
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const fills = groundInks(request);
  const headline = setText(request, stage, {
    text: request.text.headline,
    role: 'headline',
    room: wordRoom(stage, plan, request.text.line !== ''),
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    anchor: plan.low ? 'bottom' : 'top',
    maxLines: stage.shape === 'portrait' ? 6 : 3,
    maxSize: 0.5,
    fills,
    startSeconds: 0.05,
  });
  const late = 0.25 + artStyleOf(request.archetype).motion.staggerSeconds * 2;
  return typeLayers([
    headline,
    headline === null
      ? null
      : createWetLetters(
          headline,
          stage,
          request.durationSeconds,
          waterColour(request.palette, request.value),
          request.seed,
        ),
    setCornerNote(request, stage, {
      text: request.signature,
      corner: 'bottom-end',
      voice: 'signature',
      fills: [request.palette.accent, ...fills],
      share: 0.4,
    }),
    setCornerNote(request, stage, {
      text: request.text.line || request.text.note,
      corner: 'bottom-start',
      voice: 'note',
      startSeconds: late,
      fills,
      share: 0.56,
    }),
  ]);
}

/** Room of the words, clear of the edge that carries signature and note. */
function wordRoom(stage: Stage, plan: RainPlan, hasLine: boolean): Box {
  const { safe, side } = stage;
  const edge = side * (hasLine ? 0.13 : 0.1);
  const lower = plan.low ? safe.height * 0.06 : 0;
  return { x: safe.x, y: safe.y + lower, width: safe.width, height: safe.height - edge - lower };
}
