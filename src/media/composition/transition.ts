import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Transition } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { inOutCubic, outExpo, progress } from '../canvas/easing.ts';
import type { Stage } from '../scenes/stage.ts';

/**
 * How a beat opens. A transition is painted over the beat's own first frames, in the ad's own colours:
 * it needs no pixel of the beat before, so an edit never reaches across a cut.
 */
export interface TransitionPainter {
  /** Seconds after which the beat is left alone. */
  readonly durationSeconds: number;
  /** Changes the picture of the frame before type is drawn on it. */
  paintUnderType?(frame: Canvas, context: SKRSContext2D, seconds: number): void;
  /** Covers picture and type. */
  paintOverType?(context: SKRSContext2D, seconds: number): void;
}

/** Lengths are one third of a second or less: a transition is felt, not watched. */
const shortSeconds = 0.2;
const longSeconds = 0.36;

export function createTransition(
  transition: Transition,
  stage: Stage,
  palette: Palette,
  seed: number,
): TransitionPainter {
  switch (transition) {
    case 'cut':
      return { durationSeconds: 0 };
    case 'flash':
      return cover(shortSeconds, (context, rest) => fill(context, stage, palette.paper, 0.9 * rest ** 2));
    case 'dip':
      return cover(longSeconds, (context, rest) => fill(context, stage, palette.night, rest));
    case 'punch':
      return punch(stage);
    case 'wipe':
      return cover(longSeconds, (context, rest) =>
        leaningPanel(context, stage, seed % 2 === 0 ? palette.accent : palette.hot, rest),
      );
    case 'slide':
      return cover(longSeconds, (context, rest) => risingPanel(context, stage, palette.ink, rest));
    case 'shutter':
      return cover(longSeconds, (context, rest) => shutter(context, stage, palette.hot, rest));
    case 'iris':
      return cover(longSeconds, (context, rest) => iris(context, stage, palette.night, rest));
  }
}

/** A cover that leaves: `rest` falls from 1 (all covered) to 0 (gone). */
function cover(durationSeconds: number, paint: (context: SKRSContext2D, rest: number) => void): TransitionPainter {
  return {
    durationSeconds,
    paintOverType(context, seconds) {
      context.save();
      paint(context, 1 - progress(seconds, 0, durationSeconds, inOutCubic));
      context.restore();
    },
  };
}

function fill(context: SKRSContext2D, stage: Stage, colour: string, alpha: number): void {
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.fillRect(0, 0, stage.width, stage.height);
}

function leaningPanel(context: SKRSContext2D, stage: Stage, colour: string, rest: number): void {
  const lean = stage.height * 0.3;
  const travel = (stage.width + lean) * (1 - rest);
  const sign = stage.direction === 'rtl' ? -1 : 1;
  context.translate(stage.width / 2, 0);
  context.scale(sign, 1);
  context.translate(-stage.width / 2, 0);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(travel, 0);
  context.lineTo(stage.width + lean, 0);
  context.lineTo(stage.width + lean, stage.height);
  context.lineTo(travel - lean, stage.height);
  context.fill();
}

function risingPanel(context: SKRSContext2D, stage: Stage, colour: string, rest: number): void {
  context.fillStyle = colour;
  context.fillRect(0, 0, stage.width, stage.height * rest);
}

function shutter(context: SKRSContext2D, stage: Stage, colour: string, rest: number): void {
  const blades = 7;
  const size = Math.max(stage.width, stage.height) / blades;
  context.fillStyle = colour;
  for (let blade = 0; blade < blades; blade++) {
    const open = Math.min(1, Math.max(0, rest * 1.6 - (blade / blades) * 0.6));
    if (stage.width >= stage.height) context.fillRect(blade * size, 0, Math.ceil(size * open), stage.height);
    else context.fillRect(0, blade * size, stage.width, Math.ceil(size * open));
  }
}

function iris(context: SKRSContext2D, stage: Stage, colour: string, rest: number): void {
  const radius = Math.hypot(stage.width, stage.height) * 0.5 * (1 - rest);
  context.fillStyle = colour;
  context.beginPath();
  context.rect(0, 0, stage.width, stage.height);
  context.arc(stage.width / 2, stage.height / 2, radius, 0, Math.PI * 2, true);
  context.fill();
}

/** The picture arrives a little too large and settles: a cut with weight. */
function punch(stage: Stage): TransitionPainter {
  const copy = createCanvas(stage.width, stage.height);
  const copyContext = copy.getContext('2d');
  return {
    durationSeconds: longSeconds,
    paintUnderType(frame, context, seconds) {
      const scale = 1 + 0.09 * (1 - progress(seconds, 0, longSeconds, outExpo));
      copyContext.drawImage(frame, 0, 0);
      context.drawImage(
        copy,
        (stage.width * (1 - scale)) / 2,
        (stage.height * (1 - scale)) / 2,
        stage.width * scale,
        stage.height * scale,
      );
    },
  };
}
