/** The address of one result of a video. The set of slots of a film follows from its plan. */
export type Slot =
  | 'spec'
  | `beat/${number}/image`
  | `chunk/${number}`
  | `segment/${number}`
  | 'music'
  | 'mix'
  | 'stitched'
  | 'final'
  | 'final/poster'
  | 'final/sheet'
  | 'final/report';

/** The slot of a beat's picture, beats counted from 0. */
export const imageSlot = (beatIndex: number): Slot => `beat/${beatIndex}/image`;
/** The slot of the n-th clip of the film, from 0. */
export const chunkSlot = (chunkIndex: number): Slot => `chunk/${chunkIndex}`;
/** The slot of a beat's finished frames, beats counted from 0. */
export const segmentSlot = (beatIndex: number): Slot => `segment/${beatIndex}`;

/** The four phases, in order. */
export const phases = [1, 2, 3, 4] as const;
export type Phase = (typeof phases)[number];

export const phaseNames: Record<Phase, string> = { 1: 'planning', 2: 'storyboard', 3: 'chunks', 4: 'refinement' };
