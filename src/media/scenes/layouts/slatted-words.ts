import type { Canvas } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
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
  const slats = cutSlats(words.canvas.height, texts, deriveSeed(request.seed, 'slats')).map((cut): Slat => {
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

function cutSlats(height: number, texts: readonly SetText[], seed: number): Cut[] {
  const random = createRandom(seed);
  const lineHeight = Math.min(...texts.map((text) => text.sizePixels * 0.8));
  const count = Math.round(Math.max(slatsPerLine, Math.min(18, (height / lineHeight) * slatsPerLine)));
  const firstLoose = 1 + Math.floor(random() * 3);
  const cuts: Cut[] = [];
  for (let index = 0, top = 0; index < count && top < height; index++) {
    const wished = index === count - 1 ? height : Math.round((height / count) * lerp(0.45, 1.5, random()));
    const own = Math.min(wished, height - top);
    const second = index > firstLoose && index % looseEvery === (firstLoose + 4) % looseEvery && random() < 0.6;
    const loose = index % looseEvery === firstLoose || second;
    const side = random() < 0.5 ? -1 : 1;
    const offset = side * lineHeight * (loose ? lerp(0.13, 0.24, random()) : lerp(0, 0.018, random()));
    cuts.push({ top, height: own, offset, loose, delaySeconds: index * 0.012 + random() * 0.1 + (loose ? 0.1 : 0) });
    top += own;
  }
  return cuts;
}
