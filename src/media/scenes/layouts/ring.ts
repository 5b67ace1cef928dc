import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { contrastRatio, lowestContrast, readable, textContrast } from '../../canvas/contrast.ts';
import { outBack, outCubic, progress } from '../../canvas/easing.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { toCapitals } from '../../canvas/type/letter-case.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import { createRingText } from '../../canvas/type/ring-text.ts';
import { createHeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, sharedTypesetter } from '../set-text.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote, type Corner } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';
import { createTurningRing } from './ring-letters.ts';

/** The hero whole in a disc of colour, a phrase that runs round it and turns, a few large words in one corner. */
export const ringLayout: Layout = { id: 'ring', composePlate, setType };

interface RingPlan {
  /** Middle of the disc and its radius; the phrase's baseline circle. In pixels. */
  readonly x: number;
  readonly y: number;
  readonly disc: number;
  readonly baseline: number;
  readonly headline: Box;
  readonly headlineAnchor: 'top' | 'bottom';
  /** The corner of the small text, away from the headline. */
  readonly noteCorner: Corner;
  readonly align: 'start' | 'center';
  /** Clockwise or counter-clockwise. */
  readonly turn: 1 | -1;
}

/** Size of the phrase as a share of the short side, and how far its baseline stands off the disc. */
const phraseSize = 0.043;
const standOff = 0.036;

function planOf(stage: Stage, seed: number): RingPlan {
  const { width, height, side, safe } = stage;
  const random = createRandom(deriveSeed(seed, 'ring'));
  const turn = random() < 0.5 ? 1 : -1;
  const low = random() < 0.5;
  const noteCorner: Corner = low ? 'top-start' : 'bottom-start';
  if (stage.shape === 'portrait') {
    const disc = Math.min(width * 0.375, height * 0.21);
    const y = height * (low ? 0.36 : 0.585);
    const headline = boxFromStart(stage, 0.075, low ? 0.66 : 0.1, 0.85, low ? 0.18 : 0.19);
    return {
      x: width / 2,
      y,
      disc,
      baseline: disc + standOff * side,
      headline,
      headlineAnchor: low ? 'top' : 'bottom',
      noteCorner,
      align: 'center',
      turn,
    };
  }
  if (stage.shape === 'square') {
    const disc = side * 0.265;
    const headline = boxFromStart(stage, 0.05, low ? 0.77 : 0.07, 0.9, low ? 0.165 : 0.18);
    return {
      x: width / 2,
      y: height * (low ? 0.415 : 0.6),
      disc,
      baseline: disc + standOff * side,
      headline,
      headlineAnchor: low ? 'bottom' : 'top',
      noteCorner,
      align: 'center',
      turn,
    };
  }
  const disc = side * 0.37;
  const share = 0.68;
  const headline = boxFromStart(stage, 0.05, low ? 0.4 : 0.065, 0.36, low ? 0.535 : 0.55);
  return {
    x: fromStart(stage, share),
    y: height * 0.5,
    disc,
    baseline: Math.min(disc + standOff * side, safe.height / 2 - phraseSize * side * 0.9),
    headline,
    headlineAnchor: low ? 'bottom' : 'top',
    noteCorner,
    align: 'start',
    turn,
  };
}

/** The disc's colour: of the palette, apart from the ground, pale or bright rather than dark so that the hero stands out. */
function discColour(palette: Palette, value: TonalValue): string {
  const ground = palette[value];
  const wishes = {
    night: [palette.hot, palette.field],
    hot: [palette.pale, palette.field],
    field: [palette.pale, palette.hot],
    pale: [palette.field, palette.hot],
  }[value];
  return wishes.find((colour) => contrastRatio(colour, ground) >= 1.25) ?? mix(ground, palette.ink, 0.25);
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const random = createRandom(deriveSeed(request.seed, 'ring hero'));
  const colour = discColour(request.palette, request.value);
  const pop = Math.min(0.55, request.durationSeconds * 0.3);
  const style = artStyleOf(request.archetype);
  const focus = { x: plan.x / stage.width, y: plan.y / stage.height, floorY: null };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  // Corners of a photograph must not reach the phrase, so it stands smaller than a drawn object.
  const reach = request.hero.kind === 'photo' ? 1.48 : 1.62;
  const actor = await createHeroActor(request, stage, {
    x: plan.x,
    y: plan.y,
    anchor: 'centre',
    room: { width: plan.disc * reach, height: plan.disc * (reach - 0.06), tiltDegrees: -14 + random() * 28 },
    startSeconds: 0.12,
  });
  const drawDisc = (context: SKRSContext2D, seconds: number): void => {
    const radius = plan.disc * progress(seconds, -0.08, pop, outBack) * (1 + 0.006 * Math.sin(seconds * 2.2));
    context.fillStyle = colour;
    context.beginPath();
    context.arc(plan.x, plan.y, Math.max(0, radius), 0, Math.PI * 2);
    context.fill();
  };
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      behind?.draw(context, seconds);
      drawDisc(context, seconds);
      actor.drawFooting(context, seconds);
      actor.drawHero(context, seconds);
      front?.draw(context, seconds);
    },
  };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { faces, text } = request;
  const fills = groundInks(request);
  const phrase = phraseOf(request);
  const ring = phrase === '' ? null : setPhrase(request, stage, plan, phrase);
  return typeLayers([
    ring,
    setText(request, stage, {
      text: text.headline,
      role: 'headline',
      room: plan.headline,
      face: faces.display as FaceName,
      accentFace: faces.accent as FaceName,
      anchor: plan.headlineAnchor,
      align: plan.align,
      maxLines: stage.shape === 'landscape' ? 4 : 2,
      maxSize: 0.24,
      fills,
      startSeconds: 0.2,
    }),
    cornerText(request, stage, plan, ring === null ? phrase : ''),
  ]);
}

