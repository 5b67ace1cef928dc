import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { createFloatingShadow } from '../../canvas/defocus.ts';
import { inOutCubic, inOutSine, progress } from '../../canvas/easing.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import { createLayer, cropToInk, drawSprite, type Sprite } from '../../canvas/layer.ts';
import { createSwatch, traceSwatch } from '../../canvas/swatch.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import { boxFromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';
import { createShine } from './shine.ts';

interface SwatchPlan {
  readonly mirrored: boolean;
  readonly thickness: number;
  readonly bristles: number;
  readonly first: Box;
  readonly second: Box;
  /** The first half stands where the stroke begins, the second where it ends. */
  readonly firstAlign: 'start' | 'end';
  readonly secondAlign: 'start' | 'end';
}

/** A stroke of gloss in the ad's own colour wipes across, between the two halves of a phrase. */
export const swatchLayout: Layout = { id: 'swatch', composePlate, setType };

/** Seconds the stroke takes. */
const strokeSeconds = 1.2;

function planOf(stage: Stage, seed: number): SwatchPlan {
  const random = createRandom(deriveSeed(seed, 'swatch'));
  const turned = random() < 0.4;
  const common = {
    mirrored: turned !== (stage.direction === 'rtl'),
    thickness: lerp(0.92, 1.18, random()) * (stage.shape === 'landscape' ? 1 : 0.9),
    bristles: deriveSeed(seed, 'bristles'),
    firstAlign: turned ? 'end' : 'start',
    secondAlign: turned ? 'start' : 'end',
  } as const;
  const place = (x: number, y: number, width: number, height: number): Box =>
    boxFromStart(stage, turned ? 1 - x - width : x, y, width, height);
  if (stage.shape === 'portrait')
    return { ...common, first: place(0.075, 0.15, 0.72, 0.14), second: place(0.075, 0.695, 0.85, 0.15) };
  if (stage.shape === 'square')
    return { ...common, first: place(0.05, 0.15, 0.5, 0.2), second: place(0.14, 0.72, 0.81, 0.21) };
  return { ...common, first: place(0.05, 0.15, 0.4, 0.28), second: place(0.36, 0.67, 0.59, 0.26) };
}

/** Tones of the gel: the ad's colour on pale grounds, a paler one on a ground of that colour. */
function tonesOf(palette: Palette, value: TonalValue): readonly string[] {
  if (value === 'hot')
    return [
      mix(palette.hot, palette.night, 0.25),
      mix(palette.accent, palette.hot, 0.15),
      mix(palette.accent, palette.paper, 0.55),
      palette.paper,
    ];
  if (value === 'night')
    return [
      mix(palette.hot, palette.night, 0.62),
      mix(palette.hot, palette.night, 0.12),
      mix(palette.hot, palette.accent, 0.3),
      palette.accent,
    ];
  return [
    mix(palette.hot, palette.night, 0.12),
    mix(palette.hot, palette.accent, 0.5),
    palette.accent,
    mix(palette.accent, palette.paper, 0.72),
  ];
}

/** Where the stroke is laid: the frame itself when it is wide, a wider box across the middle of upright frames. */
function strokeBox(stage: Stage): Box {
  const { width, height } = stage;
  if (stage.shape === 'landscape') return { x: 0, y: 0, width, height };
  const [across, down] = stage.shape === 'portrait' ? [1.36, 0.55] : [1.18, 0.82];
  return {
    x: (width * (1 - across)) / 2,
    y: height * (stage.shape === 'portrait' ? 0.215 : 0.08),
    width: width * across,
    height: height * down,
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { palette, value } = request;
  const plan = planOf(stage, request.seed);
  const style = artStyleOf(request.archetype);
  const focus = { x: plan.mirrored ? 0.6 : 0.4, y: 0.36, floorY: null };
  const ground = style.createGround(stage, palette, value, focus, request.seed);
  const { front } = style.createOrnaments?.(stage, request, focus) ?? {};
  const { mirrored, thickness } = plan;
  const box = strokeBox(stage);
  const gel = cropToInk(
    createSwatch(box.width, box.height, { tones: tonesOf(palette, value), thickness, mirrored, seed: plan.bristles }),
    2,
  );
  const laid = withShadow(
    stage,
    { ...gel, x: gel.x + box.x, y: gel.y + box.y },
    mix(mix(palette[value], palette.hot, 0.5), palette.night, value === 'night' ? 0.85 : 0.4),
  );
  const shine = createShine(laid.canvas, 0.34);
  const layDown = Math.min(strokeSeconds, request.durationSeconds * 0.45);
  const push = style.motion.pushPerSecond * 0.7;
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      context.save();
      zoomAbout(context, stage, 1 + push * seconds);
      const share = progress(seconds, 0, layDown, inOutCubic);
      if (share < 1) {
        context.translate(box.x, box.y);
        traceSwatch(context, box.width, box.height, { thickness, mirrored }, Math.max(0.002, share));
        context.clip();
        context.translate(-box.x, -box.y);
      }
      context.drawImage(shine(progress(seconds, layDown * 0.8, 2.2, inOutSine)), laid.x, laid.y);
      context.restore();
      front?.draw(context, seconds);
    },
  };
}

