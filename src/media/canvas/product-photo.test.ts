import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#domain/random.ts';
import { createLayer, readPixels } from './layer.ts';
import { coverBox, createPrint, findFocus } from './photo-card.ts';
import { cutOutProduct } from './product-photo.ts';

const width = 480;
const height = 400;

/** A photograph of a red tin with a white label: a background, a soft shadow, the tin, sensor noise. */
function photograph(paintBackground: (context: SKRSContext2D) => void, noise = 4): Canvas {
  const photo = createLayer(width, height, (context) => {
    paintBackground(context);
    context.filter = 'blur(14px)';
    context.fillStyle = 'rgba(0,0,0,.3)';
    context.beginPath();
    context.ellipse(240, 322, 90, 14, 0, 0, Math.PI * 2);
    context.fill();
    context.filter = 'none';
    context.fillStyle = '#b3261c';
    context.beginPath();
    context.roundRect(170, 90, 140, 232, 18);
    context.fill();
    context.fillStyle = '#ffffff';
    context.fillRect(196, 150, 88, 80);
  });
  const context = photo.getContext('2d');
  const image = context.getImageData(0, 0, width, height);
  const random = createRandom(9);
  for (let at = 0; at < image.data.length; at += 4) {
    const grain = (random() + random() - 1) * noise;
    for (let channel = 0; channel < 3; channel++) image.data[at + channel]! += grain;
  }
  context.putImageData(image, 0, 0);
  return photo;
}

function fill(...stops: readonly string[]): (context: SKRSContext2D) => void {
  return (context) => {
    const gradient = context.createLinearGradient(0, 0, width * 0.2, height);
    stops.forEach((stop, index) => gradient.addColorStop(index / Math.max(1, stops.length - 1), stop));
    context.fillStyle = gradient;
    context.fillRect(0, 0, width, height);
  };
}

function paintClutter(context: SKRSContext2D): void {
  const random = createRandom(5);
  for (let piece = 0; piece < 400; piece++) {
    context.fillStyle = `hsl(${Math.floor(random() * 360)} 60% ${Math.floor(30 + random() * 50)}%)`;
    context.fillRect(random() * width, random() * height, 20 + random() * 70, 20 + random() * 70);
  }
}

function paintTable(context: SKRSContext2D): void {
  fill('#e6e2dc', '#e0dad2')(context);
  context.fillStyle = '#7a4a2a';
  context.fillRect(0, 270, width, 130);
}

describe('cutOutProduct', () => {
  it.each([
    ['a white seamless', fill('#ffffff', '#ffffff')],
    ['a grey gradient', fill('#dcdce0', '#8c8c92')],
    ['a colour', fill('#4f8fd8', '#78b0ea')],
    ['a dark room', fill('#1c1c20', '#08080a')],
  ])('cuts a product from %s to its outline', (_, paint) => {
    const cut = cutOutProduct(photograph(paint));
    expect(cut).not.toBeNull();
    expect(Math.abs(cut!.canvas.width - 144)).toBeLessThan(8);
    expect(Math.abs(cut!.canvas.height - 236)).toBeLessThan(12);
    expect(cut!.cutSides).toEqual({ left: false, right: false, top: false, bottom: false });
    const data = readPixels(cut!.canvas);
    expect(data[3]).toBe(0);
  });

  it('leaves every pixel of the object as it was, a white label on white too', () => {
    const photo = photograph(fill('#ffffff', '#ffffff'));
    const original = readPixels(photo);
    const { canvas } = cutOutProduct(photo)!;
    const cut = readPixels(canvas);
    const moveX = Math.round(240 - canvas.width / 2);
    const inside = (x: number, y: number, moveY: number): boolean => {
      const here = ((y - moveY) * canvas.width + x - moveX) * 4;
      const there = (y * width + x) * 4;
      return [0, 1, 2].every((channel) => cut[here + channel] === original[there + channel]) && cut[here + 3] === 255;
    };
    const top = [86, 87, 88, 89, 90, 91].find((move) => inside(200, 160, move) && inside(281, 231, move));
    expect(top).toBeDefined();
    for (let y = 100; y < 310; y += 3) for (let x = 180; x < 300; x += 3) expect(inside(x, y, top!)).toBe(true);
  });

  it('refuses busy backgrounds and a table that fills the frame', () => {
    expect(cutOutProduct(photograph(paintClutter))).toBeNull();
    expect(cutOutProduct(photograph(paintTable))).toBeNull();
  });

  it('refuses an empty photograph and a product of the background’s own colour', () => {
    const empty = createLayer(width, height, fill('#ffffff', '#ffffff'));
    expect(cutOutProduct(empty)).toBeNull();
    expect(cutOutProduct(photograph(fill('#b02a20', '#b6241c')))).toBeNull();
  });

  it('keeps the outline a photograph came with', () => {
    const alone = createLayer(200, 200, (context) => {
      context.fillStyle = '#224488';
      context.fillRect(60, 50, 80, 100);
    });
    const cut = cutOutProduct(alone);
    expect(cut?.canvas.width).toBe(84);
    expect(cut?.canvas.height).toBe(104);
  });
});

describe('photo card', () => {
  it('crops to the frame’s shape and keeps the detail in sight', () => {
    const photo = createLayer(400, 200, (context) => {
      context.fillStyle = '#cccccc';
      context.fillRect(0, 0, 400, 200);
      context.fillStyle = '#aa2211';
      context.fillRect(300, 60, 60, 80);
    });
    const focus = findFocus(photo);
    expect(focus.x).toBeGreaterThan(0.7);
    const box = coverBox(photo, { width: 90, height: 160 }, focus);
    expect(box.height).toBe(200);
    expect(box.width / box.height).toBeCloseTo(9 / 16, 5);
    expect(box.x + box.width).toBeLessThanOrEqual(400);
    const print = createPrint(photo, { width: 120, rotateDegrees: -4 });
    expect(print.width).toBeGreaterThan(120);
  });
});
