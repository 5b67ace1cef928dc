/** Names round the colour wheel: each holds up to its angle in degrees. */
const hues: readonly (readonly [untilDegrees: number, name: string])[] = [
  [12, 'red'],
  [24, 'vermilion'],
  [40, 'orange'],
  [50, 'amber'],
  [66, 'yellow'],
  [92, 'lime green'],
  [150, 'green'],
  [178, 'teal'],
  [200, 'turquoise'],
  [242, 'blue'],
  [262, 'indigo'],
  [290, 'violet'],
  [322, 'magenta'],
  [346, 'pink'],
  [360, 'red'],
];

/** A colour in words that picture models understand, for example "deep teal" or "warm off-white"; takes `#rrggbb`. */
export function colourName(hex: string): string {
  const { hue, saturation, lightness, chroma } = hslOf(hex);
  if (chroma < 0.06 || saturation < 0.08) return greyName(lightness, hue, chroma);
  const name = hueName(hue, saturation, lightness);
  if (lightness < 0.12) return `near-black ${name}`;
  if (lightness < 0.32) return `deep ${name}`;
  if (name === 'cream') return name;
  if (lightness > 0.86) return `very pale ${name}`;
  if (lightness > 0.72) return `light ${name}`;
  if (chroma > 0.66) return `vivid ${name}`;
  return saturation < 0.35 ? `muted ${name}` : name;
}

function hueName(hue: number, saturation: number, lightness: number): string {
  const isEarthy = hue >= 12 && hue < 50;
  if (isEarthy && (lightness < 0.36 || (lightness < 0.5 && saturation < 0.5))) return 'brown';
  if (hue >= 34 && isEarthy && saturation >= 0.4 && lightness < 0.68) return 'gold';
  if (isEarthy && lightness > 0.84) return 'cream';
  if (isEarthy && saturation < 0.6 && lightness > 0.55) return 'sand';
  return hues.find(([until]) => hue <= until)![1];
}

function greyName(lightness: number, hue: number, chroma: number): string {
  if (lightness < 0.06) return 'black';
  if (lightness < 0.16) return 'near-black';
  if (lightness < 0.34) return 'charcoal grey';
  if (lightness < 0.62) return 'grey';
  if (lightness < 0.88) return 'light grey';
  if (chroma < 0.012) return 'white';
  return hue < 90 || hue > 320 ? 'warm off-white' : 'cool off-white';
}

/** Hue in degrees, the rest from 0 to 1. Chroma is the plain distance of the strongest from the weakest channel. */
function hslOf(hex: string): { hue: number; saturation: number; lightness: number; chroma: number } {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const strongest = Math.max(red, green, blue);
  const chroma = strongest - Math.min(red, green, blue);
  const lightness = strongest - chroma / 2;
  const saturation = chroma === 0 ? 0 : chroma / (1 - Math.abs(2 * lightness - 1));
  if (chroma === 0) return { hue: 0, saturation, lightness, chroma };
  const sixth =
    strongest === red
      ? (green - blue) / chroma
      : strongest === green
        ? (blue - red) / chroma + 2
        : (red - green) / chroma + 4;
  return { hue: (sixth * 60 + 360) % 360, saturation, lightness, chroma };
}
