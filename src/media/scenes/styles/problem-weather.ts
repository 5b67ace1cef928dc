import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { createLayer } from '../../canvas/layer.ts';
import { createRain } from '../../canvas/rain.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

/** Colours of bad weather: the sky above, the dark below, and what light comes through. */
export function stormColours(
  palette: Palette,
  value: TonalValue,
): { readonly high: string; readonly low: string; readonly gleam: string } {
  const slate = mix(palette.night, '#8fa6b4', 0.33);
  if (value === 'night')
    return { high: slate, low: mix(palette.night, '#000000', 0.12), gleam: mix(slate, '#c4d4de', 0.5) };
  return {
    high: mix(palette.field, '#c4d4de', 0.03),
    low: mix(palette.field, palette.night, 0.45),
    gleam: mix(palette.field, '#e6eef2', 0.5),
  };
}

/** Rain in depth on wet frames, some of it before the hero; on dry ones, light that passes in broad slow shafts. */
export function createWeather(
  stage: Stage,
  request: PlateRequest,
  focus: GroundFocus,
): { behind?: Painted; front?: Painted } {
  const { value, width, height, seed } = request;
  if (value === 'hot' || value === 'pale') return { behind: createShafts(stage, request, focus) };
  const slant = stage.direction === 'rtl' ? 0.19 : -0.19;
  const drizzle = value === 'field' ? 0.4 : 1;
  const far = createRain(width, height, { density: 0.85 * drizzle, slant, seed: deriveSeed(seed, 'rain') });
  const near = createRain(width, height, { density: 0.16 * drizzle, slant, seed: deriveSeed(seed, 'near rain') });
  return {
    behind: { draw: (context, seconds) => far(context, seconds, { strength: value === 'field' ? 0.7 : 0.95 }) },
    front: { draw: (context, seconds) => near(context, seconds, { strength: 0.8 }) },
  };
}

const shaftCount = 2;

/** Soft shafts of sun from one upper corner that wander across the frame. */
function createShafts(stage: Stage, request: PlateRequest, focus: GroundFocus): Painted {
  const random = createRandom(deriveSeed(request.seed, 'shafts'));
  const fromLeft = focus.x > 0.5;
  const sheen = mix(request.palette[request.value], '#ffffff', 0.6);
  const lean = (fromLeft ? -1 : 1) * stage.height * 0.24;
  const shafts = Array.from({ length: shaftCount }, (_, index) => {
    const thick = (0.18 + random() * 0.14) * stage.side;
    return {
      canvas: paintShaft(thick, stage.height, lean, sheen),
      x: (index + random() * 0.6) / shaftCount,
      speed: (18 + random() * 26) * stage.unit,
    };
  });
  return {
    draw(context, seconds) {
      for (const { canvas, x, speed } of shafts) {
        const left = x * stage.width + (fromLeft ? 1 : -1) * speed * seconds - canvas.width / 2;
        context.drawImage(canvas, Math.round(left), 0);
      }
    },
  };
}

function paintShaft(thick: number, height: number, lean: number, colour: string) {
  const reach = Math.abs(lean);
  return createLayer(thick + reach, height, (context) => {
    const top = lean > 0 ? reach : 0;
    const across = context.createLinearGradient(top, 0, top + thick * 0.9, (thick * lean) / height);
    for (const [at, alpha] of [
      [0, 0],
      [0.3, 0.26],
      [0.7, 0.26],
      [1, 0],
    ] as const)
      across.addColorStop(at, withAlpha(colour, alpha));
    context.fillStyle = across;
    context.beginPath();
    context.moveTo(top, 0);
    context.lineTo(top + thick, 0);
    context.lineTo(top + thick - lean, height);
    context.lineTo(top - lean, height);
    context.fill();
  });
}
