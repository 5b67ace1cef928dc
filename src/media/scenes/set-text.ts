import type { SKRSContext2D } from '@napi-rs/canvas';
import { contrastRatio, largeTypeContrast, lowestContrast, readable, textContrast } from '../canvas/contrast.ts';
import { progress, type Ease } from '../canvas/easing.ts';
import { withAlpha } from '../canvas/colour.ts';
import { createLayer, drawSprite, type Sprite } from '../canvas/layer.ts';
import type { Box } from '../canvas/geometry.ts';
import { plainText } from '../canvas/type/accent-marks.ts';
import type { FaceName } from '../canvas/type/font-faces.ts';
import { toCapitals } from '../canvas/type/letter-case.ts';
import { layoutBlock } from '../canvas/type/set-block.ts';
import { createBlockSprite, drawTextSprite, type TextSprite } from '../canvas/type/text-sprite.ts';
import {
  toPhysicalAlign,
  type PhysicalAlign,
  type TextAlign,
  type TextStyle,
  type UnsizedStyle,
} from '../canvas/type/text-style.ts';
import { createTypesetter, type Typesetter } from '../canvas/type/typesetter.ts';
import { fitWrapped } from '../canvas/type/wrap-text.ts';
import type { Stage } from './stage.ts';
import { artStyleOf } from './style-registry.ts';
import type { TextPlacement, TypeRequest } from './type-request.ts';

/** Type is set by one typesetter for each thread: fonts and measures are shared by all scenes. */
let shared: Typesetter | undefined;
export function sharedTypesetter(): Typesetter {
  shared ??= createTypesetter();
  return shared;
}

/** A text and the room it may take. Sizes are shares of the frame's short side. */
export interface TextSetting {
  readonly text: string;
  readonly role: TextPlacement['role'];
  /** The room in pixels; the text is made as large as fits it, within `maxSize`. */
  readonly room: Box;
  readonly face: FaceName;
  /** Where in the room: along the line … */
  readonly align?: TextAlign;
  /** … and from top to bottom. Default `middle`. */
  readonly anchor?: 'top' | 'middle' | 'bottom';
  readonly maxLines?: number;
  readonly maxSize?: number;
  readonly letterCase?: 'upper' | 'lower' | 'as-written';
  readonly tracking?: number;
  readonly leading?: number;
  /** Colours to choose from, best liked first; the first one that can be read is taken. Default: paper and ink. */
  readonly fills?: readonly string[];
  readonly accentFace?: FaceName;
  readonly layer?: TextPlacement['layer'];
  /** The text's own ground, when it stands on a shape painted by the layout. */
  readonly ground?: string;
  /** When it begins to come in, in seconds from the beat's start. Default 0.1. */
  readonly startSeconds?: number;
  readonly unit?: 'line' | 'word' | 'letter';
  readonly entrance?: 'rise' | 'fade' | 'slide';
  /** Opacity at rest; below 1 only for monuments. */
  readonly opacity?: number;
}

/** A text set and ready to draw. */
export interface SetText {
  readonly box: Box;
  readonly sizePixels: number;
  readonly fill: string;
  readonly placement: TextPlacement;
  draw(context: SKRSContext2D, seconds: number): void;
}

/** Entrances are over by this share of a beat. */
const entranceShare = 0.45;

/** Smallest type anywhere, as a share of the short side: below it a telephone shows dust. */
const smallestType = 0.026;

/**
 * Sets a text as large as its room allows, in the first ink that can be read on the picture under it.
 * Where the picture is too mixed for any ink, a soft shade is laid under the text. Null when there is no text.
 */
