/** The address of one result of a video. The set of slots of a film follows from its plan. */
export type Slot =
  | 'spec'
  | `beat/${number}/image`
  | `chunk/${number}`
  | `chunk/${number}/last-frame`
  | `segment/${number}`
  | 'music'
  | `voice/${number}`
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
/** The slot of the last frame that is used of a bought clip; the next one of its beat starts from it. */
export const lastFrameSlot = (chunkIndex: number): Slot => `chunk/${chunkIndex}/last-frame`;
/** The slot of what is spoken over a beat, beats counted from 0. */
export const voiceSlot = (beatIndex: number): Slot => `voice/${beatIndex}`;
/** The slot of a beat's finished frames, beats counted from 0. */
export const segmentSlot = (beatIndex: number): Slot => `segment/${beatIndex}`;

/** The four phases, in order. */
export const phases = [1, 2, 3, 4] as const;
export type Phase = (typeof phases)[number];

export const phaseNames: Record<Phase, string> = { 1: 'planning', 2: 'storyboard', 3: 'chunks', 4: 'refinement' };

/** The phase that makes a slot's result. */
export function phaseOf(slot: Slot): Phase {
  if (slot === 'spec') return 1;
  if (slot.startsWith('beat/')) return 2;
  return slot.startsWith('chunk/') || slot === 'stitched' ? 3 : 4;
}

const slotPattern =
  /^(?:spec|music|mix|stitched|final(?:\/(?:poster|sheet|report))?|beat\/\d{1,3}\/image|(?:voice|segment)\/\d{1,3}|chunk\/\d{1,3}(?:\/last-frame)?)$/;

/** Whether a text is the address of a result. */
export function isSlot(text: string): text is Slot {
  return slotPattern.test(text);
}

/** The number in `beat/3/image`, `chunk/3`, `voice/3` or `segment/3`; undefined for slots without one. */
export function numberOf(slot: Slot): number | undefined {
  const digits = /\d+/.exec(slot)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether Beatboard composes a slot from others, by rules alone: nobody chooses there, and it costs nothing. */
export function isComposed(slot: Slot): boolean {
  return /^(?:segment\/|stitched$|mix$|final(?:\/|$))|\/last-frame$/.test(slot);
}
