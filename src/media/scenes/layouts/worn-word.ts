import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type TextSetting } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { mayBeCovered, setCoveredName } from './covered-name.ts';
import { groundInks } from './ground-inks.ts';

/** One short word, nearly as wide as the frame, wearing the object at its last letters. */
export const wornWordLayout: Layout = { id: 'worn-word', composePlate, setType };

interface WornPlan {
  readonly word: Box;
  /** The part of the word's room that the object leaves free. */
  readonly seen: Box;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly line: Box;
  readonly lineAlign: 'start' | 'end';
  readonly signature: Box;
  readonly signatureAlign: 'start' | 'end';
  /** Stretch of the object; a wider drawing begins there and is cut by the frame. */
  readonly hero: {
    readonly from: number;
    readonly to: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly tilt: number;
  };
}

const heights = ['high', 'middle', 'low'] as const;
const anchors = { high: 'top', middle: 'middle', low: 'bottom' } as const;

function planOf(stage: Stage, seed: number): WornPlan {
  const random = createRandom(deriveSeed(seed, 'worn-word'));
  const height = pick(random, heights);
  const tilt = -12 + random() * 18;
  if (stage.shape !== 'landscape') return uprightPlan(stage, height === 'low', tilt);
  const top = { high: 0.09, middle: 0.17, low: 0.3 }[height];
  const low = height === 'low';
  return {
    word: boxFromStart(stage, 0.05, top, 0.69, 0.6),
    seen: boxFromStart(stage, 0.05, top, 0.61, 0.6),
    anchor: anchors[height],
    line: low ? boxFromStart(stage, 0.05, 0.075, 0.56, 0.13) : boxFromStart(stage, 0.05, 0.8, 0.56, 0.135),
    lineAlign: 'start',
    signature: low ? boxFromStart(stage, 0.7, 0.065, 0.25, 0.06) : boxFromStart(stage, 0.7, 0.875, 0.25, 0.06),
    signatureAlign: 'end',
    hero: { from: 0.685, to: 0.98, y: top + 0.37, width: 0.44, height: 0.62, tilt },
  };
}

function uprightPlan({ safe, height }: Stage, low: boolean, tilt: number): WornPlan {
  const at = (y: number, share: number): Box => ({
    x: safe.x,
    y: safe.y + y * safe.height,
    width: safe.width,
    height: share * safe.height,
  });
  const middle = (y: number): number => (safe.y + y * safe.height) / height;
  return {
    word: low ? at(0.53, 0.29) : at(0.08, 0.28),
    seen: low ? at(0.6, 0.22) : at(0.08, 0.22),
    anchor: low ? 'top' : 'bottom',
    line: at(0.86, 0.14),
    lineAlign: 'start',
    signature: at(0, 0.05),
    signatureAlign: 'start',
    hero: { from: 0.08, to: 0.98, y: low ? middle(0.32) : middle(0.58), width: 0.9, height: 0.4, tilt },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero } = planOf(stage, request.seed);
  const photo = request.hero.kind === 'photo';
  const sign = stage.direction === 'rtl' ? -1 : 1;
  const width = photo ? Math.min(hero.width, 0.37 + (stage.shape === 'landscape' ? 0 : 0.4)) : hero.width;
  const room = { width: width * stage.width, height: hero.height * stage.height, tiltDegrees: hero.tilt * sign };
  const share = (await prepareHero(request, room)).width / stage.width;
  const slack = hero.to - hero.from - share;
  const x = fromStart(
    stage,
    slack >= 0 ? hero.from + share / 2 + slack * 0.2 : photo ? hero.to - share / 2 : hero.from + share / 2,
  );
  return composeStandardPlate(request, stage, {
    focus: { x: Math.min(0.92, Math.max(0.08, x / stage.width)), y: hero.y, floorY: null },
    stands: [{ x, y: hero.y * stage.height, room, anchor: 'centre', startSeconds: 0.12 }],
    typeBehind: true,
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  const textFace = faces.text as FaceName;
  return typeLayers([
    setWord(request, stage, plan),
    setText(request, stage, {
      text: text.line,
      role: 'line',
      room: plan.line,
      face: textFace,
      align: plan.lineAlign,
      anchor: plan.line.y < stage.height / 2 ? 'top' : 'bottom',
      maxLines: 2,
      maxSize: 0.068,
      letterCase: 'as-written',
      leading: 1.14,
      fills: groundInks(request),
      startSeconds: 0.4,
    }),
    setText(request, stage, {
      text: request.signature,
      role: 'note',
      room: plan.signature,
      face: textFace,
      align: plan.signatureAlign,
      anchor: plan.signature.y < stage.height / 2 ? 'top' : 'bottom',
      maxLines: 1,
      maxSize: 0.042,
      startSeconds: 0.5,
      entrance: 'fade',
    }),
  ]);
}

/** A short word goes behind the object; one that would be lost there stands clear of it over several lines. */
function setWord(request: TypeRequest, stage: Stage, plan: WornPlan) {
  const { faces, text } = request;
  const setting: Omit<TextSetting, 'role' | 'room'> = {
    text: text.headline,
    face: faces.display as FaceName,
    accentFace: faces.accent as FaceName,
    anchor: plan.anchor,
    maxSize: 1.1,
    fills: groundInks(request),
    startSeconds: 0,
  };
  if (mayBeCovered(text.headline) && request.hasHero) {
    const align = stage.shape === 'landscape' ? 'end' : 'center';
    return setCoveredName(
      request,
      stage,
      { ...setting, room: plan.word, align, maxLines: 1, unit: 'letter' },
      plan.seen,
    );
  }
  return setText(request, stage, { ...setting, role: 'headline', room: plan.seen, maxLines: 4, unit: 'word' });
}
