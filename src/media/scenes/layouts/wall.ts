import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { GroundFocus } from '../art-style.ts';
import { createHeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { TextAlign } from '../../canvas/type/text-style.ts';
import { setText, type SetText } from '../set-text.ts';
import { fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote, type Corner } from './corner-note.ts';
import { fitLines } from './fitted-lines.ts';
import { groundInks, inksOver } from './ground-inks.ts';

/**
 * How the wall is built: lines ranged at the start, every line as wide as the frame, lines that step towards the end
 * of the frame, or a block that stands on the bottom margin.
 */
type WallForm = 'ranged' | 'justified' | 'stepped' | 'standing';

interface WallPlan {
  readonly form: WallForm;
  /** Whether the hero looks in at the edge of the frame. */
  readonly peeks: boolean;
}

/** Longer texts read badly in steps: they are set to the full width. */
const longestStepped = 48;

const forms: readonly WallForm[] = ['ranged', 'justified', 'stepped', 'standing'];

/** A wall of type on a living ground: the words are the picture. On some seeds the hero looks in, cut by the edge. */
export const wallLayout: Layout = { id: 'wall', composePlate, setType };

function planOf(seed: number): WallPlan {
  const random = createRandom(deriveSeed(seed, 'wall'));
  const form = pick(random, forms);
  return { form, peeks: (form === 'ranged' || form === 'standing') && random() < 0.55 };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(request.seed);
  const style = artStyleOf(request.archetype);
  const x = plan.form === 'stepped' ? 0.5 : 0.36;
  const focus: GroundFocus = {
    x: fromStart(stage, x) / stage.width,
    y: plan.form === 'standing' ? 0.66 : 0.46,
    floorY: null,
  };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  const hero = plan.peeks ? await createPeekingHero(request, stage, plan) : null;
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      behind?.draw(context, seconds);
      hero?.drawFooting(context, seconds);
      hero?.drawHero(context, seconds);
      front?.draw(context, seconds);
    },
  };
}

