import { writeFile } from 'node:fs/promises';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';

const side = 900;

/** A bottle on pure white, as shops photograph it: its background can be taken away. */
export async function writeProductOnWhite(filePath: string): Promise<void> {
  await draw(filePath, side, side, (context) => {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, side, side);
    drawBottle(context);
  });
}

/** The same bottle before a crowd of shapes: nothing that could be taken away cleanly. */
export async function writeBusyPhoto(filePath: string): Promise<void> {
  const random = createRandom(11);
  await draw(filePath, side, side, (context) => {
    for (let index = 0; index < 900; index++) {
      context.fillStyle = `hsl(${Math.floor(random() * 360)} ${20 + random() * 70}% ${15 + random() * 70}%)`;
      context.fillRect(random() * side - 40, random() * side - 40, 20 + random() * 160, 20 + random() * 160);
    }
    drawBottle(context);
  });
}

/** A round mark on nothing, as logos are delivered. */
export async function writeLogo(filePath: string): Promise<void> {
  await draw(filePath, 400, 400, (context) => {
    context.fillStyle = '#1c7a5a';
    context.beginPath();
    context.arc(200, 200, 160, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = '#ffffff';
    context.fillRect(150, 110, 40, 180);
    context.fillRect(150, 250, 110, 40);
  });
}

/** Colours of {@link writeBars}, from the left. */
export const barColours = ['#d01c8b', '#f1c40f', '#1c9bd0', '#27ae60', '#e74c3c', '#8e44ad', '#f5f0e6', '#34495e'];

/** Upright bars of eight colours, 720 pixels square: a picture that is known again wherever it is shown. */
export async function writeBars(filePath: string): Promise<void> {
  await draw(filePath, 720, 720, (context) => {
    for (const [index, colour] of barColours.entries()) {
      context.fillStyle = colour;
      context.fillRect(index * 90, 0, 90, 720);
    }
  });
}

function drawBottle(context: SKRSContext2D): void {
  const glass = context.createLinearGradient(320, 0, 580, 0);
  glass.addColorStop(0, '#0d4a36');
  glass.addColorStop(0.35, '#2aa079');
  glass.addColorStop(1, '#0b3a2b');
  context.fillStyle = glass;
  context.beginPath();
  context.roundRect(320, 300, 260, 500, 50);
  context.fill();
  context.fillRect(400, 140, 100, 200);
  context.fillStyle = '#f4ead2';
  context.fillRect(320, 460, 260, 190);
  context.fillStyle = '#b3261e';
  context.fillRect(390, 110, 120, 60);
  context.fillRect(360, 530, 180, 40);
}

async function draw(
  filePath: string,
  width: number,
  height: number,
  paint: (context: SKRSContext2D) => void,
): Promise<void> {
  const canvas = createCanvas(width, height);
  paint(canvas.getContext('2d'));
  await writeFile(filePath, await canvas.encode('png'));
}
