import type { Canvas } from '@napi-rs/canvas';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { withAlpha } from '../../canvas/colour.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import { clamp, type Box } from '../../canvas/geometry.ts';
import { createLayer } from '../../canvas/layer.ts';
import { loadPhoto } from '../../canvas/load-photo.ts';
import { coverCrop, findFocus } from '../../canvas/photo-card.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { TextAlign } from '../../canvas/type/text-style.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { HeroSource, PlateRequest } from '../plate-request.ts';
import { setText, type SetText, type TextSetting } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { groundInks } from './ground-inks.ts';

/** A photograph that fills the frame and breathes, set like the page of a magazine: name, rule, headline, deck. */
export const captionLayout: Layout = { id: 'caption', composePlate, setType };

interface CaptionPlan {
  /** Where the words stand, and from which edge the photograph is darkened for them. */
  readonly side: 'foot' | 'head' | 'start';
  readonly words: Box;
  readonly align: TextAlign;
  readonly signature: Box;
  readonly signatureAlign: TextAlign;
  /** Where the photograph's centre of interest should come to lie. Fractions, from the reading side. */
  readonly interest: { readonly x: number; readonly y: number };
  /** A hero that has no background of its own: fractions, from the reading side. */
  readonly hero: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function planOf(stage: Stage, seed: number): CaptionPlan {
  const side = pick(createRandom(deriveSeed(seed, 'caption')), ['foot', 'head', 'start'] as const);
  if (stage.shape !== 'landscape') return uprightPlan(stage, side);
  const signature = boxFromStart(stage, 0.05, 0.065, 0.4, 0.055);
  if (side === 'start') {
    return {
      side,
      words: boxFromStart(stage, 0.05, 0.2, 0.45, 0.735),
      align: 'start',
      signature,
      signatureAlign: 'start',
      interest: { x: 0.7, y: 0.5 },
      hero: { x: 0.765, y: 0.5, width: 0.42, height: 0.78 },
    };
  }
  if (side === 'head') {
    const low = boxFromStart(stage, 0.55, 0.88, 0.4, 0.055);
    return {
      side,
      words: boxFromStart(stage, 0.05, 0.075, 0.58, 0.62),
      align: 'start',
      signature: low,
      signatureAlign: 'end',
      interest: { x: 0.66, y: 0.6 },
      hero: { x: 0.79, y: 0.5, width: 0.4, height: 0.76 },
    };
  }
  return {
    side,
    words: boxFromStart(stage, 0.05, 0.28, 0.58, 0.655),
    align: 'start',
    signature,
    signatureAlign: 'start',
    interest: { x: 0.66, y: 0.4 },
    hero: { x: 0.79, y: 0.48, width: 0.4, height: 0.78 },
  };
}

function uprightPlan(stage: Stage, side: CaptionPlan['side']): CaptionPlan {
  const { safe, height, width } = stage;
  const tall = height > width * 1.5;
  const at = (y: number, share: number): Box => ({
    x: safe.x,
    y: safe.y + y * safe.height,
    width: safe.width,
    height: share * safe.height,
  });
  const middle = (y: number): number => (safe.y + y * safe.height) / height;
  const heroSize = { width: 0.9, height: tall ? 0.42 : 0.4 };
  if (side === 'head') {
    return {
      side,
      words: at(0, tall ? 0.42 : 0.46),
      align: 'start',
      signature: at(0.95, 0.05),
      signatureAlign: 'start',
      interest: { x: 0.5, y: 0.66 },
      hero: { x: 0.5, y: middle(tall ? 0.68 : 0.74), ...heroSize },
    };
  }
  return {
    side: 'foot',
    words: at(tall ? 0.56 : 0.53, tall ? 0.44 : 0.47),
    align: 'start',
    signature: at(0, 0.05),
    signatureAlign: 'start',
    interest: { x: 0.5, y: 0.34 },
    hero: { x: 0.5, y: middle(tall ? 0.3 : 0.25), ...heroSize },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  if (request.hero.kind === 'photo' && !request.hero.cutOut)
    return composePhotoPlate(request, stage, plan, request.hero);
  const { hero } = plan;
  const x = fromStart(stage, hero.x);
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y, floorY: null },
    stands: [
      {
        x,
        y: hero.y * stage.height,
        room: { width: hero.width * stage.width, height: hero.height * stage.height },
        anchor: 'centre',
      },
    ],
  });
}