export function setText(request: TypeRequest, stage: Stage, setting: TextSetting): SetText | null {
  const text = caseOf(setting, request);
  if (plainText(text).trim() === '') return null;
  const typesetter = sharedTypesetter();
  const style = unsizedStyle(setting, request);
  const fitted = fitWrapped(typesetter, text, style, {
    maxWidthPixels: setting.room.width,
    maxHeightPixels: setting.room.height,
    maxSizePixels: (setting.maxSize ?? 1) * stage.side,
    maxLines: setting.maxLines ?? 3,
  });
  // A note that would be dust is left out; anything larger is set at the size that fits.
  if (setting.role === 'note' && fitted.sizePixels < smallestType * stage.side) return null;
  const trial = { ...style, sizePixels: fitted.sizePixels };
  const placement = placementIn(setting, toPhysicalAlign(setting.align ?? 'start', stage.direction === 'rtl'));
  const { ink } = layoutBlock(typesetter, fitted.lines, trial, placement);
  const inked = chooseFill(request, setting, ink, stage);
  const sized: TextStyle = { ...trial, fill: inked.fill, accentFill: inked.accent };
  const sprite = createBlockSprite(typesetter, fitted.lines, sized, placement, setting.unit ?? 'line');
  if (setting.role === 'headline' || setting.role === 'monument') wearInk(request, stage, sprite);
  return finish(request, setting, sprite, inked, sized.sizePixels);
}

/** Lets the style work on large letters: a print wears its ink. */
function wearInk(request: TypeRequest, stage: Stage, sprite: TextSprite): void {
  const { finishInk } = artStyleOf(request.archetype);
  for (const part of sprite.parts) finishInk?.(part.sprite.canvas, stage.unit, request.seed + part.order);
}

function caseOf(setting: TextSetting, request: TypeRequest): string {
  const letterCase =
    setting.letterCase ?? (setting.role === 'note' ? 'as-written' : artStyleOf(request.archetype).type.letterCase);
  if (letterCase === 'upper') return toCapitals(setting.text, request.language);
  return letterCase === 'lower' ? setting.text.toLocaleLowerCase(request.language) : setting.text;
}

function unsizedStyle(setting: TextSetting, request: TypeRequest): UnsizedStyle {
  const { type } = artStyleOf(request.archetype);
  const monument = setting.role === 'monument';
  const large = monument || setting.role === 'headline';
  return {
    face: setting.face,
    fill: '#000000',
    language: request.language,
    trackingThousandths: setting.tracking ?? (monument ? type.monumentTracking : large ? type.headlineTracking : 0),
    leading: setting.leading ?? (large ? type.headlineLeading : 1.25),
    ...(setting.accentFace === undefined ? {} : { accentFace: setting.accentFace }),
  };
}

function placementIn({ room, anchor = 'middle' }: TextSetting, align: PhysicalAlign) {
  const vertical = {
    top: { y: room.y, anchor: 'ink-top' },
    middle: { y: room.y + room.height / 2, anchor: 'ink-middle' },
    bottom: { y: room.y + room.height, anchor: 'ink-bottom' },
  } as const;
  return { x: edgeOf(room, align), align, hang: false, ...vertical[anchor] };
}

function edgeOf(room: Box, align: PhysicalAlign): number {
  if (align === 'center') return room.x + room.width / 2;
  return align === 'left' ? room.x : room.x + room.width;
}

interface Inked {
  readonly fill: string;
  readonly accent: string;
  /** A shade to lay under the text, or null. */
  readonly shade: string | null;
}

/** Ink is chosen with this much more contrast than is needed: the picture moves under the text. */
const contrastMargin = 1.08;
/** Type behind the hero is partly hidden, so it has to be strong, but it may stay a tone of its ground. */
const behindContrast = 2.3;
/** How dark a shade is at its middle. */
const shadeOpacity = 0.74;

function chooseFill(request: TypeRequest, setting: TextSetting, ink: Box, stage: Stage): Inked {
  const { palette } = request;
  const grounds = groundsOf(request, setting, grow(ink, stage.unit * 6));
  const needed = contrastNeeded(setting, ink, stage);
  const wishes = setting.fills ?? [palette.paper, palette.ink];
  const passes = (colour: string, margin: number): boolean => lowestContrast(colour, grounds) >= needed * margin;
  const best = wishes.toSorted((one, other) => lowestContrast(other, grounds) - lowestContrast(one, grounds))[0]!;
  const fill =
    wishes.find((colour) => passes(colour, contrastMargin)) ?? readable(best, grounds, needed * contrastMargin);
  if (!passes(fill, 1)) return { fill: '#ffffff', accent: '#ffffff', shade: '#08080a' };
  const accents = [palette.accent, palette.hot, palette.field];
  const accent = accents.find((colour) => passes(colour, contrastMargin) && contrastRatio(colour, fill) > 1.25);
  return { fill, accent: accent ?? fill, shade: null };
}

