import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Palette } from '#domain/spec.ts';
import type { TonalValue } from '#domain/beat.ts';
import { mix } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { clamp, lerp } from '../../canvas/geometry.ts';
import { createLayer, readPixels, type Sprite } from '../../canvas/layer.ts';
import { createLightPlate } from '../../canvas/plate-light.ts';
import type { DryAbove } from '../../canvas/rain.ts';
import type { Stage } from '../stage.ts';

/** The dry place: its roof is the upper outline of the hero, its walls run from the roof's ends to the foot of the frame. */
export interface Shelter {
  /** Left and right end of the roof, and the height where the walls begin, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly eavesY: number;
  /** Walls at the foot of the frame. */
  readonly footLeft: number;
  readonly footRight: number;
  /** Highest ink of every column from `left`, in pixels. */
  readonly roof: readonly number[];
  /** Where the dry colour begins behind the hero: no higher than the roof's lowest part nearby. */
  readonly lining: readonly number[];
  /** Whether the hero is too narrow for a roof, and stands in an arch of colour that keeps the rain off. */
  readonly isArch: boolean;
}

/** What the dry place must hold, in pixels: half its width at the foot of the frame, half that of its words, and where they begin. */
export interface ShelterRoom {
  readonly footHalf: number;
  readonly wordsHalf: number;
  readonly wordsTop: number;
  /** An arch whatever the hero's width: for forms that have holes. */
  readonly arched: boolean;
}

/** Upper outline of a sprite whose top left corner stands at (x, y), and the walls below it. */
export function measureShelter(stage: Stage, art: Canvas, x: number, y: number, room: ShelterRoom): Shelter {
  const { width, height } = art;
  const data = readPixels(art);
  const roof = Array.from({ length: width }, (_, column) => {
    let row = 0;
    while (row < height && data[(row * width + column) * 4 + 3]! < 100) row++;
    return y + row;
  });
  const spans = Array.from({ length: height }, (_, row) => spanOf(data, width, row));
  const widest = Math.max(...spans.map((span) => span.right - span.left));
  // The eaves are the lowest row that is still nearly as wide as the widest one, in the upper part of the object.
  let eaves = Math.max(
    0,
    spans.findIndex((span) => span.right - span.left >= widest * 0.97),
  );
  for (let row = eaves; row < height * 0.62; row++)
    if (spans[row]!.right - spans[row]!.left >= widest * 0.94) eaves = row;
  const span = spans[eaves]!;
  const middle = x + width / 2;
  const eavesY = y + Math.min(eaves, height * 0.62);
  if (room.arched || span.right - span.left < leastHalf(stage, room, eavesY) * 2)
    return archOver(stage, art, x, y, room);
  const outline = roof.slice(span.left, Math.max(span.left + 1, span.right)).map((top) => Math.min(top, stage.height));
  return {
    left: x + span.left,
    right: x + span.right,
    eavesY,
    footLeft: middle - room.footHalf,
    footRight: middle + room.footHalf,
    roof: outline,
    lining: liningOf(outline, eavesY - height * 0.14),
    isArch: false,
  };
}

/** Half the width a roof needs so that its walls run clear of the words, and so that it looks like a roof at all. */
function leastHalf(stage: Stage, { footHalf, wordsHalf, wordsTop }: ShelterRoom, eavesY: number): number {
  const share = clamp((wordsTop - eavesY) / (stage.height - eavesY), 0, 0.95);
  return Math.max((wordsHalf - footHalf * share) / (1 - share), wordsHalf * 0.42);
}

/** A round arch over a narrow hero: a bottle makes no roof. */
function archOver(stage: Stage, art: Canvas, x: number, y: number, room: ShelterRoom): Shelter {
  const middle = x + art.width / 2;
  const half = room.wordsHalf * 0.86;
  const eavesY = y + art.height * 0.42;
  const top = Math.max(y - 34 * stage.unit, 14 * stage.unit);
  const roof = Array.from({ length: Math.ceil(half * 2) }, (_, column) => {
    const across = clamp((column - half) / half, -1, 1);
    return eavesY - Math.sqrt(1 - across * across) * (eavesY - top);
  });
  return {
    left: middle - half,
    right: middle + half,
    eavesY,
    footLeft: middle - room.footHalf,
    footRight: middle + room.footHalf,
    roof,
    lining: roof,
    isArch: true,
  };
}

