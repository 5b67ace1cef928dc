import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { createFloatingShadow } from '../../canvas/defocus.ts';
import { toRadians, type Box } from '../../canvas/geometry.ts';
import { createLayer, cropToInk, scaleTo, type Sprite } from '../../canvas/layer.ts';
import { loadPhoto } from '../../canvas/load-photo.ts';
import { coverCrop, findFocus } from '../../canvas/photo-card.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

/** A photograph may be enlarged this much beyond its own pixels and still look sharp. */
const largestEnlargement = 1.25;

/** Drawn objects are lit at this share of their size: their surfaces are smooth, and light costs by the pixel. */
const litShare = 0.66;

/** How a hero is taken from very near. */
export interface CloseUpOptions {
  /** Square root of the sprite's area, in pixels: wide, tall and square heroes then weigh the same. */
  readonly meanSize: number;
  /** Widest it may be: in upright frames too little of a long hero would be seen. */
  readonly widest: number;
  readonly tiltDegrees: number;
}

/**
 * The hero as large as a close-up wants it. Drawn objects are lit at that size; a photograph is only enlarged as far
 * as its own pixels carry, so a small one is cropped less.
 */
export async function createCloseUp(
  request: PlateRequest,
  { meanSize: wished, widest, tiltDegrees }: CloseUpOptions,
): Promise<Canvas> {
  if (request.hero.kind === 'photo') {
    const loaded = await loadPhoto(request.hero.path, Math.ceil(wished * 2.2));
    const photo = request.hero.cutOut ? cropToInk(loaded, 1).canvas : loaded;
    const scale = Math.min(wished / Math.sqrt(photo.width * photo.height), widest / photo.width, largestEnlargement);
    return turned(photo, scale, request.hero.cutOut ? tiltDegrees : 0);
  }
  const trial = await prepareHero(request, { width: 120, height: 120, tiltDegrees });
  const ratio = Math.sqrt(trial.width / trial.height);
  const meanSize = Math.min(wished, widest / ratio);
  const lit = await prepareHero(request, {
    width: meanSize * ratio * litShare,
    height: (meanSize / ratio) * litShare,
    tiltDegrees,
  });
  return scaleTo(lit, { width: lit.width / litShare });
}

/** A photograph with its own background, cropped round what it shows, to fill a box. */
export async function createBleed(request: PlateRequest, box: Box): Promise<Canvas> {
  if (request.hero.kind !== 'photo') throw new TypeError('Only photographs bleed.');
  const photo = await loadPhoto(request.hero.path, Math.ceil(Math.max(box.width, box.height) * 1.6));
  return coverCrop(photo, box.width, box.height, findFocus(photo));
}

function turned(source: Canvas, scale: number, degrees: number): Canvas {
  const turn = toRadians(degrees);
  const width = (Math.abs(source.width * Math.cos(turn)) + Math.abs(source.height * Math.sin(turn))) * scale;
  const height = (Math.abs(source.width * Math.sin(turn)) + Math.abs(source.height * Math.cos(turn))) * scale;
  return createLayer(width, height, (context) => {
    context.translate(width / 2, height / 2);
    context.rotate(turn);
    context.scale(scale, scale);
    context.drawImage(source, -source.width / 2, -source.height / 2);
  });
}

/** The part of a close-up that can ever be seen, with its shadow, as one sprite in the frame. */
export interface ViewOptions {
  /** Top left corner of the close-up in the frame. */
  readonly x: number;
  readonly y: number;
  /** How far it will move, in pixels: kept around the frame. */
  readonly margin: number;
  /** Frame fraction that is in focus, for drawn objects; null keeps all of it sharp. */
  readonly focus: { readonly x: number; readonly y: number } | null;
  /** Which side lies in shade: 1 the right, -1 the left. */
  readonly shadeSide: 1 | -1;
}

