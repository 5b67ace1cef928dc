import type { Canvas } from '@napi-rs/canvas';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { withAlpha } from '../../canvas/colour.ts';
import { createLayer } from '../../canvas/layer.ts';
import { lerp } from '../../canvas/geometry.ts';
import type { Painted } from '../art-style.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

interface Disc {
  readonly canvas: Canvas;
  readonly x: number;
  readonly y: number;
  readonly moveX: number;
  readonly moveY: number;
  readonly phase: number;
}

/** Lights of a room far out of focus, each drifting in its own depth: a lens and a person behind it, not a screen. */
export function createRoomLights(stage: Stage, request: PlateRequest, count = 8): Painted {
  const { palette, value } = request;
  const random = createRandom(deriveSeed(request.seed, 'room lights'));
  const colours =
    value === 'pale' ? ['#ffffff', '#ffffff', palette.accent] : [palette.accent, palette.paper, palette.hot];
  const alpha = { night: 0.16, field: 0.13, hot: 0.13, pale: 0.26 }[value];
  const discs = Array.from({ length: count }, (): Disc => {
    const size = lerp(0.1, 0.4, random() ** 1.6) * stage.side;
    return {
      canvas: paintDisc(size, pick(random, colours), alpha * lerp(0.5, 1, random())),
      x: random() * stage.width,
      y: random() * stage.height,
      moveX: lerp(9, 26, random()) * stage.unit * (random() < 0.5 ? -1 : 1),
      moveY: -lerp(3, 12, random()) * stage.unit,
      phase: random() * 6.3,
    };
  });
  return {
    draw(context, seconds) {
      for (const { canvas, x, y, moveX, moveY, phase } of discs) {
        const sway = Math.sin(seconds * 0.9 + phase) * 6 * stage.unit;
        context.drawImage(
          canvas,
          Math.round(x + moveX * seconds - canvas.width / 2),
          Math.round(y + moveY * seconds + sway - canvas.height / 2),
        );
      }
    },
  };
}

function paintDisc(size: number, colour: string, alpha: number): Canvas {
  return createLayer(size, size, (context) => {
    const radius = size / 2;
    const disc = context.createRadialGradient(radius, radius, 0, radius, radius, radius);
    disc.addColorStop(0, withAlpha(colour, alpha * 0.6));
    disc.addColorStop(0.82, withAlpha(colour, alpha * 0.75));
    disc.addColorStop(0.93, withAlpha(colour, alpha));
    disc.addColorStop(1, withAlpha(colour, 0));
    context.fillStyle = disc;
    context.fillRect(0, 0, size, size);
  });
}
