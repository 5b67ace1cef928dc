import type { Canvas } from '@napi-rs/canvas';
import { deriveSeed } from '#domain/random.ts';
import { loadHeroArt } from '../canvas/hero-art.ts';
import { cropToInk, createLayer } from '../canvas/layer.ts';
import { loadPhoto } from '../canvas/load-photo.ts';
import { relight } from '../canvas/relight.ts';
import { createAbstractForm } from './abstract-form.ts';
import { naturalTilt } from './natural-tilt.ts';
import type { HeroSource, PlateRequest } from './plate-request.ts';
import { artStyleOf } from './style-registry.ts';

/** Room for a hero, in pixels: it is made as large as fits, whole, its proportions kept. */
export interface HeroRoom {
  readonly width: number;
  readonly height: number;
  /** Tilt of drawn objects, clockwise. Photographs stand upright, whatever is asked. */
  readonly tiltDegrees?: number;
  readonly flip?: boolean;
}

/** Paper around a photograph that keeps its background, as a share of the room's short side. Its shadow is the style's. */
const printBorder = 0.024;

/** Sprites kept per thread: a beat's hero is often wanted again by the next one at the same size. */
const maximumSprites = 3;
const sprites = new Map<string, Promise<Canvas>>();

/**
 * The hero of a plate as a finished sprite, cropped to its ink: a photograph as it is, a drawn object or abstract form
 * lit in the archetype's own light. `source` takes another subject than the request's hero, for example a companion.
 */
export function prepareHero(request: PlateRequest, room: HeroRoom, source: HeroSource = request.hero): Promise<Canvas> {
  const look = source.kind === 'photo' ? null : [request.archetype, request.palette, request.value];
  const key = JSON.stringify([source, look, room]);
  const known = sprites.get(key);
  if (known !== undefined) return known;
  const sprite = createHero(request, room, source);
  sprites.set(key, sprite);
  sprite.catch(() => sprites.delete(key));
  const oldest = sprites.keys().next().value;
  if (sprites.size > maximumSprites && oldest !== undefined) sprites.delete(oldest);
  return sprite;
}

async function createHero(request: PlateRequest, room: HeroRoom, source: HeroSource): Promise<Canvas> {
  if (source.kind === 'photo') return createPhotoHero(source, request, room);
  const { palette, value } = request;
  const style = artStyleOf(request.archetype);
  const lit = relight(
    fitInto(cropToInk(await drawnShape(request, room, source), 2).canvas, room),
    style.lightFor(palette, value),
  );
  return style.finishArt?.(lit, palette, value, Math.min(request.width, request.height) / 720) ?? lit;
}

/** The palette stands for the film: every beat of it shows the same abstract body. */
function formSeed({ palette }: PlateRequest): number {
  return deriveSeed(0, ...Object.values(palette));
}

async function drawnShape(request: PlateRequest, room: HeroRoom, source: HeroSource): Promise<Canvas> {
  const { tiltDegrees = 0, flip = false } = room;
  const rest = source.kind === 'art' ? naturalTilt(source.icon) * (flip ? -1 : 1) : 0;
  const size = { height: room.height, rotateDegrees: rest + tiltDegrees, flip };
  const art = source.kind === 'art' ? await loadHeroArt(source.icon, size) : null;
  return art ?? createAbstractForm(Math.min(room.width, room.height), request.palette, formSeed(request));
}

/** A cut-out as it is; a photograph with its background as a framed print, whole. */
async function createPhotoHero(
  photo: Extract<HeroSource, { kind: 'photo' }>,
  request: PlateRequest,
  room: HeroRoom,
): Promise<Canvas> {
  const longestSide = Math.ceil(Math.max(room.width, room.height) * 2);
  const picture = await loadPhoto(photo.path, longestSide);
  if (photo.cutOut) return fitInto(cropToInk(picture, 1).canvas, room);
  const border = Math.round(printBorder * Math.min(room.width, room.height));
  const inner = fitInto(picture, { width: room.width - border * 2, height: room.height - border * 2 });
  return createLayer(inner.width + border * 2, inner.height + border * 2, (context) => {
    context.fillStyle = request.palette.paper;
    context.fillRect(0, 0, inner.width + border * 2, inner.height + border * 2);
    context.drawImage(inner, border, border);
  });
}

/** Scales by halves first, so that a large photograph stays sharp and free of shimmer when it becomes small. */
function fitInto(source: Canvas, room: HeroRoom): Canvas {
  const scale = Math.min(room.width / source.width, room.height / source.height);
  let current = source;
  while (current.width * 0.5 > source.width * scale) {
    const half = createLayer(current.width / 2, current.height / 2);
    half.getContext('2d').drawImage(current, 0, 0, half.width, half.height);
    current = half;
  }
  const [width, height] = [Math.round(source.width * scale), Math.round(source.height * scale)];
  return createLayer(width, height, (context) => context.drawImage(current, 0, 0, width, height));
}
