import { createRandom, deriveSeed } from '#domain/random.ts';
import { mix } from '../../canvas/colour.ts';
import { createCrowd } from '../../canvas/crowd.ts';
import { beatPulse } from '../../canvas/easing.ts';
import type { Box } from '../../canvas/geometry.ts';
import { drawSprite } from '../../canvas/layer.ts';
import { createLightRig, type Lamp } from '../../canvas/light-rig.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { GroundFocus } from '../art-style.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { fitLines } from './fitted-lines.ts';
import { groundInks } from './ground-inks.ts';
import { lightUpTitle } from './lit-title.ts';

/** A concert: beams swing through haze, the title hits with the beat, and the crowd stands in front of its foot. */
export const stageLightsLayout: Layout = { id: 'stage-lights', composePlate, setType };

/** Height of the front row's heads, as a fraction of the frame: the title's foot goes down to it. */
function crowdTop(stage: Stage): number {
  return stage.shape === 'portrait' ? 0.8 : 0.83;
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { palette } = request;
  const style = artStyleOf(request.archetype);
  const focus: GroundFocus = { x: 0.5, y: 0.6, floorY: null };
  const ground = style.createGround(stage, palette, request.value, focus, request.seed);
  const upright = stage.shape === 'portrait';
  const first = request.value === 'hot' ? mix(palette.hot, palette.paper, 0.6) : palette.hot;
  const rig = createLightRig(stage.width, stage.height, { first, second: palette.accent }, createLamps(request.seed));
  const crowd = createCrowd(stage.width, stage.height, {
    y: crowdTop(stage),
    size: upright ? 84 : 74,
    hands: upright ? 8 : stage.shape === 'square' ? 10 : 15,
    rim: mix(palette.hot, palette.paper, request.value === 'hot' || request.value === 'pale' ? 0.4 : 0.1),
    colour: crowdColour(request),
    seed: deriveSeed(request.seed, 'crowd'),
  });
  const drawCrowd = (context: SKRSContext2D, seconds: number): void => {
    const hit = beatPulse(seconds, request.pulseSeconds);
    drawSprite(
      context,
      crowd,
      Math.round(Math.sin(seconds * 1.3) * 6 * stage.unit),
      Math.round((1 - hit) * 10 * stage.unit),
    );
  };
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      rig(context, seconds, 0.78 + 0.22 * beatPulse(seconds, request.pulseSeconds, 4));
      drawCrowd(context, seconds);
    },
    drawHero: drawCrowd,
  };
}

/** Black against a dark room; in a colour of its own where the title is dark, so that its foot can be told from the crowd. */
function crowdColour(request: PlateRequest): string {
  const { palette, value } = request;
  if (groundInks(request)[0] === palette.paper) return mix(palette.night, '#000000', 0.4);
  return value === 'pale' ? palette.hot : mix(palette[value], palette.night, 0.5);
}

/** Five lamps on a bar above the frame, opened like a fan; by the seed they cross or spread. */
function createLamps(seed: number): readonly Lamp[] {
  const random = createRandom(deriveSeed(seed, 'lamps'));
  const fan = random() < 0.5 ? -46 : 34;
  const parity = random() < 0.5 ? 0 : 1;
  return [0.06, 0.28, 0.5, 0.72, 0.94].map((x, index) => ({
    x: x + (random() - 0.5) * 0.06,
    y: -0.02,
    angleDegrees: 90 + (x - 0.5) * fan,
    swingDegrees: 7 + random() * 4,
    colour: (index + parity) % 2 === 0 ? 'first' : 'second',
    strength: 0.85,
  }));
}

/** Longer titles stand clear of the crowd, so that no line of them is lost. */
const longestCovered = 36;

function titleRoom(stage: Stage, clear: boolean): Box {
  const { safe, side, height } = stage;
  const upright = stage.shape === 'portrait';
  const top = safe.y + (upright ? 0.16 : 0.075) * side;
  const bottom = height * (upright || clear ? 0.6 : 0.7);
  const inset = upright ? 0 : safe.width * 0.04;
  return { x: safe.x + inset, y: top, width: safe.width - 2 * inset, height: bottom - top };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const { headline, line, note } = request.text;
  return typeLayers([
    lightUpTitle(request, stage, setTitle(request, stage, headline === '' ? request.signature : headline)),
    setCornerNote(request, stage, {
      text: headline === '' ? '' : request.signature,
      corner: 'top-start',
      voice: 'signature',
      fills: groundInks(request),
    }),
    setCornerNote(request, stage, {
      text: note || line,
      corner: 'top-end',
      voice: 'note',
      startSeconds: 0.5,
      fills: groundInks(request),
    }),
  ]);
}

function setTitle(request: TypeRequest, stage: Stage, text: string): SetText[] {
  const face = request.faces.display as FaceName;
  const clear = plainText(text).length > longestCovered;
  const lines = fitLines(request, text, titleRoom(stage, clear), {
    face,
    maxLines: stage.shape === 'portrait' ? 7 : clear ? 5 : 3,
    gap: 0.05,
    tallest: 0.5,
    anchor: stage.shape === 'portrait' || clear ? 'middle' : 'bottom',
  });
  const rows = lines.map((line) =>
    setText(request, stage, {
      text: line.text,
      role: 'monument',
      layer: 'behind',
      room: line.room,
      face,
      accentFace: request.faces.accent as FaceName,
      align: 'center',
      anchor: 'top',
      maxLines: 1,
      maxSize: 3,
      letterCase: 'as-written',
      fills: groundInks(request),
      // The crowd in front of its foot must not decide the title's colour.
      ground: request.palette[request.value],
      startSeconds: 0.04,
    }),
  );
  return rows.filter((row) => row !== null);
}
