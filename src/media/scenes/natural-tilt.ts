/**
 * Degrees, clockwise, that turn a drawing so that the thing stands or lies as it would on a table. Fluent Emoji draws
 * long things along a diagonal; each turn was found by eye on the drawing. What is not listed stands as it is drawn.
 */
const tilts: Readonly<Record<string, number>> = {
  // Footwear and boards lie on their soles.
  'running-shoe': -41,
  skateboard: 45,
  skis: 32,
  // Instruments stand on their bodies, necks up.
  guitar: -43,
  violin: -36,
  banjo: -43,
  flute: -45,
  trumpet: 36,
  microphone: -43,
  // Tools stand on their handles, heads up.
  hammer: 45,
  wrench: 45,
  screwdriver: 45,
  axe: 34,
  pick: 45,
  plunger: -42,
  broom: -29,
  toothbrush: 40,
  razor: -43,
  'magnifying-glass-tilted-left': 45,
  'magnifying-glass-tilted-right': -45,
  'white-cane': -46,
  crutch: -44,
  flashlight: 45,
  'closed-umbrella': 36,
  spoon: 45,
  // Blades lie, edge down.
  'carpentry-saw': -40,
  'kitchen-knife': -44,
  // Keys and needles stand.
  key: -45,
  'old-key': -45,
  syringe: -45,
  thermometer: 45,
  pushpin: -42,
  // What writes stands on its point; a brush shows its hair.
  pen: -43,
  'fountain-pen': -43,
  pencil: -45,
  crayon: -45,
  'black-nib': -45,
  paintbrush: 144,
  'straight-ruler': 42,
  // Food that is long lies; skewers, sticks and bottles stand.
  'baguette-bread': 45,
  'hot-dog': 38,
  cucumber: 50,
  peanuts: 40,
  'pea-pod': 42,
  'roasted-sweet-potato': -42,
  carrot: 40,
  'ear-of-corn': -34,
  burrito: 42,
  dango: 45,
  oden: 45,
  lollipop: 43,
  'bottle-with-popping-cork': 38,
  'baby-bottle': 42,
  'chocolate-bar': 44,
  pineapple: 18,
  // Things that fly point up; the rest lies down.
  rocket: -45,
  firecracker: -42,
  pill: 45,
  'adhesive-bandage': 45,
  bone: 45,
  'american-football': 43,
  'rugby-football': 43,
  'rolled-up-newspaper': 43,
  paperclip: -45,
  'safety-pin': -45,
  'nut-and-bolt': -45,
  bouquet: 35,
};

/** The turn that makes a drawn object stand or lie, in degrees clockwise; 0 for one that does so already. */
export function naturalTilt(icon: string): number {
  return tilts[icon] ?? 0;
}
