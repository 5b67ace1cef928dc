import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, type Random } from '#domain/random.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a picture that depends on its seed alone: a lit room with soft blurs, a floor and a few shaded bodies. It has calm
 * and busy parts, light and dark ones, and no letters, as a photograph for an ad has.
 */
export function paintPicture(seed: number, { width, height }: PictureSize): Uint8Array {
  const random = createRandom(seed);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const hue = random() * 360;
  paintRoom(context, random, hue, { width, height });
  for (let count = 0; count < 14; count += 1) paintBlur(context, random, hue, { width, height });
  const bodies = 2 + Math.floor(random() * 3);
  for (let count = 0; count < bodies; count += 1) paintBody(context, random, hue, { width, height });
  return new Uint8Array(context.getImageData(0, 0, width, height).data.buffer);
}

function paintRoom(context: SKRSContext2D, random: Random, hue: number, { width, height }: PictureSize): void {
  const horizon = height * (0.55 + 0.2 * random());
  const wall = context.createLinearGradient(0, 0, width * random(), horizon);
  wall.addColorStop(0, `hsl(${hue} 45% ${20 + 20 * random()}%)`);
  wall.addColorStop(1, `hsl(${hue + 30} 50% ${55 + 15 * random()}%)`);
  context.fillStyle = wall;
  context.fillRect(0, 0, width, height);
  const floor = context.createLinearGradient(0, horizon, 0, height);
  floor.addColorStop(0, `hsl(${hue + 20} 30% 38%)`);
  floor.addColorStop(1, `hsl(${hue + 10} 35% 18%)`);
  context.fillStyle = floor;
  context.fillRect(0, horizon, width, height - horizon);
}

function paintBlur(context: SKRSContext2D, random: Random, hue: number, { width, height }: PictureSize): void {
  const radius = Math.min(width, height) * (0.04 + 0.2 * random());
  const [x, y] = [random() * width, random() * height * 0.7];
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  const own = hue + 60 * random();
  light.addColorStop(0, `hsl(${own} 70% 75% / ${0.15 + 0.3 * random()})`);
  light.addColorStop(1, `hsl(${own} 70% 75% / 0)`);
  context.fillStyle = light;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

function paintBody(context: SKRSContext2D, random: Random, hue: number, { width, height }: PictureSize): void {
  const size = Math.min(width, height) * (0.16 + 0.22 * random());
  const x = width * (0.15 + 0.7 * random());
  const y = height * (0.5 + 0.3 * random());
  const shadow = context.createRadialGradient(x, y + size * 0.5, 0, x, y + size * 0.5, size);
  shadow.addColorStop(0, 'rgb(0 0 0 / 0.5)');
  shadow.addColorStop(1, 'rgb(0 0 0 / 0)');
  context.fillStyle = shadow;
  context.save();
  context.translate(0, (y + size * 0.5) * 0.65);
  context.scale(1, 0.35);
  context.fillRect(x - size, y - size * 0.5, 2 * size, size * 2);
  context.restore();
  const own = hue + 120 + 120 * random();
  const body = context.createRadialGradient(x - size * 0.2, y - size * 0.25, size * 0.05, x, y, size * 0.75);
  body.addColorStop(0, `hsl(${own} 80% 80%)`);
  body.addColorStop(1, `hsl(${own} 65% 30%)`);
  context.fillStyle = body;
  context.beginPath();
  if (random() < 0.5) context.arc(x, y, size * 0.5, 0, 2 * Math.PI);
  else context.roundRect(x - size * 0.35, y - size * 0.6, size * 0.7, size * 1.1, size * 0.12);
  context.fill();
}