/** Parts of the outline's width that a peak must be wider than for colour to rise into it. */
const peakShare = 0.2;

/** `lowest` keeps it behind the hero where the eaves are scalloped. */
function liningOf(outline: readonly number[], lowest: number): number[] {
  const reach = Math.round(outline.length * peakShare);
  return outline.map((top, column) => {
    const nearby = outline.slice(Math.max(0, column - reach), column + reach + 1);
    return Math.max(top, Math.min(Math.max(...nearby), lowest));
  });
}

function spanOf(data: Uint8ClampedArray, width: number, row: number): { left: number; right: number } {
  let left = 0;
  while (left < width && data[(row * width + left) * 4 + 3]! < 100) left++;
  let right = width;
  while (right > left && data[(row * width + right - 1) * 4 + 3]! < 100) right--;
  return { left, right };
}

/** Rain ends on the roof and never falls between the walls. */
export function dryUnder(stage: Stage, shelter: Shelter): DryAbove {
  const { left, right, eavesY, footLeft, footRight, roof } = shelter;
  return (x, y) => {
    if (x >= left && x < right) {
      const top = roof[Math.floor(x - left)] ?? eavesY;
      return y >= top ? top : null;
    }
    if (y < eavesY) return null;
    const share = clamp((y - eavesY) / (stage.height - eavesY));
    return x > lerp(left, footLeft, share) && x < lerp(right, footRight, share) ? -1 : null;
  };
}

/** The dry colour: the ad's hot one, or whatever of the palette stands out from the weather best. */
export function dryColour(palette: Palette, value: TonalValue): string {
  const ground = palette[value];
  if (value !== 'hot' && contrastRatio(palette.hot, ground) >= 1.6) return palette.hot;
  return [palette.pale, palette.night, palette.field].toSorted(
    (one, other) => contrastRatio(other, ground) - contrastRatio(one, ground),
  )[0]!;
}

/** The dry place as light on a wall, cut to its shape. */
export function paintShelter(stage: Stage, shelter: Shelter, colour: string): Sprite {
  const x = Math.floor(Math.min(shelter.left, shelter.footLeft)) - 2;
  const right = Math.ceil(Math.max(shelter.right, shelter.footRight)) + 2;
  const y = Math.floor(Math.min(...shelter.roof));
  const [width, height] = [right - x, stage.height - y];
  const light = createLightPlate(width, height, {
    base: [mix(colour, '#ffffff', 0.08), colour],
    lights: [
      { x: 0.5, y: 0.86, radius: 0.8, colour: mix(colour, '#ffffff', 0.45), power: 0.75, mode: 'mix' },
      { x: 0.5, y: 0, radius: 0.62, colour: mix(colour, '#7a3d00', 0.3), power: 0.55, mode: 'mix' },
    ],
  });
  const canvas = createLayer(width, height, (context) => {
    tracePlace(context, shelter, stage, x, y);
    context.clip();
    context.drawImage(light, 0, 0);
  });
  return { canvas, x, y };
}

/** The walls, and behind the hero its own upper outline, a little lower so that no colour shows above it. */
function tracePlace(context: SKRSContext2D, shelter: Shelter, stage: Stage, x: number, y: number): void {
  const { left, right, footLeft, footRight, lining, eavesY } = shelter;
  const inset = shelter.isArch ? 0 : 4 * stage.unit;
  const drop = shelter.isArch ? 0 : 10 * stage.unit;
  context.beginPath();
  context.moveTo(footLeft - x, stage.height - y);
  context.lineTo(left + inset - x, eavesY - y);
  for (let column = Math.ceil(inset); column < lining.length - inset; column += 2) {
    context.lineTo(left + column - x, Math.min(lining[column]! + drop, stage.height) - y);
  }
  context.lineTo(right - inset - x, eavesY - y);
  context.lineTo(footRight - x, stage.height - y);
  context.closePath();
}
