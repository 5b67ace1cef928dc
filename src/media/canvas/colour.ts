import { clamp, lerp } from './geometry.ts';

/** Three numbers: red, green, blue. Bytes (0–255) or linear light (0–1), as the function says. */
export type Rgb = readonly [number, number, number];

/** Lightness 0–1, chroma (0 to about 0.37 in sRGB) and hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hueDegrees: number;
}

/** Bytes of `#rgb` or `#rrggbb`. Throws a RangeError for anything else. */
export function parseHex(hex: string): Rgb {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  if (!/^#[0-9a-f]{6}$/i.test(digits)) throw new RangeError(`"${hex}" is not a colour such as #ff4a17.`);
  const value = Number.parseInt(digits.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `#rrggbb` of bytes, rounded and held to 0–255. */
export function toHex([red, green, blue]: Rgb): string {
  const pair = (byte: number): string =>
    Math.round(clamp(byte, 0, 255))
      .toString(16)
      .padStart(2, '0');
  return `#${pair(red)}${pair(green)}${pair(blue)}`;
}

/** CSS colour of a hex with an opacity of 0–1. */
export function withAlpha(hex: string, alpha: number): string {
  return `rgba(${parseHex(hex).join(',')},${clamp(alpha)})`;
}

/** Linear light of every sRGB byte (IEC 61966-2-1). */
export const linearOfByte: Float32Array = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const encodingSteps = 4096;
const encoding = Float32Array.from({ length: encodingSteps + 2 }, (_, step) => {
  const value = Math.min(1, step / encodingSteps);
  return 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
});

/** sRGB value (0–255, with its fraction) of linear light; light outside 0–1 is held. */
export function byteOfLinear(light: number): number {
  const position = (light < 0 ? 0 : light > 1 ? 1 : light) * encodingSteps;
  const step = position | 0;
  const low = encoding[step]!;
  return low + (encoding[step + 1]! - low) * (position - step);
}

/** Linear light of a hex. */
export function linearOf(hex: string): Rgb {
  const [red, green, blue] = parseHex(hex);
  return [linearOfByte[red]!, linearOfByte[green]!, linearOfByte[blue]!];
}

/** Hex of linear light, held to what sRGB can show. */
export function hexOfLinear([red, green, blue]: Rgb): string {
  return toHex([byteOfLinear(red), byteOfLinear(green), byteOfLinear(blue)]);
}

/** Relative luminance (WCAG 2.2): 0 black, 1 white. */
export function luminance(hex: string): number {
  const [red, green, blue] = linearOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** OKLab (B. Ottosson, 2020) of linear light: lightness, green–red, blue–yellow. */
export function oklabOfLinear([red, green, blue]: Rgb): Rgb {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** Linear light of OKLab; may lie outside 0–1 where sRGB cannot show the colour. */
export function linearOfOklab([lightness, a, b]: Rgb): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** OKLab of a hex. */
export function oklabOf(hex: string): Rgb {
  return oklabOfLinear(linearOf(hex));
}

/** Hex of OKLab. */
export function hexOfOklab(lab: Rgb): string {
  return hexOfLinear(linearOfOklab(lab));
}

/** OKLCH of a hex. */
export function oklchOf(hex: string): Oklch {
  const [lightness, a, b] = oklabOf(hex);
  return { lightness, chroma: Math.hypot(a, b), hueDegrees: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

/** Hex of OKLCH. A colour sRGB cannot show gives up chroma, never its hue or lightness. */
export function hexOfOklch({ lightness, chroma, hueDegrees }: Oklch): string {
  const hue = (hueDegrees * Math.PI) / 180;
  const at = (amount: number): Rgb => linearOfOklab([lightness, amount * Math.cos(hue), amount * Math.sin(hue)]);
  const fits = (light: Rgb): boolean => light.every((part) => part > -0.0005 && part < 1.0005);
  if (fits(at(chroma))) return hexOfLinear(at(chroma));
  let low = 0;
  let high = chroma;
  for (let round = 0; round < 14; round++) {
    const middle = (low + high) / 2;
    if (fits(at(middle))) low = middle;
    else high = middle;
  }
  return hexOfLinear(at(low));
}

/** The colour `share` of the way from one hex to another, through OKLab. */
export function mix(from: string, to: string, share: number): string {
  const first = oklabOf(from);
  const second = oklabOf(to);
  return hexOfOklab([
    lerp(first[0], second[0], share),
    lerp(first[1], second[1], share),
    lerp(first[2], second[2], share),
  ]);
}