/** How much larger than the frame the photograph is prepared: room for the push, so that no edge shows. */
const headroom = 1.14;

async function composePhotoPlate(
  request: PlateRequest,
  stage: Stage,
  plan: CaptionPlan,
  source: Extract<HeroSource, { kind: 'photo' }>,
): Promise<Plate> {
  const { width, height } = stage;
  const photo = await loadPhoto(source.path, Math.ceil(Math.max(width, height) * headroom * 1.2));
  const [innerWidth, innerHeight] = [Math.ceil(width * headroom), Math.ceil(height * headroom)];
  const picture = coverCrop(photo, innerWidth, innerHeight, focusFor(photo, stage, plan));
  const shade = createShade(stage, plan, request.palette.night);
  const sign = request.seed % 2 === 0 ? 1 : -1;
  return {
    draw(context, seconds) {
      const share = seconds / Math.max(1, request.durationSeconds);
      const scale = (1.02 + 0.016 * seconds) / headroom;
      const moveX = sign * (share - 0.5) * width * 0.012;
      const [drawnWidth, drawnHeight] = [picture.width * scale, picture.height * scale];
      context.drawImage(picture, (width - drawnWidth) / 2 + moveX, (height - drawnHeight) / 2, drawnWidth, drawnHeight);
      context.drawImage(shade.canvas, shade.x, shade.y);
    },
  };
}

/** The point to crop about, so that what the photograph shows comes to lie where the words leave room. */
function focusFor(photo: Canvas, stage: Stage, plan: CaptionPlan): { x: number; y: number } {
  const found = findFocus(photo);
  const scale = Math.max(stage.width / photo.width, stage.height / photo.height);
  const shown = { x: stage.width / (photo.width * scale), y: stage.height / (photo.height * scale) };
  const across = fromStart(stage, plan.interest.x) / stage.width;
  return { x: clamp(found.x + (0.5 - across) * shown.x), y: clamp(found.y + (0.5 - plan.interest.y) * shown.y) };
}

/** Night that rises from the edge on which the words stand. */
function createShade(stage: Stage, plan: CaptionPlan, colour: string): { canvas: Canvas; x: number; y: number } {
  const { width, height } = stage;
  const rtl = stage.direction === 'rtl';
  const size =
    plan.side === 'start'
      ? { width: width * 0.72, height }
      : { width, height: stage.shape === 'landscape' ? height : height * 0.88 };
  // In wide frames the night comes from the corner where the words begin, and the far side keeps its light.
  const aside = stage.shape !== 'landscape' ? width / 2 : width * (rtl ? 0.34 : 0.66);
  const [fromX, fromY, toX, toY] = {
    foot: [aside, 0, width - aside, size.height],
    head: [aside, size.height, width - aside, 0],
    start: rtl ? [0, 0, size.width, 0] : [size.width, 0, 0, 0],
  }[plan.side] as [number, number, number, number];
  const canvas = createLayer(size.width, size.height, (context) => {
    const gradient = context.createLinearGradient(fromX, fromY, toX, toY);
    for (const [at, alpha] of [
      [0, 0],
      [0.2, 0.12],
      [0.42, 0.42],
      [0.68, 0.68],
      [1, 0.82],
    ] as const)
      gradient.addColorStop(at, withAlpha(colour, alpha));
    context.fillStyle = gradient;
    context.fillRect(0, 0, Math.ceil(size.width), Math.ceil(size.height));
  });
  return {
    canvas,
    x: plan.side === 'start' && rtl ? width - canvas.width : 0,
    y: plan.side === 'foot' ? height - canvas.height : 0,
  };
}

/** Space between headline, rule and deck, as a share of the short side. */
const gapShare = 0.045;

/** Over footage the words keep to their corner in wide frames: what was filmed is to be seen. */
function cornered(plan: CaptionPlan, stage: Stage): CaptionPlan {
  if (stage.shape !== 'landscape') return plan;
  const words = {
    foot: boxFromStart(stage, 0.05, 0.43, 0.46, 0.505),
    head: boxFromStart(stage, 0.05, 0.075, 0.46, 0.5),
    start: boxFromStart(stage, 0.05, 0.24, 0.36, 0.695),
  }[plan.side];
  return { ...plan, words };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const planned = planOf(stage, request.seed);
  const plan = request.overFootage === true ? cornered(planned, stage) : planned;
  const { faces } = request;
  const signature = setText(request, stage, {
    text: request.signature,
    role: 'note',
    room: plan.signature,
    face: faces.display as FaceName,
    align: plan.signatureAlign,
    anchor: plan.signature.y > stage.height / 2 ? 'bottom' : 'top',
    maxLines: 1,
    maxSize: 0.05,
    startSeconds: 0.4,
    entrance: 'fade',
  });
  return typeLayers([
    ...(plan.side === 'head' ? setDownwards(request, stage, plan) : setUpwards(request, stage, plan)),
    signature,
  ]);
}

