import { contrastRatio, readable, textContrast } from '../canvas/contrast.ts';
import type { Box } from '../canvas/geometry.ts';
import { outBack, progress } from '../canvas/easing.ts';
import {
  createCallToAction,
  drawCallToAction,
  measureCallToAction,
  type ButtonLook,
} from '../canvas/type/call-to-action.ts';
import type { FaceName } from '../canvas/type/font-faces.ts';
import { toCapitals } from '../canvas/type/letter-case.ts';
import { toPhysicalAlign, type TextAlign, type TextStyle } from '../canvas/type/text-style.ts';
import { sharedTypesetter } from './set-text.ts';
import type { Stage } from './stage.ts';
import { artStyleOf } from './style-registry.ts';
import type { TypeMark } from './type-layers.ts';
import type { TypeRequest } from './type-request.ts';

/** A button and the room it may take. */
export interface ButtonSetting {
  readonly text: string;
  readonly room: Box;
  readonly face: FaceName;
  readonly fill: string;
  readonly align?: TextAlign;
  readonly anchor?: 'top' | 'middle' | 'bottom';
  /** Largest size of its words, as a share of the short side. Default 0.058. */
  readonly maxSize?: number;
  readonly startSeconds?: number;
}

/** How long the button takes to pop in; it then stands to the end. */
const popSeconds = 0.4;

/** A button block with an arrow, in the archetype's shape, its words in the ink that reads best on it. Returns its outer box too. */
export function setButton(
  request: TypeRequest,
  stage: Stage,
  setting: ButtonSetting,
): (TypeMark & { readonly box: Box }) | null {
  if (setting.text.trim() === '') return null;
  const { type } = artStyleOf(request.archetype);
  const text = type.letterCase === 'upper' ? toCapitals(setting.text, request.language) : setting.text;
  const inks = [request.palette.paper, request.palette.ink].toSorted(
    (a, b) => contrastRatio(b, setting.fill) - contrastRatio(a, setting.fill),
  );
  const fill = readable(inks[0]!, setting.fill, textContrast);
  const look: ButtonLook = { shape: type.buttonShape, fill: setting.fill, arrow: true };
  const align = toPhysicalAlign(setting.align ?? 'start', stage.direction === 'rtl');
  const style = fitButton(request, stage, setting, text, fill, look);
  const size = measureCallToAction(sharedTypesetter(), text, style, look);
  const slack = setting.room.height - size.height;
  const y = setting.room.y + slack * { top: 0, middle: 0.5, bottom: 1 }[setting.anchor ?? 'middle'];
  const x = setting.room.x + setting.room.width * { left: 0, center: 0.5, right: 1 }[align];
  const button = createCallToAction(sharedTypesetter(), text, style, look, { x, y, align });
  const startSeconds = setting.startSeconds ?? 0.4;
  return {
    box: button.box,
    placements: [
      {
        text,
        box: button.textInk,
        fill,
        role: 'button',
        layer: 'front',
        ground: setting.fill,
        shade: null,
        fromSeconds: Math.min(startSeconds + popSeconds, request.durationSeconds * 0.6),
        toSeconds: request.durationSeconds,
      },
    ],
    draw(context, seconds) {
      if (seconds < startSeconds) return;
      drawCallToAction(context, button, progress(seconds, startSeconds, popSeconds, outBack));
    },
  };
}

function fitButton(
  request: TypeRequest,
  stage: Stage,
  setting: ButtonSetting,
  text: string,
  fill: string,
  look: ButtonLook,
): TextStyle {
  const style: TextStyle = {
    face: setting.face,
    sizePixels: (setting.maxSize ?? 0.058) * stage.side,
    fill,
    language: request.language,
    trackingThousandths: artStyleOf(request.archetype).type.headlineTracking / 2,
  };
  const { width, height } = measureCallToAction(sharedTypesetter(), text, style, look);
  const scale = Math.min(1, setting.room.width / width, setting.room.height / height);
  return { ...style, sizePixels: style.sizePixels * scale };
}
