import type { Box } from '../../canvas/geometry.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { TextAlign } from '../../canvas/type/text-style.ts';
import { setText, type SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import type { TypeMark } from '../type-layers.ts';
import type { TypeRequest } from '../type-request.ts';
import { groundInks } from './ground-inks.ts';
import { createHairline } from './hairline.ts';
import { lineVoice } from './line-voice.ts';

/** A headline and the line that belongs to it, on the calm side of a picture. */
export interface TextBlock {
  readonly headline: string;
  readonly line: string;
  /** The room of both together, in pixels. */
  readonly room: Box;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly align?: TextAlign;
  /** Largest sizes as shares of the short side. Default 0.24 and 0.05. */
  readonly headlineSize?: number;
  readonly lineSize?: number;
  readonly maxLines?: number;
  readonly startSeconds?: number;
}

/** Lines that a headline of some length may take before it would rather be set smaller. */
export function linesFor(headline: string): number {
  return Math.min(8, 2 + Math.ceil(plainText(headline).length / 26));
}

/** Space between headline and line, as a share of the short side; a hairline stands in the middle of a wider one. */
const gapShare = 0.042;
const ruledGapShare = 0.085;
/** Share of the room that a line keeps for itself. */
const lineShare = 0.27;

/**
 * Sets headline and line as one block that keeps together, whatever their lengths. Worlds that set their notes in
 * spaced capitals get a hairline between the two.
 */
export function setBlock(request: TypeRequest, stage: Stage, block: TextBlock): (SetText | TypeMark | null)[] {
  const ruled = artStyleOf(request.archetype).type.noteStyle === 'spaced-caps';
  const gap = (ruled ? ruledGapShare : gapShare) * stage.side;
  if (block.line === '' || block.headline === '')
    return [
      block.headline === ''
        ? setLine(request, stage, block, block.room, 'middle')
        : setHeadline(request, stage, block, block.room),
    ];
  const kept = block.room.height * lineShare + gap;
  if (block.anchor === 'bottom') {
    const line = setLine(request, stage, block, foot(block.room, block.room.height * lineShare), 'bottom');
    const top = line === null ? block.room.y + block.room.height : line.box.y - gap;
    const headline = setHeadline(request, stage, block, { ...block.room, height: top - block.room.y });
    return [headline, line, ruled ? ruleUnder(request, stage, block, headline, gap) : null];
  }
  const headline = setHeadline(request, stage, block, { ...block.room, height: block.room.height - kept });
  const end = headline === null ? block.room.y : headline.box.y + headline.box.height;
  const rest = { ...block.room, y: end + gap, height: block.room.y + block.room.height - end - gap };
  return [
    headline,
    setLine(request, stage, block, rest, 'top'),
    ruled ? ruleUnder(request, stage, block, headline, gap) : null,
  ];
}

function foot(room: Box, height: number): Box {
  return { ...room, y: room.y + room.height - height, height };
}

function setHeadline(request: TypeRequest, stage: Stage, block: TextBlock, room: Box): SetText | null {
  return setText(request, stage, {
    text: block.headline,
    role: 'headline',
    room,
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    align: block.align ?? 'start',
    anchor: block.anchor,
    maxLines: Math.max(block.maxLines ?? 4, linesFor(block.headline)),
    maxSize: block.headlineSize ?? 0.24,
    fills: groundInks(request),
    startSeconds: block.startSeconds ?? 0.15,
  });
}

function setLine(
  request: TypeRequest,
  stage: Stage,
  block: TextBlock,
  room: Box,
  anchor: 'top' | 'middle' | 'bottom',
): SetText | null {
  const { motion } = artStyleOf(request.archetype);
  return setText(request, stage, {
    text: block.line,
    role: 'line',
    room,
    face: request.faces.text as FaceName,
    align: block.align ?? 'start',
    anchor,
    maxLines: 4,
    ...lineVoice(request, block.line, block.lineSize ?? 0.05),
    fills: groundInks(request),
    startSeconds: (block.startSeconds ?? 0.15) + motion.staggerSeconds * 2,
  });
}

function ruleUnder(
  request: TypeRequest,
  stage: Stage,
  block: TextBlock,
  headline: SetText | null,
  gap: number,
): TypeMark | null {
  if (headline === null) return null;
  const length = 62 * stage.unit;
  const { box } = headline;
  const align = block.align ?? 'start';
  const atRight = align === (stage.direction === 'rtl' ? 'start' : 'end');
  const x = align === 'center' ? box.x + box.width / 2 - length / 2 : atRight ? box.x + box.width - length : box.x;
  return createHairline(stage, {
    x,
    y: box.y + box.height + gap / 2,
    length,
    colour: request.palette.accent,
    fromRight: atRight,
    startSeconds: 0.4,
  });
}
