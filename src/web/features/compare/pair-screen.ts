import type { SideName } from './frame-pairs.ts';

/** Where the sides are drawn. */
export type PairCanvases = Readonly<Record<SideName, HTMLCanvasElement>>;

/** What is on screen of both sides. A frame that the other side has not come to yet is kept aside. */
export interface PairScreen {
  readonly drawOn: (canvases: PairCanvases | null) => void;
  /** Keeps the present picture of a side until it is drawn or forgotten. */
  readonly keepAside: (side: SideName, video: HTMLVideoElement) => void;
  readonly isAside: (side: SideName) => boolean;
  readonly forget: (side: SideName) => void;
  /** Draws what was kept aside, else the present picture. The canvas says which frame it shows. */
  readonly draw: (side: SideName, frame: number, video: HTMLVideoElement) => void;
}

/** Makes a screen without canvases. */
export function createPairScreen(): PairScreen {
  let canvases: PairCanvases | null = null;
  const aside: Partial<Record<SideName, OffscreenCanvas>> = {};
  return {
    drawOn: (next) => {
      canvases = next;
    },
    keepAside: (side, video) => {
      if (video.videoWidth === 0) return;
      aside[side] ??= new OffscreenCanvas(video.videoWidth, video.videoHeight);
      aside[side].getContext('2d')?.drawImage(video, 0, 0);
    },
    isAside: (side) => aside[side] !== undefined,
    forget: (side) => {
      delete aside[side];
    },
    draw: (side, frame, video) => {
      const canvas = canvases?.[side];
      if (canvas === undefined) return;
      paint(canvas, aside[side] ?? video);
      delete aside[side];
      canvas.dataset.frame = String(frame);
    },
  };
}

function paint(canvas: HTMLCanvasElement, source: HTMLVideoElement | OffscreenCanvas): void {
  const width = source instanceof HTMLVideoElement ? source.videoWidth : source.width;
  const height = source instanceof HTMLVideoElement ? source.videoHeight : source.height;
  if (width === 0) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext('2d')?.drawImage(source, 0, 0);
}
