import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { lowestContrast } from '../../canvas/contrast.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { createHeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';

interface DiagonalPlan {
  readonly hero: { readonly x: number; readonly footY: number; readonly width: number; readonly height: number };
  readonly tiltDegrees: number;
  readonly stands: boolean;
  /** Room of a first phrase short enough to go behind the hero, and of one that has to stay clear of it. */
  readonly behind: Box;
  readonly clear: Box;
  readonly second: Box;
  readonly secondAlign: 'start' | 'end';
}

/** Two short phrases on a diagonal: the first from the top start goes behind the hero, the second comes out before it at the foot's end. */
export const diagonalLayout: Layout = { id: 'diagonal', composePlate, setType };

function planOf(stage: Stage, seed: number): DiagonalPlan {
  const random = createRandom(deriveSeed(seed, 'diagonal'));
  const tilt = lerp(5, 12, random());
  const stands = random() < 0.6;
  const shift = pick(random, [0, 0.03, -0.03]);
  const common = { tiltDegrees: stands ? 0 : tilt, stands };
  if (stage.shape === 'portrait') {
    return {
      ...common,
      hero: { x: 0.5 + shift, footY: 0.685, width: 0.82, height: 0.4 },
      behind: boxFromStart(stage, 0.04, 0.15, 0.92, 0.22),
      clear: boxFromStart(stage, 0.075, 0.15, 0.85, 0.12),
      second: boxFromStart(stage, 0.075, 0.715, 0.85, 0.135),
      secondAlign: 'end',
    };
  }
  if (stage.shape === 'square') {
    return {
      ...common,
      hero: { x: 0.5 + shift, footY: 0.77, width: 0.62, height: 0.52 },
      behind: boxFromStart(stage, 0.03, 0.145, 0.94, 0.32),
      clear: boxFromStart(stage, 0.05, 0.065, 0.9, 0.16),
      second: boxFromStart(stage, 0.1, 0.785, 0.85, 0.15),
      secondAlign: 'end',
    };
  }
  return {
    ...common,
    hero: { x: 0.43 + shift, footY: 0.9, width: 0.36, height: 0.64 },
    behind: boxFromStart(stage, 0.04, 0.09, 0.7, 0.47),
    clear: boxFromStart(stage, 0.05, 0.065, 0.74, 0.23),
    second: boxFromStart(stage, 0.63 + shift, 0.6, 0.32 - shift, 0.335),
    secondAlign: 'end',
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const style = artStyleOf(request.archetype);
  const { hero } = plan;
  const stands = plan.stands && style.footing !== 'float';
  const x = fromStart(stage, hero.x);
  const middle = hero.footY - hero.height / 2;
  const focus = { x: x / stage.width, y: middle, floorY: stands ? hero.footY : null };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  const actor = await createHeroActor(request, stage, {
    x,
    y: (stands ? hero.footY : middle) * stage.height,
    anchor: stands ? 'foot' : 'centre',
    room: {
      width: hero.width * stage.width,
      height: hero.height * stage.height,
      tiltDegrees: stands ? 0 : plan.tiltDegrees,
    },
    startSeconds: 0.12,
  });
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      behind?.draw(context, seconds);
      actor.drawFooting(context, seconds);
      actor.drawHero(context, seconds);
      front?.draw(context, seconds);
    },
    drawHero: (context, seconds) => actor.drawHero(context, seconds),
  };
}

/** Longest phrase that may be partly hidden, in letters; scripts written without spaces say as much in half of them. */
function isShort(text: string): boolean {
  const plain = plainText(text);
  const dense = /[\u3040-\u30ff\u4e00-\u9fff]/u.test(plain);
  return plain.length <= (dense ? 7 : 15);
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { headline, line, note } = phrases(request);
  const wide = stage.shape === 'landscape';
  // A long first phrase stands where the corners would.
  const signed = isShort(headline) || (wide && plainText(headline).length <= 40);
  return typeLayers([
    setFirst(request, stage, plan, headline),
    setSecond(request, stage, plan, line),
    setCornerNote(request, stage, {
      text: wide || signed ? note : '',
      corner: wide ? 'bottom-start' : 'top-end',
      voice: 'note',
      startSeconds: 0.9,
      share: wide ? 0.3 : 0.44,
    }),
    setCornerNote(request, stage, {
      text: signed ? request.signature : '',
      corner: wide ? 'top-end' : 'top-start',
      voice: 'signature',
      share: wide ? 0.2 : 0.44,
    }),
  ]);
}

/** A headline without a line is shared out: its last words become the second phrase. */
function phrases({ text }: TypeRequest): { headline: string; line: string; note: string } {
  if (text.line !== '' || text.headline === '') return text;
  const words = text.headline.split(' ');
  if (words.length < 2 || text.headline.includes('*')) return text;
  const first = Math.ceil(words.length / 2);
  return { headline: words.slice(0, first).join(' '), line: words.slice(first).join(' '), note: text.note };
}

/** Paper and ink by how they stand on the ground beside the hero, where the phrase begins. */
function monumentInks({ palette, groundUnder }: TypeRequest, stage: Stage, room: Box): readonly string[] {
  const width = room.width * 0.28;
  const { darkest, lightest } = groundUnder({
    ...room,
    width,
    x: stage.direction === 'rtl' ? room.x + room.width - width : room.x,
  });
  const worst = (ink: string): number => lowestContrast(ink, [darkest, lightest]);
  return [palette.paper, palette.ink].toSorted((one, other) => worst(other) - worst(one));
}

function setFirst(request: TypeRequest, stage: Stage, plan: DiagonalPlan, text: string): SetText | null {
  const behind = isShort(text) && request.hasHero;
  const fills = behind ? monumentInks(request, stage, plan.behind) : groundInks(request);
  return setText(request, stage, {
    text,
    role: behind ? 'monument' : 'headline',
    layer: behind ? 'behind' : 'front',
    room: behind ? plan.behind : plan.clear,
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    align: 'start',
    anchor: 'top',
    maxLines: behind ? 1 : plainText(text).length > 60 ? 4 : 2,
    maxSize: behind ? 0.62 : 0.2,
    fills,
    startSeconds: 0.05,
  });
}

function setSecond(request: TypeRequest, stage: Stage, plan: DiagonalPlan, text: string): SetText | null {
  const loud = plainText(text).length <= 26;
  return setText(request, stage, {
    text,
    role: loud ? 'headline' : 'line',
    room: plan.second,
    face: (loud ? request.faces.accent : request.faces.text) as FaceName,
    align: plan.secondAlign,
    anchor: 'bottom',
    maxLines: loud ? 2 : 5,
    maxSize: loud ? 0.17 : 0.052,
    fills: groundInks(request),
    startSeconds: 0.45,
    ...(loud ? {} : { letterCase: 'as-written', leading: 1.3 }),
  });
}
