import { createLayer, cropToInk, readPixels } from '../canvas/layer.ts';
import { loadPhoto } from '../canvas/load-photo.ts';
import { contrastRatio } from '../canvas/contrast.ts';
import { toHex } from '../canvas/colour.ts';
import { outQuint, progress } from '../canvas/easing.ts';
import type { Box } from '../canvas/geometry.ts';
import { toPhysicalAlign, type TextAlign } from '../canvas/type/text-style.ts';
import type { Canvas } from '@napi-rs/canvas';
import type { Stage } from './stage.ts';
import type { TypeMark } from './type-layers.ts';
import type { TypeRequest } from './type-request.ts';

/** A logo and the room it may take. */
export interface LogoSetting {
  readonly path: string;
  readonly room: Box;
  readonly align?: TextAlign;
  /** Where in the room, from top to bottom. Default `middle`. */
  readonly anchor?: 'top' | 'middle' | 'bottom';
  readonly startSeconds?: number;
}

/** Least contrast of a logo with its ground before it is given a plate of its own. */
const leastContrast = 2.2;

/** The plate stands out from the logo by this much, in units. */
const plateMargin = 20;

/** The user's logo, whole and unaltered, on a plain plate where its own colours would be lost on the picture. */
export async function setLogo(
  request: TypeRequest,
  stage: Stage,
  setting: LogoSetting,
): Promise<TypeMark & { readonly box: Box }> {
  const logo = cropToInk(await loadPhoto(setting.path, Math.ceil(setting.room.width * 2)), 1, 8).canvas;
  const whole = boxIn(setting, logo, stage);
  const ground = request.groundUnder(whole);
  const colour = meanColour(logo);
  const lost = Math.min(contrastRatio(colour, ground.darkest), contrastRatio(colour, ground.lightest)) < leastContrast;
  // The plate takes its margin from the room, so that it never meets the words beside it.
  const box = lost ? boxIn({ ...setting, room: inset(setting.room, plateMargin * stage.unit) }, logo, stage) : whole;
  const { paper, ink } = request.palette;
  const plate = contrastRatio(colour, paper) >= contrastRatio(colour, ink) ? paper : ink;
  const sprite = createLogoSprite(logo, box, lost ? plate : null, stage.unit);
  const margin = Math.ceil(24 * stage.unit);
  const startSeconds = setting.startSeconds ?? 0.2;
  return {
    box,
    draw(context, seconds) {
      const share = progress(seconds, startSeconds, 0.7, outQuint);
      if (share <= 0) return;
      context.save();
      context.globalAlpha *= share;
      context.drawImage(sprite, box.x - margin, box.y - margin + (1 - share) * 24 * stage.unit);
      context.restore();
    },
  };
}

function inset({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

function boxIn({ room, align = 'start', anchor = 'middle' }: LogoSetting, logo: Canvas, stage: Stage): Box {
  const scale = Math.min(room.width / logo.width, room.height / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  const share = { left: 0, center: 0.5, right: 1 }[toPhysicalAlign(align, stage.direction === 'rtl')];
  return {
    x: room.x + (room.width - width) * share,
    y: room.y + (room.height - height) * { top: 0, middle: 0.5, bottom: 1 }[anchor],
    width,
    height,
  };
}

function meanColour(logo: Canvas): string {
  const data = readPixels(logo);
  const sum = [0, 0, 0];
  let weight = 1e-6;
  for (let at = 0; at < data.length; at += 16) {
    const alpha = data[at + 3]! / 255;
    weight += alpha;
    for (let channel = 0; channel < 3; channel++) sum[channel]! += data[at + channel]! * alpha;
  }
  return toHex([sum[0]! / weight, sum[1]! / weight, sum[2]! / weight]);
}

function createLogoSprite(logo: Canvas, box: Box, plate: string | null, unit: number): Canvas {
  const margin = Math.ceil(24 * unit);
  return createLayer(box.width + margin * 2, box.height + margin * 2, (context) => {
    if (plate !== null) {
      context.fillStyle = plate;
      context.beginPath();
      context.roundRect(margin * 0.2, margin * 0.2, box.width + margin * 1.6, box.height + margin * 1.6, 10 * unit);
      context.fill();
    }
    context.drawImage(logo, margin, margin, box.width, box.height);
  });
}