/** The hero at the end of the frame: drawn objects are cut by its edge, a photograph stands whole. */
function createPeekingHero(request: PlateRequest, stage: Stage, plan: WallPlan) {
  const low = plan.form === 'ranged';
  const whole = request.hero.kind === 'photo';
  const upright = stage.shape === 'portrait';
  const square = stage.shape === 'square';
  const size = (upright ? 0.62 : square ? 0.44 : whole ? 0.34 : 0.58) * stage.side;
  const sideways = upright ? 0.74 : whole || square ? 0.84 : 0.91;
  const down = upright || square ? (low ? 0.9 : 0.1) : whole ? (low ? 0.78 : 0.22) : low ? 0.8 : 0.2;
  return createHeroActor(request, stage, {
    x: fromStart(stage, sideways),
    y: stage.height * down,
    anchor: 'centre',
    room: { width: size, height: size, tiltDegrees: (stage.direction === 'rtl' ? -1 : 1) * (low ? -14 : 16) },
    startSeconds: 0.15,
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(request.seed);
  const corners = cornersOf(plan);
  const headline =
    plan.form === 'justified' || plan.form === 'stepped'
      ? setStack(request, stage, plan)
      : setBlockOfLines(request, stage, plan);
  const order = headline.length;
  const late = 0.25 + artStyleOf(request.archetype).motion.staggerSeconds * order;
  return typeLayers([
    ...headline,
    corners.signature === null
      ? null
      : setCornerNote(request, stage, {
          text: request.signature,
          corner: corners.signature,
          voice: 'signature',
          fills: groundInks(request),
        }),
    setCornerNote(request, stage, {
      text: request.text.line || request.text.note,
      corner: corners.line,
      voice: 'note',
      startSeconds: late,
      fills: groundInks(request),
      share: plan.peeks ? (stage.shape === 'landscape' ? 0.6 : 0.36) : 0.46,
    }),
  ]);
}

/** Corners of the small texts; a standing block with the hero above it leaves one corner only, and no signature. */
function cornersOf(plan: WallPlan): { signature: Corner | null; line: Corner } {
  if (plan.form === 'ranged')
    return plan.peeks ? { signature: 'top-end', line: 'bottom-start' } : { signature: 'top-end', line: 'bottom-end' };
  if (plan.form === 'justified') return { signature: 'top-start', line: 'top-end' };
  if (plan.form === 'stepped') return { signature: 'bottom-start', line: 'top-end' };
  return { signature: plan.peeks ? null : 'top-end', line: 'top-start' };
}

/** Room of the words, clear of the corners that carry small text and of a hero that looks in. */
function wallRoom(stage: Stage, plan: WallPlan): Box {
  const { safe, side } = stage;
  const corner = 0.085 * side;
  const wide = stage.shape === 'landscape';
  const width = safe.width * (plan.peeks && wide ? 0.76 : 1);
  const x = stage.direction === 'rtl' ? safe.x + safe.width - width : safe.x;
  const above = plan.form === 'standing' && plan.peeks && !wide;
  const below = plan.form === 'ranged' && plan.peeks && !wide;
  const top = safe.y + (above ? 0.22 * safe.height : corner);
  const foot = plan.form === 'justified' || plan.form === 'standing' ? 0 : corner;
  const bottom = safe.y + safe.height - (below ? 0.26 * safe.height : foot);
  return { x, y: top, width, height: bottom - top };
}

/** Lines of one size while they make a wall; a short text is fitted line by line, so that it does. */
function setBlockOfLines(request: TypeRequest, stage: Stage, plan: WallPlan): (SetText | null)[] {
  const room = wallRoom(stage, plan);
  const block = setText(request, stage, {
    text: request.text.headline,
    role: 'headline',
    room,
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    anchor: plan.form === 'standing' ? 'bottom' : 'middle',
    maxLines: stage.shape === 'portrait' ? 7 : 5,
    maxSize: 0.62,
    fills: groundInks(request),
    startSeconds: 0.06,
  });
  if (block === null || block.box.height > room.height * 0.52) return [block];
  return setStack(request, stage, plan);
}

/** Lines fitted one by one: all to the full width, or stepping from the start of the frame to its end. */
function setStack(request: TypeRequest, stage: Stage, plan: WallPlan): (SetText | null)[] {
  const face = request.faces.display as FaceName;
  const room = wallRoom(stage, plan);
  const stepped = plan.form === 'stepped' && plainText(request.text.headline).length <= longestStepped;
  const upright = stage.shape === 'portrait';
  const lines = fitLines(
    request,
    request.text.headline,
    stepped ? { ...room, width: room.width * (upright ? 0.8 : 0.68) } : room,
    {
      face,
      maxLines: stepped ? 3 : upright ? 8 : 6,
      gap: 0.035,
      tallest: upright ? 0.36 : stepped ? 0.42 : 0.62,
      anchor: plan.form === 'standing' ? 'bottom' : 'middle',
    },
  );
  const fills = inksOver(request, room);
  const { staggerSeconds } = artStyleOf(request.archetype).motion;
  return lines.map((line, index) =>
    setText(request, stage, {
      text: line.text,
      role: 'headline',
      room: { ...line.room, x: room.x, width: room.width },
      face,
      accentFace: request.faces.accent as FaceName,
      align: stepped ? stepAlign(index, lines.length) : 'start',
      maxLines: 1,
      anchor: 'top',
      maxSize: 2,
      letterCase: 'as-written',
      fills,
      startSeconds: 0.06 + index * staggerSeconds,
    }),
  );
}

/** The first line stands at the start of the frame, the last at its end, others between. */
function stepAlign(index: number, count: number): TextAlign {
  if (index === 0) return 'start';
  return index === count - 1 ? 'end' : 'center';
}
