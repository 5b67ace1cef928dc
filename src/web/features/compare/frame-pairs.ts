export type SideName = 'a' | 'b';

/** Keeps two films in step: of the frames that both have brought, only those are let through that belong together. */
export interface FramePairs {
  /** A side has brought a frame. Tells which frames are to be shown now, and who has to wait for the other. */
  readonly bring: (side: SideName, frame: number) => PairVerdict;
  /** Begins anew at a frame that both show. */
  readonly reset: (frame: number) => void;
  /** A side is at its end: its last frame belongs to everything that comes later on the other one. */
  readonly end: (side: SideName) => void;
}

export interface PairVerdict {
  /** Both frames that are to be shown, at the same moment; null while they do not belong together. */
  readonly shown: Readonly<Record<SideName, number>> | null;
  /** The side that is ahead and has to stand still until the other has come after it; null when both may run. */
  readonly waiting: SideName | null;
}

/** Frames that may lie between the sides on screen. */
const toleranceFrames = 1;

const otherOf = (side: SideName): SideName => (side === 'a' ? 'b' : 'a');

/** Makes a keeper of step. */
export function createFramePairs(): FramePairs {
  const brought: Record<SideName, number> = { a: 0, b: 0 };
  const ended: Record<SideName, boolean> = { a: false, b: false };
  let waiting: SideName | null = null;
  return {
    bring: (side, frame) => {
      brought[side] = frame;
      const ahead = brought.a - brought.b;
      // Beyond its end a side goes with whatever the other one shows.
      const isPair = Math.abs(ahead) <= toleranceFrames || (ended.a && ahead < 0) || (ended.b && ahead > 0);
      if (!isPair) waiting = ahead > 0 ? 'a' : 'b';
      // Who waited goes on only when the other has caught up, or the two would stop and go by turns.
      else if (waiting !== null && brought[otherOf(waiting)] >= brought[waiting]) waiting = null;
      return { shown: isPair ? { ...brought } : null, waiting };
    },
    reset: (frame) => {
      brought.a = frame;
      brought.b = frame;
      ended.a = false;
      ended.b = false;
      waiting = null;
    },
    end: (side) => {
      ended[side] = true;
      waiting = null;
    },
  };
}