/** Colours the text has to be told from. Type behind the hero stands on the ground alone: the hero's own colours do not count. */
function groundsOf(request: TypeRequest, setting: TextSetting, box: Box): string[] {
  if (setting.ground !== undefined) return [setting.ground];
  if (setting.role === 'monument' && setting.layer === 'behind') return [request.palette[request.value]];
  const { darkest, lightest } = request.groundUnder(box);
  return [darkest, lightest];
}

function contrastNeeded(setting: TextSetting, ink: Box, stage: Stage): number {
  if (setting.role === 'monument' && setting.layer === 'behind') return behindContrast;
  return setting.role === 'monument' || ink.height >= stage.side * 0.05 ? largeTypeContrast : textContrast;
}

function grow(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

function finish(
  request: TypeRequest,
  setting: TextSetting,
  sprite: TextSprite,
  inked: Inked,
  sizePixels: number,
): SetText {
  const { motion } = artStyleOf(request.archetype);
  const lastOrder = Math.max(0, ...sprite.parts.map((part) => part.order));
  const unitStagger =
    setting.unit === undefined || setting.unit === 'line' ? motion.staggerSeconds : motion.staggerSeconds / 3;
  const wishedStart = setting.startSeconds ?? 0.1;
  // A short beat plays the same entrance faster, so that every text can be read for the rest of it.
  const pace = Math.min(
    1,
    (request.durationSeconds * entranceShare) / (wishedStart + motion.lineSeconds + lastOrder * unitStagger),
  );
  const [startSeconds, stagger, lineSeconds] = [wishedStart * pace, unitStagger * pace, motion.lineSeconds * pace];
  const shade = inked.shade === null ? null : createShade(sprite.ink, inked.shade);
  const restSeconds = startSeconds + lineSeconds + lastOrder * stagger;
  return {
    box: sprite.ink,
    sizePixels,
    fill: inked.fill,
    placement: {
      text: plainText(setting.text),
      box: sprite.ink,
      fill: inked.fill,
      role: setting.role,
      layer: setting.layer ?? 'front',
      ground: setting.ground ?? null,
      shade: inked.shade === null ? null : { colour: inked.shade, opacity: shadeOpacity },
      fromSeconds: restSeconds,
      toSeconds: request.durationSeconds,
    },
    draw(context, seconds) {
      if (seconds < startSeconds) return;
      if (shade !== null) drawFaded(context, shade, progress(seconds, startSeconds, lineSeconds, motion.ease));
      const reveal = revealBy(motion.ease, seconds, startSeconds, lineSeconds, stagger);
      drawTextSprite(context, sprite, { reveal, entrance: setting.entrance ?? 'rise', opacity: setting.opacity ?? 1 });
    },
  };
}

function revealBy(ease: Ease, seconds: number, startSeconds: number, lineSeconds: number, stagger: number) {
  return (part: { order: number }): number => progress(seconds, startSeconds + part.order * stagger, lineSeconds, ease);
}

/** A soft dark cloud a little larger than the text. */
function createShade(ink: Box, colour: string): Sprite {
  const padding = ink.height * 0.5 + 24;
  const canvas = createLayer(ink.width + padding * 2, ink.height + padding * 2, (context) => {
    context.filter = `blur(${Math.round(padding * 0.4)}px)`;
    context.fillStyle = withAlpha(colour, shadeOpacity);
    context.fillRect(padding * 0.55, padding * 0.55, ink.width + padding * 0.9, ink.height + padding * 0.9);
  });
  return { canvas, x: ink.x - padding, y: ink.y - padding };
}

function drawFaded(context: SKRSContext2D, sprite: Sprite, opacity: number): void {
  context.save();
  context.globalAlpha *= opacity;
  drawSprite(context, sprite);
  context.restore();
}
