import type { Canvas } from '@napi-rs/canvas';
import { beatPulse, outExpo, progress } from '../../canvas/easing.ts';
import { unionOf, type Box } from '../../canvas/geometry.ts';
import { createLayer, cropToInk, drawSprite, type Sprite } from '../../canvas/layer.ts';
import { createSilhouette } from '../../canvas/silhouette.ts';
import type { SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import type { TypeMark } from '../type-layers.ts';
import type { TypeRequest } from '../type-request.ts';

/** How long the title zooms in, and how much larger it starts. */
const zoomSeconds = 0.5;
const zoom = 0.14;
/** Hits weaker than this split no colours: the gels would lie under the title unseen. */
const faintestSplit = 0.35;

interface LitTitle {
  /** Words with their bloom and a thin edge of both gels. */
  readonly title: Sprite;
  readonly warm: Sprite;
  readonly cold: Sprite;
}

/**
 * A title in stage light: a bloom behind it, and two gels at its edges that spring apart on every beat. It zooms in
 * and settles at exactly its size, where copies are cheap. Null when there are no rows.
 */
export function lightUpTitle(request: TypeRequest, stage: Stage, rows: readonly SetText[]): TypeMark | null {
  if (rows.length === 0) return null;
  const { title, warm, cold } = paintTitle(request, stage, rows);
  const pace = Math.min(1, (request.durationSeconds * 0.4) / zoomSeconds);
  const middleX = stage.width / 2;
  const middleY = stage.height * 0.5;
  return {
    layer: 'behind',
    placements: rows.map((row) => ({ ...row.placement, ground: null, fromSeconds: zoomSeconds * pace })),
    draw(context, seconds) {
      const come = progress(seconds, 0.02, zoomSeconds * pace, outExpo);
      if (come <= 0) return;
      const hit = beatPulse(seconds, request.pulseSeconds);
      context.save();
      context.globalAlpha *= Math.min(1, come * 1.3);
      const scale = 1 + zoom * (1 - come);
      if (scale > 1.001) {
        context.translate(middleX, middleY);
        context.scale(scale, scale);
        context.translate(-middleX, -middleY);
      }
      if (hit > faintestSplit) {
        const split = Math.round(15 * hit * stage.unit);
        drawSprite(context, warm, -split);
        drawSprite(context, cold, split);
      }
      drawSprite(context, title);
      context.restore();
    },
  };
}

function paintTitle(request: TypeRequest, stage: Stage, rows: readonly SetText[]): LitTitle {
  const ink = rows.map((row) => row.box).reduce(unionOf);
  const spread = Math.round(18 * stage.unit);
  const frame: Box = {
    x: Math.floor(ink.x) - spread * 2,
    y: Math.floor(ink.y) - spread * 2,
    width: Math.ceil(ink.width) + spread * 4,
    height: Math.ceil(ink.height) + spread * 4,
  };
  const words = createLayer(frame.width, frame.height, (context) => {
    context.translate(-frame.x, -frame.y);
    for (const row of rows) row.draw(context, row.placement.toSeconds + 60);
  });
  const warm = createSilhouette(words, request.palette.hot);
  const cold = createSilhouette(words, request.palette.accent);
  const edge = Math.max(1, Math.round(3.5 * stage.unit));
  const title = createLayer(frame.width, frame.height, (context) => {
    context.globalAlpha = 0.62;
    context.filter = `blur(${spread}px)`;
    context.drawImage(warm, 0, 0);
    context.filter = 'none';
    context.globalAlpha = 1;
    context.drawImage(warm, -edge, 0);
    context.drawImage(cold, edge, 0);
    context.drawImage(words, 0, 0);
  });
  return { title: { canvas: title, x: frame.x, y: frame.y }, warm: cut(warm, frame), cold: cut(cold, frame) };
}

function cut(layer: Canvas, frame: Box): Sprite {
  const { canvas, x, y } = cropToInk(layer);
  return { canvas, x: x + frame.x, y: y + frame.y };
}
