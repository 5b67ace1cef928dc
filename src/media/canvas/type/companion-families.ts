import type { FontFace, FontSlope } from './font-faces.ts';
import type { Script } from './script.ts';

/** A set of font files to draw characters from. A variable family has one file for all weights. */
export interface FontFamilySource {
  readonly family: string;
  readonly weight: number;
  readonly slope: FontSlope;
  readonly variable: boolean;
}

function nearest(weight: number, available: readonly number[]): number {
  return available.reduce((best, next) => (Math.abs(next - weight) < Math.abs(best - weight) ? next : best));
}

function fixed(family: string, weight: number, available: readonly number[], slope: FontSlope = 'normal') {
  return { family, weight: nearest(weight, available), slope, variable: false };
}

function variable(family: string, weight: number) {
  return { family, weight, slope: 'normal' as const, variable: true };
}

const everyWeight = [100, 200, 300, 400, 500, 600, 700, 800, 900];

function isSerif({ character }: FontFace): boolean {
  return character === 'serif' || character === 'fat-serif';
}

/** Cairo's Arabic at 600 looks like a regular weight, so the step from text to bold is taken early. */
function cairoFamily(face: FontFace): FontFamilySource {
  return fixed('cairo', face.visualWeight === 600 ? 700 : face.visualWeight, everyWeight.slice(1));
}

function arabicFamilies(face: FontFace): FontFamilySource[] {
  const elegant = fixed('el-messiri', face.visualWeight, [400, 500, 600, 700]);
  return face.character === 'serif' ? [elegant, cairoFamily(face)] : [cairoFamily(face)];
}

function japaneseFamily(face: FontFace): FontFamilySource {
  const loud = face.character === 'poster' || face.character === 'wide' || face.family === 'shrikhand';
  if (loud && face.visualWeight >= 800) return fixed('dela-gothic-one', 400, [400]);
  if (isSerif(face)) return fixed('zen-old-mincho', face.visualWeight, [400, 500, 600, 700, 900]);
  return fixed('zen-kaku-gothic-new', face.visualWeight, [300, 400, 500, 700, 900]);
}

function chineseFamily(face: FontFace): FontFamilySource {
  return isSerif(face)
    ? variable('noto-serif-sc', Math.max(200, face.visualWeight))
    : variable('noto-sans-sc', face.visualWeight);
}

function devanagariFamily(face: FontFace): FontFamilySource {
  if (face.character === 'fat-serif') return fixed('rozha-one', 400, [400]);
  return fixed('poppins', face.visualWeight, everyWeight);
}

/** The families that stand in for a face in a script it cannot write, the better match first; none for Latin. */
function companionFamilies(face: FontFace, script: Script): FontFamilySource[] {
  if (script === 'arabic') return arabicFamilies(face);
  if (script === 'japanese') return [japaneseFamily(face)];
  if (script === 'chinese') return [chineseFamily(face)];
  if (script === 'devanagari') return [devanagariFamily(face)];
  return [];
}

/**
 * Where to look for each character, in order: the face, its companion for the script, Noto Sans (Cyrillic, Greek,
 * Vietnamese and the rest of Latin), and Noto Sans SC for signs and rare Han. In Arabic the companion leads, so that
 * figures, full stops and Latin names inside a line share its colour.
 */
export function familiesFor(face: FontFace, script: Script): readonly FontFamilySource[] {
  const own = { family: face.family, weight: face.weight, slope: face.slope, variable: false };
  const companions = companionFamilies(face, script);
  const general = [
    fixed('noto-sans', face.visualWeight, everyWeight, face.slope),
    variable('noto-sans-sc', face.visualWeight),
  ];
  return script === 'arabic' ? [...companions, own, ...general] : [own, ...companions, ...general];
}
