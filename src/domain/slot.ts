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

export const imageSlot = (beatIndex: number): Slot => `beat/${beatIndex}/image`;
export const chunkSlot = (chunkIndex: number): Slot => `chunk/${chunkIndex}`;
export const segmentSlot = (beatIndex: number): Slot => `segment/${beatIndex}`;

/** The four phases, in order. */
export const phases = [1, 2, 3, 4] as const;
export type Phase = (typeof phases)[number];

export const phaseNames: Record<Phase, string> = { 1: 'planning', 2: 'storyboard', 3: 'chunks', 4: 'refinement' };