function zoomAbout(context: SKRSContext2D, stage: Stage, scale: number): void {
  context.translate(stage.width / 2, stage.height / 2);
  context.scale(scale, scale);
  context.translate(-stage.width / 2, -stage.height / 2);
}

/** The gel on its soft shadow, which is blurred at a quarter of its size, cut to what the frame shows. */
function withShadow(stage: Stage, gel: Sprite, colour: string): Sprite {
  const scale = 0.25;
  const { width, height } = gel.canvas;
  const small = createLayer(width * scale, height * scale, (context) =>
    context.drawImage(gel.canvas, 0, 0, width * scale, height * scale),
  );
  const blurred = createFloatingShadow(small, colour, 20 * stage.unit * scale);
  const spread = (blurred.width - small.width) / 2 / scale;
  const frame = createLayer(stage.width, stage.height, (context) => {
    context.globalAlpha = 0.55;
    context.drawImage(
      blurred,
      gel.x - spread + 12 * stage.unit,
      gel.y - spread + 24 * stage.unit,
      blurred.width / scale,
      blurred.height / scale,
    );
    context.globalAlpha = 1;
    drawSprite(context, gel);
  });
  return cropToInk(frame);
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const [first, second] = halves(request.text.headline, request.text.line);
  const corner = plan.firstAlign === 'start' ? 'top-start' : 'top-end';
  return typeLayers([
    setCornerNote(request, stage, { text: request.signature, corner, voice: 'signature' }),
    setHalf(request, stage, plan.first, plan.firstAlign, 'top', first, 0.3),
    setHalf(request, stage, plan.second, plan.secondAlign, 'bottom', second, 0.7),
  ]);
}

/** The headline before the stroke, the line after it; a headline alone is shared out at the space nearest to its middle. */
function halves(headline: string, line: string): readonly [string, string] {
  if (line !== '' || headline === '') return [headline, line];
  const spaces = [...headline.matchAll(/ /g)]
    .map((match) => match.index)
    .filter((index) => (headline.slice(0, index).split('*').length - 1) % 2 === 0);
  const cut = spaces.toSorted(
    (one, other) => Math.abs(one - headline.length / 2) - Math.abs(other - headline.length / 2),
  )[0];
  return cut === undefined ? [headline, ''] : [headline.slice(0, cut), headline.slice(cut + 1)];
}

function setHalf(
  request: TypeRequest,
  stage: Stage,
  room: Box,
  align: 'start' | 'end',
  anchor: 'top' | 'bottom',
  text: string,
  startSeconds: number,
): SetText | null {
  const loud = plainText(text).length <= 34;
  return setText(request, stage, {
    text,
    role: loud ? 'headline' : 'line',
    room,
    face: (loud ? request.faces.display : request.faces.text) as FaceName,
    accentFace: request.faces.accent as FaceName,
    align,
    anchor,
    maxLines: loud ? 2 : 4,
    maxSize: loud ? 0.27 : 0.052,
    fills: groundInks(request),
    startSeconds,
    ...(loud ? {} : { letterCase: 'as-written', leading: 1.3 }),
  });
}
