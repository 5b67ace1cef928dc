import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, type Random } from '#domain/random.ts';
import { createLayer } from '../../canvas/layer.ts';
import type { Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

/** The shadow of a branch outside the window. */
export interface LeafShadowOptions {
  /** The wall's own dark hue. */
  readonly colour: string;
  readonly alpha: number;
  /** Where the branch hangs in, as fractions of the frame, and the way it grows. */
  readonly x: number;
  readonly y: number;
  readonly angleDegrees: number;
  /** Its length in units of the stage. */
  readonly length: number;
  readonly seed: number;
}

/** Softness of the shadow, as a part of the branch's length. */
const softness = 0.016;

function paintLeaf(context: SKRSContext2D, length: number, turn: number): void {
  context.save();
  context.rotate(turn);
  context.beginPath();
  context.moveTo(0, 0);
  context.bezierCurveTo(length * 0.3, -length * 0.34, length * 0.7, -length * 0.24, length, 0);
  context.bezierCurveTo(length * 0.7, length * 0.24, length * 0.3, length * 0.34, 0, 0);
  context.fill();
  context.restore();
}

function paintBranch(context: SKRSContext2D, length: number, random: Random): void {
  context.lineWidth = length * 0.008;
  context.beginPath();
  context.moveTo(-length * 0.5, 0);
  context.quadraticCurveTo(0, -length * 0.06, length * 0.42, length * 0.05);
  context.stroke();
  for (let leaf = 0; leaf < 11; leaf++) {
    const share = leaf / 10;
    context.save();
    context.translate(length * (-0.42 + share * 0.84), length * (0.05 * (share - 0.5) ** 2 - 0.02));
    const side = leaf % 2 === 0 ? -1 : 1;
    paintLeaf(context, length * (0.2 + random() * 0.14) * (1 - share * 0.3), side * (0.5 + random() * 0.5));
    context.restore();
  }
}

function createBranch(stage: Stage, options: LeafShadowOptions): Canvas {
  const length = options.length * stage.unit;
  const side = length * 1.25;
  const sharp = createLayer(side, side, (context) => {
    context.translate(side / 2, side / 2);
    context.rotate((options.angleDegrees * Math.PI) / 180);
    context.fillStyle = options.colour;
    context.strokeStyle = options.colour;
    paintBranch(context, length, createRandom(options.seed));
  });
  return createLayer(side, side, (context) => {
    context.filter = `blur(${length * softness}px)`;
    context.drawImage(sharp, 0, 0);
  });
}

/** Leaves whose shadow sways on the wall: something lives outside, and the light comes from there. */
export function createLeafShadows(stage: Stage, options: LeafShadowOptions): Painted {
  const branch = createBranch(stage, options);
  return {
    draw(context, seconds) {
      const swing = Math.sin(seconds * 1.15 + options.seed) + 0.4 * Math.sin(seconds * 2.3 + options.seed * 2);
      context.save();
      context.globalAlpha *= options.alpha;
      const x = options.x * stage.width + swing * 9 * stage.unit - branch.width / 2;
      const y = options.y * stage.height + (seconds * 5 + Math.sin(seconds * 1.7) * 5) * stage.unit - branch.height / 2;
      context.drawImage(branch, Math.round(x), Math.round(y));
      context.restore();
    },
  };
}
