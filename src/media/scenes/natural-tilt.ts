/**
 * Degrees, clockwise, that turn a drawing so that the thing stands or lies as it would on a table. Fluent Emoji draws
 * long things along a diagonal; each turn was found by eye on the drawing. What is not listed stands as it is drawn.
 */
const tilts: Readonly<Record<string, number>> = {
  // Footwear and boards lie on their soles.
  'running-shoe': -41,
  skateboard: 45,
  skis: 20,
  // Instruments stand on their bodies, necks up.
  guitar: -38,
  violin: -36,
  banjo: -43,
  flute: -45,
  microphone: -40,
  // Tools stand on their handles, heads up.
  hammer: 45,
  wrench: 45,
  screwdriver: 45,
  axe: 24,
  pick: 45,
  plunger: -42,
  broom: -33,
  toothbrush: 40,
  razor: -43,
  'magnifying-glass-tilted-left': 45,
  'magnifying-glass-tilted-right': -45,
  'white-cane': -38,
  spoon: 45,
  // Blades lie, edge down.
  'carpentry-saw': -40,
  'kitchen-knife': -44,
  // Keys, needles and tubes stand.
  key: -45,
  'old-key': -45,
  syringe: -45,
  thermometer: 45,
  'test-tube': -43,
  pushpin: -42,
  // What writes stands on its point; a brush shows its hair.
  pen: -43,
  'fountain-pen': -43,
  pencil: -45,
  crayon: -45,
  'black-nib': -45,
  paintbrush: 138,
  'straight-ruler': 42,
  // Food that is long lies; skewers, sticks and bottles stand.
  'baguette-bread': 45,
  'hot-dog': 38,
  cucumber: 50,
  carrot: 40,
  'ear-of-corn': -34,
  burrito: 42,
  dango: 45,
  oden: 45,
  lollipop: 38,
  'bottle-with-popping-cork': 38,
  'baby-bottle': 42,
  'chocolate-bar': -27,
  // Things that fly point up; the rest lies down.
  rocket: -45,
  pill: 45,
  'adhesive-bandage': 45,
  bone: 45,
  'nut-and-bolt': -45,
  bouquet: 35,
};

/** The turn that makes a drawn object stand or lie, in degrees clockwise; 0 for one that does so already. */
export function naturalTilt(icon: string): number {
  return tilts[icon] ?? 0;
}
