import { frameOfStamp } from '../../lib/playback/film.ts';
import type { SideName } from './frame-pairs.ts';

/** Where the sides are drawn. */
export type PairCanvases = Readonly<Record<SideName, HTMLCanvasElement>>;

/** What is on screen of both sides. A picture is first taken, and drawn once the other side's is there too. */
export interface PairScreen {
  readonly drawOn: (canvases: PairCanvases | null) => void;
  /** Takes the present picture of a film. Returns the frame that it really is: films run on while they are asked. */
  readonly take: (side: SideName, video: HTMLVideoElement, fps: number) => number;
  readonly hasTaken: (side: SideName) => boolean;
  /** Draws what was taken. The canvas says which frame it shows. */
  readonly show: (side: SideName, frame: number) => void;
  readonly forget: (side: SideName) => void;
}

/** Makes a screen without canvases. */
export function createPairScreen(): PairScreen {
  let canvases: PairCanvases | null = null;
  const taken: Partial<Record<SideName, VideoFrame>> = {};
  const forget = (side: SideName): void => {
    taken[side]?.close();
    delete taken[side];
  };
  return {
    forget,
    drawOn: (next) => {
      canvases = next;
    },
    take: (side, video, fps) => {
      forget(side);
      const picture = new VideoFrame(video);
      taken[side] = picture;
      return frameOfStamp(picture.timestamp / 1_000_000, fps);
    },
    hasTaken: (side) => taken[side] !== undefined,
    show: (side, frame) => {
      const picture = taken[side];
      const canvas = canvases?.[side];
      if (picture !== undefined && canvas !== undefined) {
        paint(canvas, picture);
        canvas.dataset.frame = String(frame);
      }
      forget(side);
    },
  };
}

function paint(canvas: HTMLCanvasElement, picture: VideoFrame): void {
  if (canvas.width !== picture.displayWidth) canvas.width = picture.displayWidth;
  if (canvas.height !== picture.displayHeight) canvas.height = picture.displayHeight;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
}