/** Bakes a close-up for a frame: cut to what is seen, lens-soft away from the focus, shaded on its far side, with its shadow. */
export function createView(
  request: PlateRequest,
  stage: Stage,
  closeUp: Canvas,
  options: ViewOptions,
): { hero: Sprite; shadow: Sprite | null } {
  const { margin, x, y } = options;
  const left = Math.max(-margin, Math.floor(x));
  const top = Math.max(-margin, Math.floor(y));
  const right = Math.min(stage.width + margin, x + closeUp.width);
  const bottom = Math.min(stage.height + margin, y + closeUp.height);
  const seen = createLayer(right - left, bottom - top, (context) => context.drawImage(closeUp, x - left, y - top));
  const shadow = createShadowView(request, stage, closeUp, options);
  if (request.hero.kind === 'photo' || options.focus === null)
    return { hero: { canvas: seen, x: left, y: top }, shadow };
  const soft = softened(
    seen,
    { x: options.focus.x * stage.width - left, y: options.focus.y * stage.height - top },
    stage,
  );
  shade(soft.getContext('2d'), request, options.shadeSide);
  return { hero: { canvas: soft, x: left, y: top }, shadow };
}

/** Sharp where the lens looks, soft away from there. */
function softened(sharp: Canvas, focus: { x: number; y: number }, stage: Stage): Canvas {
  const { width, height } = sharp;
  const blurred = createLayer(width, height, (context) => {
    context.filter = `blur(${7 * stage.unit}px)`;
    context.drawImage(sharp, 0, 0);
  });
  const mask = (context: SKRSContext2D, inner: number, outer: number): void => {
    const fade = context.createRadialGradient(focus.x, focus.y, 230 * stage.unit, focus.x, focus.y, 620 * stage.unit);
    fade.addColorStop(0, `rgba(0,0,0,${inner})`);
    fade.addColorStop(1, `rgba(0,0,0,${outer})`);
    context.globalCompositeOperation = 'destination-in';
    context.fillStyle = fade;
    context.fillRect(0, 0, width, height);
  };
  mask(blurred.getContext('2d'), 0, 1);
  return createLayer(width, height, (context) => {
    context.drawImage(sharp, 0, 0);
    mask(context, 1, 0);
    context.globalCompositeOperation = 'lighter';
    context.drawImage(blurred, 0, 0);
    context.globalCompositeOperation = 'source-over';
  });
}

/** Falls off to the world's own dark on the side away from the key light. */
function shade(context: SKRSContext2D, request: PlateRequest, side: 1 | -1): void {
  const { width, height } = context.canvas;
  const dark = mix(request.palette.night, '#000000', 0.2);
  const depth = { night: 0.82, hot: 0.4, field: 0.4, pale: 0.22 }[request.value];
  const [from, to] = side === 1 ? [0, width] : [width, 0];
  const fall = context.createLinearGradient(from, height * 0.2, to, height * 0.75);
  fall.addColorStop(0, withAlpha(dark, 0));
  fall.addColorStop(0.4, withAlpha(dark, depth * 0.12));
  fall.addColorStop(1, withAlpha(dark, depth));
  context.globalCompositeOperation = 'source-atop';
  context.fillStyle = fall;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}

/** The soft shadow that a close-up throws on the wall behind it; a photograph with its background throws none. */
function createShadowView(
  request: PlateRequest,
  stage: Stage,
  closeUp: Canvas,
  { x, y, margin }: ViewOptions,
): Sprite | null {
  if (request.hero.kind === 'photo' && !request.hero.cutOut) return null;
  const scale = 0.25;
  const small = createLayer(closeUp.width * scale, closeUp.height * scale, (context) =>
    context.drawImage(closeUp, 0, 0, closeUp.width * scale, closeUp.height * scale),
  );
  const dark = mix(request.palette[request.value], request.palette.night, 0.82);
  const blurred = createFloatingShadow(small, dark, 34 * stage.unit * scale);
  const spread = (blurred.width - small.width) / 2 / scale;
  const place = { x: x - spread - 30 * stage.unit, y: y - spread + 42 * stage.unit };
  const layer = createLayer(stage.width + margin * 2, stage.height + margin * 2, (context) => {
    context.globalAlpha = request.value === 'night' ? 0.75 : 0.5;
    context.drawImage(blurred, place.x + margin, place.y + margin, blurred.width / scale, blurred.height / scale);
  });
  const cropped = cropToInk(layer, 0, 1);
  return { canvas: cropped.canvas, x: cropped.x - margin, y: cropped.y - margin };
}
