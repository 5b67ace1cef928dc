import { byteOfLinear, linearOf } from './colour.ts';
import { toRadians } from './geometry.ts';
import type { LinearPixel } from './regrade.ts';

/** The main light. Angles in degrees: 0 from the right, 90 from above; elevation 90 is straight at the picture. */
export interface KeyLight {
  readonly angleDegrees: number;
  readonly elevationDegrees: number;
  readonly colour: string;
  readonly power: number;
}

/** Even light from everywhere. */
export interface FillLight {
  readonly colour: string;
  readonly power: number;
}

/** Light that grazes the edge of a body from one side. */
export interface RimLight {
  readonly angleDegrees: number;
  readonly colour: string;
  readonly power?: number;
  /** Narrowness of the rim, 2.2 by default. */
  readonly tightness?: number;
}

/** Everything that decides how a surface shines. */
export interface ShadingOptions {
  readonly key: KeyLight;
  readonly fill: FillLight;
  readonly rims: readonly RimLight[];
  /** Strength of highlights and their tightness (Blinn exponent, 26 to 60). */
  readonly specular: number;
  readonly shine: number;
  /** How far the key light reaches round the body, .3 usually. */
  readonly wrap: number;
  readonly exposure: number;
}

/** Lights a pixel in place: linear light in, sRGB bytes (with fractions) out. `ground` dims what lies near the floor. */
export type Shade = (pixel: LinearPixel, slopeRight: number, slopeDown: number, ground: number) => void;

const tableSteps = 1024;
const shoulderStart = 0.72;

/** sRGB of linear light, rolled off above .72 so that highlights keep their shape. */
function develop(light: number): number {
  if (light <= shoulderStart) return byteOfLinear(light);
  const room = 1 - shoulderStart;
  return byteOfLinear(shoulderStart + (1 - Math.exp((shoulderStart - light) / room)) * room);
}

function powerTable(exponent: number, scale: number): Float32Array {
  return Float32Array.from({ length: tableSteps + 1 }, (_, step) => (step / tableSteps) ** exponent * scale);
}

interface Rim {
  readonly right: number;
  readonly down: number;
  readonly light: readonly [number, number, number];
  /** Strength by how far the surface turns away from the viewer. */
  readonly byTurn: Float32Array;
}

function createRim(rim: RimLight): Rim {
  const angle = toRadians(rim.angleDegrees);
  return {
    right: Math.cos(angle),
    down: -Math.sin(angle),
    light: linearOf(rim.colour),
    byTurn: powerTable((rim.tightness ?? 2.2) - 1, rim.power ?? 1),
  };
}

function scaled(colour: string, power: number): readonly [number, number, number] {
  const [red, green, blue] = linearOf(colour);
  return [red * power, green * power, blue * power];
}

/** Ambient light, wrapped key, grazing rims and a Blinn highlight, worked out once for a set of lights. */
export function createShade(options: ShadingOptions): Shade {
  const angle = toRadians(options.key.angleDegrees);
  const elevation = toRadians(options.key.elevationDegrees);
  const lightX = Math.cos(angle) * Math.cos(elevation);
  const lightY = -Math.sin(angle) * Math.cos(elevation);
  const lightZ = Math.sin(elevation);
  const halfLength = Math.hypot(lightX, lightY, lightZ + 1);
  const halfX = lightX / halfLength;
  const halfY = lightY / halfLength;
  const halfZ = (lightZ + 1) / halfLength;
  const keyLight = scaled(options.key.colour, options.key.power);
  const fillLight = scaled(options.fill.colour, options.fill.power);
  const rims = options.rims.map(createRim);
  const highlight = powerTable(options.shine, options.specular);
  const { wrap, exposure } = options;

  return (pixel, slopeRight, slopeDown, ground) => {
    const normalZ = 1 / Math.sqrt(slopeRight * slopeRight + slopeDown * slopeDown + 1);
    const normalX = -slopeRight * normalZ;
    const normalY = -slopeDown * normalZ;
    const facing = (normalX * lightX + normalY * lightY + normalZ * lightZ + wrap) / (1 + wrap);
    const key = facing > 0 ? facing : 0;
    const gloss = normalX * halfX + normalY * halfY + normalZ * halfZ;
    const shine = gloss > 0 ? highlight[(gloss * tableSteps) | 0]! : 0;
    let red = pixel[0] * (fillLight[0] + keyLight[0] * key) * ground + keyLight[0] * shine;
    let green = pixel[1] * (fillLight[1] + keyLight[1] * key) * ground + keyLight[1] * shine;
    let blue = pixel[2] * (fillLight[2] + keyLight[2] * key) * ground + keyLight[2] * shine;
    const turned = (Math.min(1, (1 - normalZ) * 1.3) * tableSteps) | 0;
    for (const rim of rims) {
      const grazing = normalX * rim.right + normalY * rim.down;
      if (grazing <= 0) continue;
      const strength = grazing * rim.byTurn[turned]!;
      red += rim.light[0] * strength;
      green += rim.light[1] * strength;
      blue += rim.light[2] * strength;
    }
    pixel[0] = develop(red * exposure);
    pixel[1] = develop(green * exposure);
    pixel[2] = develop(blue * exposure);
  };
}
