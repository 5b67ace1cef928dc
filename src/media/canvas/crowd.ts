import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, type Random } from '#domain/random.ts';
import { drawHand, drawPhone } from './crowd-hand.ts';
import { createLayer, cropToInk, type Sprite } from './layer.ts';

/** A crowd seen from behind. */
export interface CrowdOptions {
  /** Height of the front row's heads, as a fraction of the frame. */
  readonly y?: number;
  /** Size of a person in units of 1/720 of the short side; a head is about as high. */
  readonly size?: number;
  /** Number of raised arms. */
  readonly hands?: number;
  /** Light that falls on their upper edges. */
  readonly rim: string;
  readonly colour?: string;
  readonly seed?: number;
}

interface Person {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Hair that changes the outline of a head at the origin: most have none that shows. */
function drawHair(context: SKRSContext2D, size: number, random: Random): void {
  const kind = random();
  context.beginPath();
  if (kind < 0.18) {
    context.ellipse(size * 0.08, -size * 0.58, size * 0.17, size * 0.16, 0, 0, Math.PI * 2);
  } else if (kind < 0.4) {
    context.roundRect(-size * 0.42, -size * 0.3, size * 0.84, size * 1.05, size * 0.34);
  } else if (kind < 0.55) {
    context.roundRect(-size * 0.43, -size * 0.42, size * 1.08, size * 0.17, size * 0.08);
  } else if (kind < 0.68) {
    for (let curl = 0; curl < 7; curl++) {
      const angle = Math.PI * (1.05 + curl * 0.15);
      const x = Math.cos(angle) * size * 0.36;
      const y = Math.sin(angle) * size * 0.44;
      context.moveTo(x + size * 0.17, y);
      context.arc(x, y, size * 0.17, 0, Math.PI * 2);
    }
  }
  context.fill();
}

function drawPerson(context: SKRSContext2D, person: Person, random: Random): void {
  const { x, y, size } = person;
  context.save();
  context.translate(x, y);
  context.rotate((random() - 0.5) * 0.3);
  context.beginPath();
  context.ellipse(0, 0, size * 0.38, size * 0.5, 0, 0, Math.PI * 2);
  context.fill();
  if (random() < 0.5) context.scale(-1, 1);
  drawHair(context, size, random);
  context.restore();
  context.fillRect(x - size * 0.17, y + size * 0.2, size * 0.34, size * 0.5);
  context.beginPath();
  context.ellipse(x, y + size * 1.28, size * 0.95, size * 0.82, 0, 0, Math.PI * 2);
  context.fill();
}

/** A limb that narrows from `from` to `to`, with round ends. */
function drawLimb(
  context: SKRSContext2D,
  from: { readonly x: number; readonly y: number; readonly width: number },
  to: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const acrossX = Math.sin(angle) / 2;
  const acrossY = -Math.cos(angle) / 2;
  context.beginPath();
  context.moveTo(from.x + acrossX * from.width, from.y + acrossY * from.width);
  context.lineTo(to.x + acrossX * to.width, to.y + acrossY * to.width);
  context.lineTo(to.x - acrossX * to.width, to.y - acrossY * to.width);
  context.lineTo(from.x - acrossX * from.width, from.y - acrossY * from.width);
  context.fill();
  for (const end of [from, to]) {
    context.beginPath();
    context.arc(end.x, end.y, end.width / 2, 0, Math.PI * 2);
    context.fill();
  }
}

/** One raised arm: shoulder, bent elbow, wrist, and a hand of its own kind. */
function drawArm(context: SKRSContext2D, person: Person, random: Random): void {
  const { size } = person;
  const side = random() < 0.5 ? -1 : 1;
  const reach = 0.85 + random() * 0.75;
  const lean = (random() - 0.5) * 0.7;
  const shoulder = { x: person.x + side * size * 0.66, y: person.y + size * 0.85, width: size * 0.42 };
  const elbow = {
    x: shoulder.x + side * size * (0.06 + random() * 0.22),
    y: person.y - size * reach * 0.42,
    width: size * 0.3,
  };
  const wrist = {
    x: elbow.x + size * (lean - side * 0.18),
    y: elbow.y - size * (0.7 + reach * 0.42),
    width: size * 0.19,
  };
  drawLimb(context, shoulder, elbow);
  drawLimb(context, elbow, wrist);
  const angle = Math.atan2(wrist.y - elbow.y, wrist.x - elbow.x) + Math.PI / 2;
  context.save();
  context.translate(wrist.x, wrist.y);
  context.rotate(angle * 0.7);
  context.scale(-side, 1);
  if (random() < 0.14) drawPhone(context, size * 0.3);
  else drawHand(context, size * 0.3, random);
  context.restore();
}

function placeRow(random: Random, row: number, width: number, unit: number, top: number, size: number): Person[] {
  const people: Person[] = [];
  for (let x = -40 * unit; x < width + 60 * unit;) {
    const own = size * unit * (0.8 + random() * 0.45) * (1 + row * 0.4);
    people.push({ x, y: top + row * size * 0.9 * unit + (random() - 0.5) * 34 * unit, size: own });
    x += own * (1.15 + random() * 0.6);
  }
  return people;
}

function paintCrowd(width: number, height: number, unit: number, options: CrowdOptions) {
  const { y = 0.8, size = 70, hands = 16, colour = '#040406', seed = 7 } = options;
  const random = createRandom(seed);
  const top = height * y;
  const rows = [0, 1].map((row) => placeRow(random, row, width, unit, top, size));
  return createLayer(width, height, (context) => {
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineCap = 'round';
    for (const person of rows.flat()) drawPerson(context, person, random);
    context.fillRect(0, top + size * unit * 1.9, width, height);
    const front = rows.flat();
    for (let hand = 0; hand < hands; hand++) {
      const wanted = ((hand + 0.2 + random() * 0.6) / hands) * width;
      const nearest = front.reduce((best, person) =>
        Math.abs(person.x - wanted) < Math.abs(best.x - wanted) ? person : best,
      );
      drawArm(context, { ...nearest, size: Math.min(nearest.size, size * unit * 1.25) }, random);
    }
  });
}

/** Heads, shoulders and raised hands as one dark shape with light on its upper edges, cut to its ink. Draw it over type. */
export function createCrowd(width: number, height: number, options: CrowdOptions): Sprite {
  const unit = Math.min(width, height) / 720;
  const shape = paintCrowd(width, height, unit, options);
  const edge = createLayer(width, height, (context) => {
    context.drawImage(shape, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = options.rim;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'destination-out';
    context.filter = `blur(${1.4 * unit}px)`;
    context.drawImage(shape, 0, 3.2 * unit);
  });
  const lit = createLayer(width, height, (context) => {
    context.drawImage(shape, 0, 0);
    context.globalAlpha = 0.9;
    context.drawImage(edge, 0, 0);
  });
  return cropToInk(lit);
}