function setUpwards(request: TypeRequest, stage: Stage, plan: CaptionPlan): (SetText | TypeMark | null)[] {
  const { words } = plan;
  const gap = gapShare * stage.side;
  const bottom = words.y + words.height;
  const deck = setDeck(
    request,
    stage,
    plan,
    { ...words, y: bottom - 0.19 * stage.side, height: 0.19 * stage.side },
    'bottom',
  );
  const ruleY = deck === null ? bottom : deck.box.y - gap;
  const rule = deck === null ? null : ruleAt(request, stage, plan, ruleY, deck.fill);
  const last = deck === null ? bottom : ruleY - gap;
  return [setHeadline(request, stage, plan, { ...words, height: last - words.y }, 'bottom'), rule, deck];
}

function setDownwards(request: TypeRequest, stage: Stage, plan: CaptionPlan): (SetText | TypeMark | null)[] {
  const { words } = plan;
  const gap = gapShare * stage.side;
  const deckHeight = request.text.line === '' ? 0 : 0.15 * stage.side;
  const headline = setHeadline(request, stage, plan, { ...words, height: words.height - deckHeight - gap }, 'top');
  const ruleY = headline === null ? words.y : headline.box.y + headline.box.height + gap;
  const deck = setDeck(request, stage, plan, { ...words, y: ruleY + gap, height: Math.max(deckHeight, 1) }, 'top');
  return [headline, deck === null ? null : ruleAt(request, stage, plan, ruleY, deck.fill), deck];
}

function setHeadline(
  request: TypeRequest,
  stage: Stage,
  plan: CaptionPlan,
  room: Box,
  anchor: 'top' | 'bottom',
): SetText | null {
  const { faces, text } = request;
  return setText(request, stage, {
    text: text.headline,
    role: 'headline',
    room,
    face: faces.display as FaceName,
    accentFace: faces.accent as FaceName,
    align: plan.align,
    anchor,
    maxLines: plan.side === 'start' || stage.shape !== 'landscape' ? 5 : 3,
    maxSize: request.overFootage === true ? 0.2 : 0.27,
    ...inkOf(request),
    startSeconds: 0.1,
  });
}

function setDeck(
  request: TypeRequest,
  stage: Stage,
  plan: CaptionPlan,
  room: Box,
  anchor: 'top' | 'bottom',
): SetText | null {
  const { faces, text } = request;
  return setText(request, stage, {
    text: text.line,
    role: 'line',
    room,
    face: faces.text as FaceName,
    align: plan.align,
    anchor,
    maxLines: 3,
    maxSize: 0.058,
    leading: 1.2,
    letterCase: 'as-written',
    ...inkOf(request),
    startSeconds: 0.4,
  });
}

/** Over footage all words keep to one ink; a photograph of ours is dark where they stand. */
function inkOf(request: TypeRequest): Pick<TextSetting, 'fills'> {
  return request.overFootage === true ? { fills: groundInks(request) } : {};
}

/** The rule between headline and deck, as wide as their column. */
function ruleAt(request: TypeRequest, stage: Stage, plan: CaptionPlan, y: number, fill: string): TypeMark {
  const { words } = plan;
  // Over footage the rule is a short mark: a long one would cut what is seen.
  const width = request.overFootage === true ? Math.min(words.width, 0.11 * stage.side) : words.width;
  const x = stage.direction === 'rtl' ? words.x + words.width - width : words.x;
  return {
    draw(context, seconds) {
      const drawn = width * progress(seconds, 0.2, Math.min(1, request.durationSeconds * 0.4), outQuint);
      context.fillStyle = withAlpha(fill, 0.7);
      context.fillRect(
        stage.direction === 'rtl' ? x + width - drawn : x,
        Math.round(y),
        drawn,
        Math.max(1.5, 1.5 * stage.unit),
      );
    },
  };
}
