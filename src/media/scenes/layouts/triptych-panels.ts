import { createRandom, deriveSeed, shuffle } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { Stage } from '../stage.ts';

/** One panel: its place, its colour and when it comes in. */
export interface Panel {
  readonly box: Box;
  readonly value: TonalValue;
  readonly startSeconds: number;
  /** From which side: -1 from above or the left, 1 from below or the right. */
  readonly from: -1 | 1;
}

interface Timing {
  readonly durationSeconds: number;
  readonly pulseSeconds: number;
}

/** Panels in reading order. Columns; rows in portrait. */
export function panelsOf(stage: Stage, value: TonalValue, seed: number, timing: Timing): readonly Panel[] {
  const random = createRandom(deriveSeed(seed, 'triptych'));
  const rest = shuffle(
    random,
    (['night', 'hot', 'field', 'pale'] as const).filter((other) => other !== value),
  ).slice(0, 2);
  const values: readonly TonalValue[] = [rest[0]!, value, rest[1]!];
  const first = random() < 0.5 ? 1 : -1;
  const step = Math.min(timing.pulseSeconds, timing.durationSeconds * 0.11);
  return values.map((own, index) => ({
    box: stage.shape === 'portrait' ? rowBox(stage, index) : columnBox(stage, index),
    value: own,
    startSeconds: index * step,
    from: (index % 2 === 0 ? first : -first) as -1 | 1,
  }));
}

function columnBox(stage: Stage, index: number): Box {
  const width = stage.width / 3;
  return { x: (stage.direction === 'rtl' ? 2 - index : index) * width, y: 0, width, height: stage.height };
}

/** Edges of the three rows, as fractions of the height: each has an equal share of the safe area under its heading. */
const rowEdges = [0, 0.397, 0.622, 1] as const;

function rowBox(stage: Stage, index: number): Box {
  const [top, bottom] = [rowEdges[index]!, rowEdges[index + 1]!];
  return { x: 0, y: top * stage.height, width: stage.width, height: (bottom - top) * stage.height };
}

/** The part of a panel where its object and its word stand. */
export function contentBox(stage: Stage, { box }: Panel): Box {
  if (stage.shape !== 'portrait') return box;
  const top = Math.max(box.y, stage.safe.y + headingHeight(stage));
  const bottom = Math.min(box.y + box.height, stage.safe.y + stage.safe.height);
  return { ...box, y: top, height: bottom - top };
}

/** Height kept for a heading above the panels' content, in pixels. */
export function headingHeight(stage: Stage): number {
  return stage.height * (stage.shape === 'portrait' ? 0.075 : 0.14);
}
