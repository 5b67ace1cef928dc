import type { Canvas } from '@napi-rs/canvas';
import { createRandom, deriveSeed, type Random } from '#domain/random.ts';
import { beatPulse, outCubic, outQuint, progress } from '../../canvas/easing.ts';
import { lerp, unionOf } from '../../canvas/geometry.ts';
import { createLayer, drawSprite, type Sprite } from '../../canvas/layer.ts';
import { createSmear } from '../../canvas/smear.ts';
import type { SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import type { TypeMark } from '../type-layers.ts';
import type { TypeRequest } from '../type-request.ts';

/** A level strip of the words: where it is cut, and how far it lies off. */
interface Cut {
  readonly top: number;
  readonly height: number;
  /** Offset at rest in pixels. */
  readonly offset: number;
  /** Loose slats lie far off, drag a trail and jump on the beat. */
  readonly loose: boolean;
  readonly delaySeconds: number;
}

/** A strip ready to copy. */
interface Slat extends Cut {
  readonly words: Canvas;
  readonly trail: Sprite | null;
}

/** Strips in the height of a line, and which of every seven come loose. */
const slatsPerLine = 6;
const looseEvery = 7;
const entranceSeconds = 0.5;

/** Words cut into strips that shoot in one by one, lie a little off each other, and drag their own trail. */
export function cutIntoSlats(request: TypeRequest, stage: Stage, texts: readonly SetText[]): TypeMark | null {
  if (texts.length === 0) return null;
  const words = paintWords(texts);
  const backwards = stage.direction === 'rtl' ? 1 : -1;
  const reach = Math.round(stage.width * 0.34);
  const trail = {
    moveX: backwards * reach,
    copies: 26,
    power: 0.5,
    streaks: 9,
    seed: deriveSeed(request.seed, 'trail'),
  };
  const slats = cutSlats(words, texts, deriveSeed(request.seed, 'slats')).map((cut): Slat => {
    const own = strip(words.canvas, cut);
    return { ...cut, words: own, trail: cut.loose ? createSmear(own, trail) : null };
  });
  const lastDelay = Math.max(...slats.map((slat) => slat.delaySeconds));
  const pace = Math.min(1, (request.durationSeconds * 0.42) / (entranceSeconds + lastDelay));
  return {
    placements: texts.map((text) => ({ ...text.placement, fromSeconds: (entranceSeconds + lastDelay) * pace })),
    draw(context, seconds) {
      const hit = beatPulse(seconds, request.pulseSeconds, 6);
      for (const slat of slats) {
        const come = progress(seconds, slat.delaySeconds * pace, entranceSeconds * pace, outQuint);
        if (come <= 0) continue;
        const settle = 1 - 0.3 * progress(seconds, 0.4, 1.4, outCubic) + (slat.loose ? 0.22 * hit : 0);
        const x = Math.round(words.x + slat.offset * settle + (1 - come) * backwards * stage.width * 1.1);
        const y = words.y + slat.top;
        if (slat.trail !== null) {
          context.globalAlpha = 0.46;
          drawSprite(context, slat.trail, x, y);
          context.globalAlpha = 1;
        }
        context.drawImage(slat.words, x, y);
      }
    },
  };
}

function strip(source: Canvas, cut: Cut): Canvas {
  return createLayer(source.width, cut.height, (context) => context.drawImage(source, 0, -cut.top));
}

/** The set texts at rest, as one sprite. */
function paintWords(texts: readonly SetText[]): Sprite {
  const ink = texts.map((text) => text.box).reduce(unionOf);
  const margin = 4;
  const x = Math.floor(ink.x) - margin;
  const y = Math.floor(ink.y) - margin;
  const canvas = createLayer(ink.width + 2 * margin + 1, ink.height + 2 * margin + 1, (context) => {
    context.translate(-x, -y);
    for (const text of texts) text.draw(context, text.placement.toSeconds + 60);
  });
  return { canvas, x, y };
}

/** Lines much smaller than the largest are left whole: cut up they could not be read. */
const smallestCutShare = 0.5;

function cutSlats(words: Sprite, texts: readonly SetText[], seed: number): Cut[] {
  const random = createRandom(seed);
  const largest = Math.max(...texts.map((text) => text.sizePixels));
  const firstLoose = 1 + Math.floor(random() * 3);
  const cuts: Cut[] = [];
  for (const [index, text] of texts.entries()) {
    const top = index === 0 ? 0 : Math.round(text.box.y - words.y) - 2;
    const next = texts[index + 1];
    const bottom = next === undefined ? words.canvas.height : Math.round(next.box.y - words.y) - 2;
    const lineHeight = text.sizePixels * 0.8;
    const whole = text.sizePixels < largest * smallestCutShare;
    const count = whole ? 1 : Math.round(Math.max(1, (bottom - top) / lineHeight) * slatsPerLine);
    cuts.push(...cutSpan(top, bottom, count, whole ? 0 : lineHeight, { random, firstLoose, before: cuts.length }));
  }
  return cuts;
}

interface CutState {
  readonly random: Random;
  readonly firstLoose: number;
  /** Strips cut above this span. */
  readonly before: number;
}

function cutSpan(top: number, bottom: number, count: number, lineHeight: number, state: CutState): Cut[] {
  const { random, firstLoose, before } = state;
  const cuts: Cut[] = [];
  for (let index = 0, y = top; index < count && y < bottom; index++) {
    const wished = index === count - 1 ? bottom - y : Math.round(((bottom - top) / count) * lerp(0.45, 1.5, random()));
    const height = Math.min(wished, bottom - y);
    const order = before + index;
    const second = order > firstLoose && order % looseEvery === (firstLoose + 4) % looseEvery && random() < 0.6;
    const loose = lineHeight > 0 && (order % looseEvery === firstLoose || second);
    const side = random() < 0.5 ? -1 : 1;
    const offset = side * lineHeight * (loose ? lerp(0.13, 0.24, random()) : lerp(0, 0.018, random()));
    cuts.push({ top: y, height, offset, loose, delaySeconds: order * 0.012 + random() * 0.1 + (loose ? 0.1 : 0) });
    y += height;
  }
  return cuts;
}
