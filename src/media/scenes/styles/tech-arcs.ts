import type { PlateRequest } from '../plate-request.ts';
import { withAlpha } from '../../canvas/colour.ts';
import { smoothstep } from '../../canvas/geometry.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

/** Arcs that are on their way at once, and the time between two of them as a share of a musical beat. */
const arcCount = 6;
const halfAngle = 0.62;

/** Thin waves that leave the subject to both sides, one every musical beat, and fade on their way. */
export function createSignalArcs(stage: Stage, request: PlateRequest, focus: GroundFocus): Painted {
  const { palette, value } = request;
  const colour = { night: palette.accent, hot: palette.paper, field: palette.paper, pale: palette.hot }[value];
  const strength = value === 'pale' ? 0.42 : 0.34;
  const x = focus.x * stage.width;
  const y = (focus.floorY === null ? focus.y : focus.floorY - 0.3) * stage.height;
  const nearest = 0.3 * stage.side;
  const step = 0.085 * stage.side;
  const stepSeconds = Math.max(0.3, request.pulseSeconds);
  return {
    draw(context, seconds) {
      context.save();
      context.lineWidth = Math.max(1, 1.6 * stage.unit);
      const travelled = (seconds / stepSeconds) % 1;
      for (let arc = 0; arc < arcCount; arc++) {
        const place = arc + travelled;
        const fade = smoothstep(0, 1, place) * (1 - place / (arcCount + 1)) ** 1.4;
        const radius = nearest + place * step;
        context.strokeStyle = withAlpha(colour, strength * fade);
        context.beginPath();
        context.arc(x, y, radius, -halfAngle, halfAngle);
        context.moveTo(x - Math.cos(halfAngle) * radius, y + Math.sin(halfAngle) * radius);
        context.arc(x, y, radius, Math.PI - halfAngle, Math.PI + halfAngle);
        context.stroke();
      }
      context.restore();
    },
  };
}
