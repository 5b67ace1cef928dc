import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from '#domain/random.ts';

/** Which of the four fingers are up and how far they spread, for the hands people raise at a concert. */
const gestures = [
  { fingers: [true, true, true, true], spread: 0.34, thumb: true },
  { fingers: [true, true, true, true], spread: 0.16, thumb: true },
  { fingers: [true, false, false, true], spread: 0.24, thumb: true },
  { fingers: [true, true, false, false], spread: 0.3, thumb: false },
  { fingers: [true, false, false, false], spread: 0, thumb: false },
  { fingers: [false, false, false, false], spread: 0, thumb: true },
] as const;

const fingerLengths = [0.86, 1, 0.94, 0.72];

/** A hand with its wrist at the origin, pointing up, `size` pixels from wrist to knuckles. Uses the context's colours. */
export function drawHand(context: SKRSContext2D, size: number, random: Random): void {
  const gesture = gestures[Math.floor(random() * gestures.length)] ?? gestures[0];
  context.beginPath();
  context.roundRect(-size * 0.42, -size * 1.02, size * 0.84, size * 1.12, size * 0.28);
  context.fill();
  context.lineWidth = size * 0.23;
  gesture.fingers.forEach((isUp, finger) => {
    const place = finger - 1.5;
    const length = isUp ? size * 0.92 * fingerLengths[finger]! * (0.9 + random() * 0.2) : size * 0.16;
    const angle = place * gesture.spread;
    const x = place * size * 0.235;
    context.beginPath();
    context.moveTo(x, -size * 0.86);
    context.lineTo(x + Math.sin(angle) * length, -size * 0.92 - Math.cos(angle) * length);
    context.stroke();
  });
  if (!gesture.thumb) return;
  context.beginPath();
  context.moveTo(-size * 0.3, -size * 0.4);
  context.lineTo(-size * 0.72, -size * 0.86);
  context.stroke();
}

/** A hand that films: a telephone held up by its foot. */
export function drawPhone(context: SKRSContext2D, size: number): void {
  context.beginPath();
  context.roundRect(-size * 0.46, -size * 0.8, size * 0.92, size * 0.95, size * 0.28);
  context.fill();
  context.beginPath();
  context.roundRect(-size * 0.52, -size * 2.2, size * 1.04, size * 1.9, size * 0.12);
  context.fill();
}