/** What runs round: the line; else the entries of a list, the note, the signature. */
function phraseOf({ text, signature }: TypeRequest): string {
  const entries = text.items.filter((entry) => entry !== '');
  const phrase =
    text.line !== '' ? text.line : entries.length > 1 ? entries.join(' • ') : text.note !== '' ? text.note : signature;
  return plainText(phrase)
    .replace(/[.。．]$/u, '')
    .trim();
}

/** A phrase that cannot run round stands straight in the corner; otherwise note or signature does. */
function cornerText(request: TypeRequest, stage: Stage, plan: RingPlan, straight: string) {
  const { note, line } = request.text;
  const text = straight !== '' ? straight : note !== '' && line !== '' ? note : request.signature;
  const fits = stage.shape === 'landscape' || straight === '';
  return setCornerNote(request, stage, {
    text,
    corner: plan.noteCorner,
    voice: 'note',
    startSeconds: 0.6,
    fills: groundInks(request),
    share: fits ? 0.32 : 0.9,
  });
}

const turnRadiansPerSecond = 0.24;

/** Longest word that may stand as a straight piece on the circle, in radii: joined letters are never bent. */
const longestPiece = 0.6;

/** The phrase round the disc; null when a word of joined letters is too long to follow the circle. */
function setPhrase(request: TypeRequest, stage: Stage, plan: RingPlan, phrase: string): TypeMark | null {
  const typesetter = sharedTypesetter();
  const cased = toCapitals(phrase, request.language);
  const { fill, box } = inkRing(request, stage, plan);
  const sizePixels = phraseSize * stage.side;
  const style = {
    face: request.faces.text as FaceName,
    sizePixels,
    fill,
    language: request.language,
    trackingThousandths: 60,
  };
  const ring = createRingText(typesetter, `${cased} • `, style, plan.baseline);
  if (ring.runs.some(({ width }) => width > plan.baseline * longestPiece)) return null;
  const drawRing = createTurningRing(typesetter, ring);
  return {
    placements: [
      {
        text: phrase,
        box,
        fill,
        role: 'line',
        layer: 'front',
        ground: null,
        shade: null,
        fromSeconds: Math.min(0.8, request.durationSeconds * 0.4),
        toSeconds: request.durationSeconds,
      },
    ],
    draw(context, seconds) {
      const share = progress(seconds, 0.15, Math.min(0.65, request.durationSeconds * 0.3), outCubic);
      if (share <= 0) return;
      context.save();
      context.globalAlpha *= share;
      context.translate(plan.x, plan.y);
      drawRing(
        context,
        plan.baseline * (0.9 + 0.1 * share),
        plan.turn * (turnRadiansPerSecond * seconds - (1 - share) * 0.7) - 0.35,
      );
      context.restore();
    },
  };
}

/** The phrase's ink, read on four places of its circle, and one of them as the place that is measured. */
function inkRing(request: TypeRequest, stage: Stage, plan: RingPlan): { fill: string; box: Box } {
  const tall = phraseSize * stage.side;
  const middle = plan.baseline + tall * 0.36;
  const boxes = [0, 1, 2, 3].map((quarter): Box => {
    const [x, y] = [
      plan.x + Math.sin((quarter * Math.PI) / 2) * middle,
      plan.y - Math.cos((quarter * Math.PI) / 2) * middle,
    ];
    return { x: x - tall * 0.4, y: y - tall * 0.4, width: tall * 0.8, height: tall * 0.8 };
  });
  const grounds = boxes.flatMap((box) => Object.values(request.groundUnder(box)) as string[]);
  const { palette } = request;
  const wishes = [palette.hot, palette.accent, ...groundInks(request)];
  const liked = wishes.find((colour) => lowestContrast(colour, grounds) >= textContrast * 1.05);
  return { fill: liked ?? readable(groundInks(request)[0]!, grounds, textContrast * 1.05), box: boxes[0]! };
}
