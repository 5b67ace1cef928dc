import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

interface Paper {
  readonly x: number;
  readonly phase: number;
  readonly fall: number;
  readonly size: number;
  readonly colour: string;
  readonly kind: 'strip' | 'dot' | 'wave' | 'ring';
  readonly turn: number;
  readonly flutter: number;
}

const kinds = ['strip', 'strip', 'dot', 'wave', 'ring'] as const;

/** Confetti in two depths: small pieces drift down behind the hero, a few large ones fall before it. */
export function createConfetti(
  stage: Stage,
  request: PlateRequest,
  _focus: GroundFocus,
): { behind: Painted; front: Painted } {
  const random = createRandom(deriveSeed(request.seed, 'confetti'));
  const { palette, value } = request;
  const colours = [palette.hot, palette.field, palette.accent, palette.paper].filter(
    (colour) => colour !== palette[value],
  );
  const far = Array.from({ length: 26 }, () => cutPaper(random, colours, 11 + random() * 9, 60));
  const near = Array.from({ length: 4 }, () => cutPaper(random, colours, 24 + random() * 10, 130));
  return { behind: fallingPaper(stage, far), front: fallingPaper(stage, near) };
}

function cutPaper(random: () => number, colours: readonly string[], size: number, speed: number): Paper {
  return {
    x: random(),
    phase: random(),
    fall: speed * (0.7 + random() * 0.7),
    size,
    colour: pick(random, colours),
    kind: pick(random, kinds),
    turn: (random() - 0.5) * 4,
    flutter: 1.4 + random() * 2.2,
  };
}

function fallingPaper(stage: Stage, papers: readonly Paper[]): Painted {
  const { width, height, unit } = stage;
  return {
    draw(context, seconds) {
      for (const paper of papers) {
        const lap = height + 80 * unit;
        const y = ((paper.phase * lap + paper.fall * unit * seconds) % lap) - 40 * unit;
        const x = paper.x * width + Math.sin(seconds * 1.3 + paper.phase * 20) * 18 * unit;
        context.save();
        context.translate(x, y);
        context.rotate(paper.phase * 6 + paper.turn * seconds);
        // A sheet that turns over: its height goes through nothing and comes back.
        context.scale(1, 0.35 + 0.65 * Math.abs(Math.cos(seconds * paper.flutter + paper.phase * 9)));
        drawPaper(context, paper, unit);
        context.restore();
      }
    },
  };
}

function drawPaper(context: SKRSContext2D, paper: Paper, unit: number): void {
  const size = paper.size * unit;
  context.fillStyle = paper.colour;
  context.strokeStyle = paper.colour;
  context.lineWidth = size * 0.28;
  context.lineCap = 'round';
  context.beginPath();
  if (paper.kind === 'strip') context.roundRect(-size * 0.7, -size * 0.28, size * 1.4, size * 0.56, size * 0.14);
  else if (paper.kind === 'wave') {
    context.moveTo(-size, 0);
    context.bezierCurveTo(-size * 0.5, -size, 0, size, size * 0.5, 0);
  } else context.arc(0, 0, size * (paper.kind === 'dot' ? 0.42 : 0.5), 0, Math.PI * 2);
  if (paper.kind === 'strip' || paper.kind === 'dot') context.fill();
  else context.stroke();
}
