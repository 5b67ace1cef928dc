import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { inOutSine, progress } from '../../canvas/easing.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import { drawSprite } from '../../canvas/layer.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { boxFromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote, type Corner } from './corner-note.ts';
import { createBleed, createCloseUp, createView } from './macro-view.ts';
import { createShine } from './shine.ts';
import { setBlock } from './text-block.ts';

/** Where a close-up enters the frame and where the words stand. Fractions of the frame from the reading side. */
interface MacroPlan {
  /** The side of the frame that cuts the hero, and the other edge that does. */
  readonly side: 'start' | 'end';
  readonly edge: 'top' | 'bottom' | 'both';
  /** How far the hero may come towards the words, and how near its head or foot comes to the open edge. */
  readonly reach: number;
  readonly open: number;
  readonly words: readonly [x: number, y: number, width: number, height: number];
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly signature: Corner;
  readonly tiltDegrees: number;
  /** Mean size of the close-up, as a share of the short side. */
  readonly size: number;
  /** Way of the drift. */
  readonly driftX: 1 | -1;
  readonly driftY: 1 | -1;
}

type Entry = Pick<MacroPlan, 'side' | 'edge' | 'reach' | 'open' | 'words' | 'anchor' | 'signature'>;

const landscapeEntries: readonly Entry[] = [
  {
    side: 'end',
    edge: 'bottom',
    reach: 0.47,
    open: 0.07,
    words: [0.05, 0.16, 0.41, 0.7],
    anchor: 'middle',
    signature: 'top-start',
  },
  {
    side: 'end',
    edge: 'top',
    reach: 0.48,
    open: 0.1,
    words: [0.05, 0.3, 0.41, 0.635],
    anchor: 'bottom',
    signature: 'top-start',
  },
  {
    side: 'start',
    edge: 'bottom',
    reach: 0.46,
    open: 0.06,
    words: [0.55, 0.16, 0.4, 0.7],
    anchor: 'middle',
    signature: 'top-end',
  },
  {
    side: 'start',
    edge: 'top',
    reach: 0.46,
    open: 0.1,
    words: [0.55, 0.2, 0.4, 0.735],
    anchor: 'bottom',
    signature: 'top-end',
  },
  {
    side: 'end',
    edge: 'both',
    reach: 0.5,
    open: 0,
    words: [0.05, 0.16, 0.43, 0.7],
    anchor: 'middle',
    signature: 'bottom-start',
  },
];

const portraitEntries: readonly Entry[] = [
  {
    side: 'end',
    edge: 'bottom',
    reach: 0.1,
    open: 0.42,
    words: [0.075, 0.15, 0.85, 0.29],
    anchor: 'top',
    signature: 'top-start',
  },
  {
    side: 'end',
    edge: 'top',
    reach: 0.1,
    open: 0.44,
    words: [0.075, 0.57, 0.85, 0.28],
    anchor: 'bottom',
    signature: 'top-start',
  },
  {
    side: 'start',
    edge: 'bottom',
    reach: 0.1,
    open: 0.43,
    words: [0.075, 0.15, 0.85, 0.3],
    anchor: 'top',
    signature: 'top-start',
  },
];

const squareEntries: readonly Entry[] = [
  {
    side: 'end',
    edge: 'bottom',
    reach: 0.16,
    open: 0.42,
    words: [0.05, 0.135, 0.88, 0.29],
    anchor: 'top',
    signature: 'top-start',
  },
  {
    side: 'end',
    edge: 'top',
    reach: 0.26,
    open: 0.4,
    words: [0.05, 0.6, 0.86, 0.335],
    anchor: 'bottom',
    signature: 'top-start',
  },
  {
    side: 'start',
    edge: 'bottom',
    reach: 0.16,
    open: 0.42,
    words: [0.05, 0.135, 0.9, 0.29],
    anchor: 'top',
    signature: 'top-end',
  },
];

/** Seen from so near that two edges of the frame cut it: the lens drifts over its surface, the words stand where it is calm. */
export const macroLayout: Layout = { id: 'macro', composePlate, setType };

function planOf(seed: number, stage: Stage): MacroPlan {
  const random = createRandom(deriveSeed(seed, 'macro'));
  const entries = { landscape: landscapeEntries, portrait: portraitEntries, square: squareEntries }[stage.shape];
  const entry = pick(random, entries);
  return {
    ...entry,
    tiltDegrees: lerp(8, 17, random()) * (random() < 0.5 ? 1 : -1),
    size: lerp(1.34, 1.7, random()) * (stage.shape === 'square' ? 0.82 : 1),
    driftX: random() < 0.5 ? 1 : -1,
    driftY: random() < 0.5 ? 1 : -1,
  };
}

