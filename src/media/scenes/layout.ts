import type { LayoutId } from '#domain/beat.ts';
import type { ComposePlate } from './plate.ts';
import type { SetType } from './type-request.ts';

/**
 * One way to share a frame between picture and type. Both halves take their places from the same stage
 * and the same constants, but neither sees the other's content: a headline can change without a new plate.
 */
export interface Layout {
  readonly id: LayoutId;
  readonly composePlate: ComposePlate;
  readonly setType: SetType;
}
