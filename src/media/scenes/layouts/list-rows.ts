import type { Box } from '../../canvas/geometry.ts';
import { progress, outQuint } from '../../canvas/easing.ts';
import { withAlpha } from '../../canvas/colour.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { fitText } from '../../canvas/type/fit-text.ts';
import { layoutBlock } from '../../canvas/type/set-block.ts';
import type { UnsizedStyle } from '../../canvas/type/text-style.ts';
import { setText, sharedTypesetter, type SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import type { TypeMark } from '../type-layers.ts';
import type { TypeRequest } from '../type-request.ts';
import { fitLines, inCase } from './fitted-lines.ts';
import { groundInks, inksOver } from './ground-inks.ts';

/** Room of the list: the start side of a wide frame, the upper part of an upright one; over footage its foot. */
export function listRoom(stage: Stage, overFootage = false): Box {
  const { safe, side } = stage;
  const upright = stage.shape === 'portrait';
  const width = safe.width * (upright ? 1 : stage.shape === 'square' ? 0.7 : 0.6);
  const x = stage.direction === 'rtl' ? safe.x + safe.width - width : safe.x;
  const top = safe.y + 0.115 * side;
  const bottom = upright
    ? safe.y + safe.height * 0.66
    : safe.y + safe.height - (stage.shape === 'square' ? 0.115 : 0.085) * side;
  if (overFootage && upright) {
    const y = safe.y + safe.height * 0.62;
    return { x, y, width, height: safe.y + safe.height - y };
  }
  return { x, y: top, width, height: bottom - top };
}

/** Rows of one size on even baselines with rules between them, each one in on a beat. A single text becomes a wall. */
export function setRows(
  request: TypeRequest,
  stage: Stage,
  texts: readonly string[],
  room: Box,
): (SetText | TypeMark | null)[] {
  const face = request.faces.display as FaceName;
  if (texts.length === 1) return setWall(request, stage, texts[0]!, room);
  const { type, motion } = artStyleOf(request.archetype);
  const cased = texts.map((text) => inCase(request, text));
  const style: UnsizedStyle = {
    face,
    fill: '#000000',
    language: request.language,
    trackingThousandths: type.headlineTracking,
    leading: 1,
  };
  // Over footage rows are smaller, without rules that would cut what is seen.
  const quiet = request.overFootage === true;
  const rowHeight = Math.min(room.height / texts.length, (quiet ? 0.15 : 0.26) * stage.side);
  const sizePixels = Math.min(
    ...cased.map((text) =>
      fitText(sharedTypesetter(), [text], style, { maxWidthPixels: room.width, maxHeightPixels: rowHeight * 0.8 }),
    ),
  );
  const inks = cased.map(
    (text) => layoutBlock(sharedTypesetter(), [text], { ...style, sizePixels }, { x: 0, y: 0, anchor: 'baseline' }).ink,
  );
  const lowest = Math.max(...inks.map((ink) => ink.y + ink.height));
  const highest = Math.min(...inks.map((ink) => ink.y));
  const fills = inksOver(request, room);
  const step = rowStep(request, texts.length, motion.lineSeconds);
  return cased.flatMap((text, index) => {
    const ink = inks[index]!;
    const bottom = room.y + rowHeight * (index + 1);
    const baseline = bottom - (rowHeight - (lowest - highest)) / 2 - lowest;
    const startSeconds = 0.04 + index * step;
    const row = setText(request, stage, {
      text,
      role: 'headline',
      room: { x: room.x, y: baseline + ink.y, width: room.width, height: ink.height + 1.5 },
      face,
      accentFace: request.faces.accent as FaceName,
      anchor: 'top',
      maxLines: 1,
      maxSize: sizePixels / stage.side,
      letterCase: 'as-written',
      fills,
      startSeconds,
    });
    return quiet || index === texts.length - 1 ? [row] : [row, rule(request, stage, room, bottom, startSeconds + 0.1)];
  });
}

/** Rows come on musical beats, on halves or quarters of them where the beat of the film is short. */
function rowStep(request: TypeRequest, count: number, lineSeconds: number): number {
  const free = request.durationSeconds * 0.45 - lineSeconds - 0.04;
  const steps = [1, 0.5, 0.25].map((share) => share * request.pulseSeconds);
  return steps.find((step) => step * (count - 1) <= free) ?? Math.max(0.02, free / count);
}

function rule(request: TypeRequest, stage: Stage, room: Box, y: number, startSeconds: number): TypeMark {
  const thickness = Math.max(1, Math.round(1.6 * stage.unit));
  const colour = withAlpha(groundInks(request)[0] ?? request.palette.ink, 0.5);
  return {
    draw(context, seconds) {
      const length =
        room.width * progress(seconds, startSeconds, Math.min(0.9, request.durationSeconds * 0.4), outQuint);
      if (length <= 0) return;
      context.fillStyle = colour;
      context.fillRect(
        stage.direction === 'rtl' ? room.x + room.width - length : room.x,
        Math.round(y),
        length,
        thickness,
      );
    },
  };
}

function setWall(request: TypeRequest, stage: Stage, text: string, room: Box): (SetText | null)[] {
  const face = request.faces.display as FaceName;
  const { staggerSeconds } = artStyleOf(request.archetype).motion;
  const fills = inksOver(request, room);
  const lines = fitLines(request, text, room, { face, maxLines: 5, gap: 0.04, tallest: 0.42 });
  return lines.map((line, index) =>
    setText(request, stage, {
      text: line.text,
      role: 'headline',
      room: line.room,
      face,
      accentFace: request.faces.accent as FaceName,
      anchor: 'top',
      maxLines: 1,
      maxSize: 3,
      letterCase: 'as-written',
      fills,
      startSeconds: 0.06 + index * staggerSeconds,
    }),
  );
}
