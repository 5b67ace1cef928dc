import type { SKRSContext2D } from '@napi-rs/canvas';
import type { SetText } from './set-text.ts';
import type { TextPlacement, TypeLayers } from './type-request.ts';

/** Something of the type layer that is not a text of its own: a rule, a panel, a button. */
export interface TypeMark {
  readonly placements?: readonly TextPlacement[];
  readonly layer?: TextPlacement['layer'];
  draw(context: SKRSContext2D, seconds: number): void;
}

/** Gathers texts and marks, in painting order, into the layers of one beat. Nulls are texts that were empty. */
export function typeLayers(parts: readonly (SetText | TypeMark | null)[]): TypeLayers {
  const present = parts.filter((part) => part !== null);
  const behind = present.filter((part) => layerOf(part) === 'behind');
  const front = present.filter((part) => layerOf(part) === 'front');
  const drawAll = (list: typeof present) => (context: SKRSContext2D, seconds: number) => {
    for (const part of list) part.draw(context, seconds);
  };
  return {
    ...(behind.length === 0 ? {} : { drawBehind: drawAll(behind) }),
    drawFront: drawAll(front),
    placements: present.flatMap(placementsOf),
  };
}

function layerOf(part: SetText | TypeMark): TextPlacement['layer'] {
  return 'placement' in part ? part.placement.layer : (part.layer ?? 'front');
}

function placementsOf(part: SetText | TypeMark): readonly TextPlacement[] {
  return 'placement' in part ? [part.placement] : (part.placements ?? []);
}
