import { z } from 'zod';

/** The 15 narrative units an ad is made of. What each one is for stands in `beat-library.ts`. */
export const beatKinds = [
  'hook',
  'problem',
  'tension',
  'solution',
  'reveal',
  'feature',
  'benefit',
  'demonstration',
  'lifestyle',
  'proof',
  'testimonial',
  'comparison',
  'offer',
  'brand',
  'call_to_action',
] as const;
export const beatKindSchema = z.enum(beatKinds);
export type BeatKind = z.infer<typeof beatKindSchema>;

/**
 * How picture and type share a frame. The first group are signatures that belong to one archetype's idea;
 * the second serve any archetype. `caption` is for full-frame footage or photographs.
 */
export const layoutIds = [
  'slats',
  'signal',
  'rain',
  'shelter',
  'stage-lights',
  'window-light',
  'swatch',
  'sunrise',
  'sliver',
  'wall',
  'name-behind',
  'number-front',
  'macro',
  'spread',
  'diagonal',
  'triptych',
  'list-poster',
  'ring',
  'quote',
  'split',
  'scatter',
  'offer-seal',
  'worn-word',
  'caption',
  'end-card',
] as const;
export const layoutIdSchema = z.enum(layoutIds);
export type LayoutId = z.infer<typeof layoutIdSchema>;

/** The brightness family of a frame. Neighbouring beats should differ, so that a cut is an event. */
export const tonalValues = ['night', 'hot', 'field', 'pale'] as const;
export const tonalValueSchema = z.enum(tonalValues);
export type TonalValue = z.infer<typeof tonalValueSchema>;

/** How a beat begins. Every transition stays inside its own beat, so that an edit touches one beat only. */
export const transitions = ['cut', 'flash', 'punch', 'wipe', 'iris', 'shutter', 'slide', 'dip'] as const;
export const transitionSchema = z.enum(transitions);
export type Transition = z.infer<typeof transitionSchema>;

/** Words on screen. All drawn by Beatboard, never by a generative model; `*word*` marks the accented word. */
export const beatTextSchema = z.strictObject({
  /** The largest words of the frame; empty in a purely visual beat. */
  headline: z.string().max(160),
  /** A supporting line. */
  line: z.string().max(200),
  /** A small note in a corner: a category, a place, a condition. */
  note: z.string().max(120),
  /** Two to five short entries for lists and triptychs. */
  items: z.array(z.string().max(60)).max(5),
});
export type BeatText = z.infer<typeof beatTextSchema>;

export const beatSchema = z.strictObject({
  kind: beatKindSchema,
  startSeconds: z.number().nonnegative(),
  durationSeconds: z.number().positive(),
  /** What the picture shows, in words a model understands. Never contains on-screen text. */
  visual: z.string().max(1000),
  text: beatTextSchema,
  /** What is spoken over it; empty when nothing is. */
  voiceOver: z.string().max(300).default(''),
  direction: z.strictObject({
    shot: z.enum(['wide', 'medium', 'close', 'macro']),
    camera: z.enum(['push-in', 'pull-out', 'drift-left', 'drift-right', 'rise', 'orbit', 'still-life']),
    action: z.string().max(300),
  }),
  layout: layoutIdSchema,
  value: tonalValueSchema,
  /** Names of drawn objects (Fluent Emoji icon names) this beat shows when there is no photo; the first is the hero. */
  subjects: z.array(z.string().max(80)).max(5),
  transition: transitionSchema,
});
export type Beat = z.infer<typeof beatSchema>;
