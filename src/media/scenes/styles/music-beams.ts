import { createRandom, deriveSeed } from '#domain/random.ts';
import { createBeam } from '../../canvas/beam.ts';
import { mix } from '../../canvas/colour.ts';
import { beatPulse } from '../../canvas/easing.ts';
import { lerp, toRadians } from '../../canvas/geometry.ts';
import { createGlow } from '../../canvas/glow.ts';
import { createLayer, cropToInk, drawSprite, type Sprite } from '../../canvas/layer.ts';
import type { Painted } from '../art-style.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

interface TrussLamp {
  readonly sprite: Sprite;
  /** How far it rides to either side, in pixels, and where in that it begins. */
  readonly ride: number;
  readonly phase: number;
}

/**
 * Two beams that ride along a truss above the frame and flare on the beat. They are turned once, beforehand: a turned
 * or scaled beam costs four times as much in every frame.
 */
export function createTrussBeams(stage: Stage, request: PlateRequest): Painted {
  const { palette, value } = request;
  const random = createRandom(deriveSeed(request.seed, 'beams'));
  const strength = { night: 0.7, field: 0.58, hot: 0.34, pale: 0.24 }[value];
  const warm = value === 'hot' ? mix(palette.hot, palette.paper, 0.6) : palette.hot;
  const colours = random() < 0.5 ? [warm, palette.accent] : [palette.accent, warm];
  const places = random() < 0.5 ? [0.08, 0.94] : [0.26, 0.9];
  const lamps = places.map((x, index): TrussLamp => ({
    sprite: paintLamp(stage, x, colours[index]!),
    ride: lerp(26, 44, random()) * stage.unit * (random() < 0.5 ? -1 : 1),
    phase: random() * 6.3,
  }));
  return {
    draw(context, seconds) {
      context.save();
      context.globalCompositeOperation = 'screen';
      context.globalAlpha *= Math.min(1, strength * (0.84 + 0.34 * beatPulse(seconds, request.pulseSeconds, 5)));
      for (const { sprite, ride, phase } of lamps) {
        drawSprite(context, sprite, Math.round(Math.sin(seconds * 1.1 + phase) * ride), 0);
      }
      context.restore();
    },
  };
}

/** A lamp at the top edge whose beam points into the frame, as one sprite in its place. */
function paintLamp(stage: Stage, x: number, colour: string): Sprite {
  const { unit, width, height } = stage;
  const beam = createBeam(Math.hypot(width, height) * 0.78, 360 * unit, colour, { power: 0.75 });
  const glow = createGlow(190 * unit, colour, { power: 1.2, falloff: 1.4 });
  const margin = 60 * unit;
  const layer = createLayer(width + margin * 2, height, (context) => {
    context.translate(margin + x * width, -0.04 * height);
    context.drawImage(glow, -glow.width / 2, -glow.height / 2);
    context.rotate(toRadians(90 + (x - 0.5) * -62));
    context.drawImage(beam, 0, -beam.height / 2);
  });
  const cut = cropToInk(layer, 0, 2);
  return { ...cut, x: cut.x - Math.ceil(margin) };
}
