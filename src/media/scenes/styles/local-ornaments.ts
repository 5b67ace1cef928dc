import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix, withAlpha } from '../../canvas/colour.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

/** Second colour on the sheet: rays that turn, an awning that sways, or a row of bunting. */
export function createPrintedOrnament(stage: Stage, request: PlateRequest, focus: GroundFocus): Painted {
  const random = createRandom(deriveSeed(request.seed, 'printed ornament'));
  const { palette, value } = request;
  const tone = secondTone(palette, value);
  const kind = pick(random, ['rays', 'rays', 'awning', 'discs']);
  if (kind === 'awning' && focus.y > 0.3) return createAwning(stage, tone, random());
  if (kind === 'discs') return createSlidingDiscs(stage, tone, random);
  return createRays(stage, focus, tone, random() < 0.5 ? 1 : -1, random());
}

/** A second pull of ink on the sheet: it keeps the sheet's lightness for the words, darker where they are light. */
function secondTone(palette: Palette, value: TonalValue): string {
  if (value === 'pale') return mix(palette.pale, palette.field, 0.55);
  if (value === 'field') return mix(palette.field, palette.paper, 0.4);
  return value === 'hot' ? mix(palette.hot, palette.night, 0.22) : mix(palette.night, palette.field, 0.14);
}

const rayCount = 16;
const raySpeed = 0.13;

/** A sunburst from the centre of attention that turns by a few degrees a second. */
function createRays(stage: Stage, focus: GroundFocus, tone: string, sign: number, phase: number): Painted {
  const [x, y] = [focus.x * stage.width, focus.y * stage.height];
  const reach = Math.hypot(stage.width, stage.height);
  return {
    draw(context, seconds) {
      context.fillStyle = withAlpha(tone, 0.5);
      context.beginPath();
      for (let ray = 0; ray < rayCount; ray++) {
        const from = ((ray + phase) / rayCount) * Math.PI * 2 + sign * raySpeed * seconds;
        const to = from + Math.PI / rayCount;
        context.moveTo(x, y);
        context.lineTo(x + Math.cos(from) * reach, y + Math.sin(from) * reach);
        context.lineTo(x + Math.cos(to) * reach, y + Math.sin(to) * reach);
      }
      context.fill();
    },
  };
}

/** The scalloped edge of a shop's awning across the top, swaying as in a breeze. */
function createAwning(stage: Stage, tone: string, phase: number): Painted {
  const count = stage.shape === 'landscape' ? 12 : 7;
  const width = stage.width / count;
  const drop = stage.unit * 34;
  return {
    draw(context, seconds) {
      for (let stripe = 0; stripe < count; stripe += 2) {
        drawStripe(
          context,
          stripe * width,
          width,
          drop + Math.sin(seconds * 2.1 + stripe * 0.7 + phase * 6) * 7 * stage.unit,
          tone,
        );
      }
    },
  };
}

function drawStripe(context: SKRSContext2D, x: number, width: number, drop: number, tone: string): void {
  context.fillStyle = withAlpha(tone, 0.75);
  context.beginPath();
  context.moveTo(x, -4);
  context.lineTo(x, drop);
  context.arc(x + width / 2, drop, width / 2, Math.PI, 0, true);
  context.lineTo(x + width, -4);
  context.fill();
}

/** Two large printed discs that slide over each other; where they meet the ink lies double. */
function createSlidingDiscs(stage: Stage, tone: string, random: () => number): Painted {
  const discs = [0, 1].map((index) => ({
    x: (index === 0 ? 0.06 + random() * 0.16 : 0.8 + random() * 0.16) * stage.width,
    y: (index === 0 ? 0.7 + random() * 0.3 : random() * 0.3) * stage.height,
    radius: (0.34 + random() * 0.2) * stage.side,
    move: (index === 0 ? 1 : -1) * 22 * stage.unit,
  }));
  return {
    draw(context, seconds) {
      context.fillStyle = withAlpha(tone, 0.55);
      for (const { x, y, radius, move } of discs) {
        context.beginPath();
        context.arc(x + move * seconds, y - move * 0.4 * seconds, radius, 0, Math.PI * 2);
        context.fill();
      }
    },
  };
}