/** Top left corner of a close-up so that both its edges are cut, and the words keep their side. */
function placeOf(
  plan: MacroPlan,
  stage: Stage,
  { width, height }: { width: number; height: number },
  isPhoto: boolean,
): { x: number; y: number } {
  const atRight = (plan.side === 'end') === (stage.direction === 'ltr');
  const past = 0.07;
  const inset = Math.min(stage.width * (1 - plan.reach), width - stage.width * past);
  const x = atRight ? stage.width - inset : inset - width;
  // The middle of a photograph tells most, its label; a drawn thing is told by its outline, so its head stays in sight.
  if (plan.edge === 'both')
    return { x, y: isPhoto ? Math.min(-stage.height * past, (stage.height - height) * 0.56) : stage.height * 0.08 };
  if (plan.edge === 'top' && stage.shape === 'landscape' && !isPhoto) return { x, y: -stage.height * past * 1.6 };
  const drop = Math.min(stage.height * (1 - plan.open), height - stage.height * past);
  const y = plan.edge === 'bottom' ? stage.height - drop : drop - height;
  return { x, y };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(request.seed, stage);
  const style = artStyleOf(request.archetype);
  const travel = 13 * stage.unit;
  const margin = Math.ceil((travel * request.durationSeconds) / 2 + 8 * stage.unit);
  const bleeds = request.hero.kind === 'photo' && !request.hero.cutOut;
  const closeUp = bleeds
    ? await createBleed(request, bleedBox(plan, stage, margin))
    : await createCloseUp(request, {
        meanSize: plan.size * stage.side,
        widest: stage.width * 1.6,
        tiltDegrees: plan.tiltDegrees,
      });
  const place = bleeds ? bleedBox(plan, stage, margin) : placeOf(plan, stage, closeUp, request.hero.kind === 'photo');
  const centre = middleOfSeen(place, closeUp, stage);
  const atRight = centre.x > 0.5;
  const view = createView(request, stage, closeUp, {
    ...place,
    margin,
    focus: { x: centre.x + (atRight ? -0.1 : 0.1), y: centre.y },
    shadeSide: atRight ? 1 : -1,
  });
  const focus = { x: centre.x, y: centre.y, floorY: null };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  const shine = createShine(view.hero.canvas, request.hero.kind === 'photo' ? 0.14 : 0.26);
  const push = style.motion.pushPerSecond * 0.7;
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      behind?.draw(context, seconds);
      const moveX = plan.driftX * travel * (seconds - request.durationSeconds / 2);
      const moveY = plan.driftY * travel * 0.6 * (seconds - request.durationSeconds / 2);
      if (view.shadow !== null) drawSprite(context, view.shadow, Math.round(moveX * 0.8), Math.round(moveY * 0.8));
      context.save();
      context.translate(centre.x * stage.width + moveX, centre.y * stage.height + moveY);
      context.scale(1 + push * seconds, 1 + push * seconds);
      context.translate(-centre.x * stage.width, -centre.y * stage.height);
      context.drawImage(shine(progress(seconds, 0.25, 2.2, inOutSine)), view.hero.x, view.hero.y);
      context.restore();
      front?.draw(context, seconds);
    },
  };
}

/** A photograph with its own background fills one side of the frame, past three of its edges. */
function bleedBox(plan: MacroPlan, stage: Stage, margin: number): Box {
  const { width, height } = stage;
  if (stage.shape === 'landscape') {
    const atRight = (plan.side === 'end') === (stage.direction === 'ltr');
    const seen = width * (1 - plan.reach - 0.03);
    return { x: atRight ? width - seen : -margin, y: -margin, width: seen + margin, height: height + margin * 2 };
  }
  const seen = height * (1 - plan.open - 0.04);
  return {
    x: -margin,
    y: plan.edge === 'bottom' ? height - seen : -margin,
    width: width + margin * 2,
    height: seen + margin,
  };
}

/** Middle of what is seen of a close-up, as fractions of the frame. */
function middleOfSeen(
  place: { x: number; y: number },
  closeUp: { width: number; height: number },
  stage: Stage,
): { x: number; y: number } {
  const middle = (from: number, size: number, limit: number): number =>
    (Math.max(0, from) + Math.min(limit, from + size)) / 2 / limit;
  return { x: middle(place.x, closeUp.width, stage.width), y: middle(place.y, closeUp.height, stage.height) };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(request.seed, stage);
  const { headline, line, note } = request.text;
  const room: Box = boxFromStart(stage, ...plan.words);
  return typeLayers([
    ...setBlock(request, stage, {
      headline,
      line: line || note,
      room,
      anchor: plan.anchor,
      headlineSize: 0.3,
      maxLines: stage.shape === 'landscape' ? 4 : 3,
    }),
    setCornerNote(request, stage, { text: request.signature, corner: plan.signature, voice: 'signature' }),
  ]);
}
