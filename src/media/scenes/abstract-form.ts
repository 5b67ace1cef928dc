import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, pick } from '#domain/random.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../canvas/colour.ts';
import { createLayer } from '../canvas/layer.ts';

/** Paints one form into a square of 1 by 1, in two colours. */
type PaintForm = (context: SKRSContext2D, light: string, dark: string) => void;

const fullTurn = Math.PI * 2;

const forms: readonly PaintForm[] = [paintSphere, paintRing, paintDiscs, paintCapsules, paintPrism, paintPetals];

/**
 * An abstract body for ads whose product has no picture and no drawn object: it is lit afterwards like any other hero.
 * Which body it is follows from the seed.
 */
export function createAbstractForm(side: number, palette: Palette, seed: number): Canvas {
  const random = createRandom(seed);
  const paint = pick(random, forms);
  const turn = (random() - 0.5) * 0.7;
  return createLayer(side, side, (context) => {
    context.translate(side / 2, side / 2);
    context.rotate(turn);
    context.scale(side * 0.82, side * 0.82);
    context.translate(-0.5, -0.5);
    paint(context, mix(palette.accent, palette.paper, 0.25), mix(palette.hot, palette.night, 0.2));
  });
}

function circle(context: SKRSContext2D, x: number, y: number, radius: number, fill: string): void {
  context.fillStyle = fill;
  context.beginPath();
  context.arc(x, y, radius, 0, fullTurn);
  context.fill();
}

function paintSphere(context: SKRSContext2D, light: string, dark: string): void {
  circle(context, 0.46, 0.52, 0.4, light);
  circle(context, 0.84, 0.2, 0.13, dark);
}

function paintRing(context: SKRSContext2D, light: string, dark: string): void {
  context.lineWidth = 0.19;
  context.strokeStyle = light;
  context.beginPath();
  context.arc(0.5, 0.5, 0.36, 0.5, fullTurn - 0.25);
  context.stroke();
  circle(context, 0.82, 0.4, 0.12, dark);
}

function paintDiscs(context: SKRSContext2D, light: string, dark: string): void {
  for (const [index, width] of [0.46, 0.37, 0.28, 0.18].entries()) {
    context.fillStyle = mix(dark, light, index / 3);
    context.beginPath();
    context.ellipse(0.5, 0.82 - index * 0.19, width, 0.12, 0, 0, fullTurn);
    context.fill();
  }
}

function paintCapsules(context: SKRSContext2D, light: string, dark: string): void {
  for (const [index, height] of [0.55, 0.95, 0.7].entries()) {
    context.fillStyle = index === 1 ? light : dark;
    context.beginPath();
    context.roundRect(0.05 + index * 0.32, 0.98 - height, 0.25, height, 0.125);
    context.fill();
  }
}

function paintPrism(context: SKRSContext2D, light: string, dark: string): void {
  const face = (fill: string, points: readonly (readonly [number, number])[]): void => {
    context.fillStyle = fill;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.fill();
  };
  face(light, [
    [0.5, 0.02],
    [0.94, 0.28],
    [0.5, 0.54],
    [0.06, 0.28],
  ]);
  face(mix(light, dark, 0.55), [
    [0.06, 0.28],
    [0.5, 0.54],
    [0.5, 0.99],
    [0.06, 0.73],
  ]);
  face(dark, [
    [0.94, 0.28],
    [0.5, 0.54],
    [0.5, 0.99],
    [0.94, 0.73],
  ]);
}

function paintPetals(context: SKRSContext2D, light: string, dark: string): void {
  const petals = 7;
  for (let petal = 0; petal < petals; petal++) {
    context.save();
    context.translate(0.5, 0.5);
    context.rotate((petal / petals) * fullTurn);
    context.fillStyle = petal % 2 === 0 ? light : mix(light, dark, 0.4);
    context.beginPath();
    context.ellipse(0, -0.28, 0.13, 0.22, 0, 0, fullTurn);
    context.fill();
    context.restore();
  }
  circle(context, 0.5, 0.5, 0.14, dark);
}
