import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { GroundFocus } from '../art-style.ts';
import { createHeroActor } from '../hero-actor.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import { fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { fitLines, type FittedLine } from './fitted-lines.ts';
import { groundInks } from './ground-inks.ts';

/** Where word and hero meet, as fractions of the frame. */
interface NamePlan {
  /** Middle of the hero from the reading side. */
  readonly heroX: number;
  /** Foot of the hero, and the middle of the word. */
  readonly footY: number;
  readonly wordY: number;
  readonly tiltDegrees: number;
  /** Rows of the word repeated faintly above and below. */
  readonly ghosts: boolean;
  readonly stands: boolean;
}

/** The word fills the frame from edge to edge, and the whole hero stands before it: the name of the thing and the thing. */
export const nameBehindLayout: Layout = { id: 'name-behind', composePlate, setType };

function planOf(seed: number, stage: Stage): NamePlan {
  const random = createRandom(deriveSeed(seed, 'name behind'));
  const tall = stage.shape === 'portrait';
  const heroX = pick(random, tall ? [0.5, 0.47, 0.54] : [0.5, 0.42, 0.57]);
  const ghosts = random() < 0.34;
  const high = random() < 0.6;
  const tiltDegrees = lerp(-7, 7, random());
  const stands = !ghosts && random() < 0.75;
  if (tall) return { heroX, ghosts, tiltDegrees, stands, footY: 0.72, wordY: ghosts ? 0.42 : high ? 0.32 : 0.36 };
  return { heroX, ghosts, tiltDegrees, stands, footY: stands ? 0.885 : 0.845, wordY: ghosts ? 0.5 : high ? 0.4 : 0.47 };
}

/** The hero's room in pixels: between ghost rows it leaves more of the word to be seen. */
function heroRoom(stage: Stage, plan: NamePlan): { width: number; height: number } {
  if (stage.shape === 'portrait') return { width: stage.width * 0.84, height: stage.height * 0.42 };
  if (stage.shape === 'square') return { width: stage.width * 0.72, height: stage.height * 0.56 };
  return { width: stage.width * (plan.ghosts ? 0.4 : 0.52), height: stage.height * (plan.stands ? 0.62 : 0.56) };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(request.seed, stage);
  const style = artStyleOf(request.archetype);
  const stands = plan.stands && style.footing !== 'float';
  const room = heroRoom(stage, plan);
  const x = fromStart(stage, plan.heroX);
  const sprite = await prepareHero(request, { ...room, tiltDegrees: stands ? 0 : plan.tiltDegrees });
  // A low, wide hero would stand clear of the word in an upright frame: it is raised until it covers the word's foot.
  const reaching = plan.wordY + 0.045 + sprite.height / stage.height;
  const footY = stage.shape === 'portrait' ? Math.min(plan.footY, reaching) : plan.footY;
  const middle = footY - (stage.shape === 'portrait' ? sprite.height : room.height) / stage.height / 2;
  const focus: GroundFocus = { x: x / stage.width, y: middle, floorY: stands ? footY : null };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  const hero = await createHeroActor(request, stage, {
    x,
    y: stage.height * (stands ? footY : middle),
    anchor: stands ? 'foot' : 'centre',
    room: { ...room, tiltDegrees: stands ? 0 : plan.tiltDegrees },
    startSeconds: 0.1,
  });
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      behind?.draw(context, seconds);
      hero.drawFooting(context, seconds);
      hero.drawHero(context, seconds);
      front?.draw(context, seconds);
    },
    drawHero: (context, seconds) => hero.drawHero(context, seconds),
  };
}

/** Longest text that still works as a monument with a hero before it; longer ones stand above it, and the name goes behind. */
const longestMonument = 26;

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(request.seed, stage);
  const { headline, line, note } = request.text;
  const short = plainText(headline).length <= longestMonument && headline !== '';
  const monument = short ? headline : request.signature;
  const spoken = !short && headline !== '';
  const rows = setMonument(
    request,
    stage,
    plan,
    monument,
    spoken && stage.shape !== 'portrait' ? spokenCredits : topCredits,
  );
  return typeLayers([
    ...(plan.ghosts && !spoken ? setGhosts(request, stage, rows) : []),
    ...rows.map((row) => row.text),
    setCornerNote(request, stage, {
      text: spoken || monument === request.signature ? '' : request.signature,
      corner: 'top-start',
      voice: 'signature',
    }),
    spoken ? setSpoken(request, stage, headline) : setCredit(request, stage, line),
    setCornerNote(request, stage, {
      text: spoken ? line || note : note,
      corner: stage.shape === 'portrait' ? 'top-end' : 'bottom-end',
      voice: 'note',
      startSeconds: 0.9,
    }),
  ]);
}

/** Where the supporting line begins in upright frames, as a fraction of the height. */
const creditTop = 0.745;

interface Row {
  readonly text: SetText | null;
  readonly line: FittedLine;
}

/** Space that the small texts at the top take, as a share of the short side. */
const topCredits = 0.085;
/** … and that a headline takes which is too long to be the monument. */
const spokenCredits = 0.215;

function monumentRoom(stage: Stage, plan: NamePlan, under: number): Box {
  const tall = stage.shape === 'portrait';
  const width = stage.width * (tall ? 0.93 : 0.935);
  const top = stage.safe.y + under * stage.side;
  const middle = plan.wordY * stage.height + ((under - topCredits) * stage.side) / 2;
  const height = plan.ghosts ? 0.36 * stage.height : Math.min(2 * (middle - top), 0.72 * stage.height);
  return { x: (stage.width - width) / 2, y: middle - height / 2, width, height };
}

/** Colours of a monument, best liked first: loud on dark grounds, its own family on lit ones. */
function monumentFills(request: TypeRequest): readonly string[] {
  const { palette, value } = request;
  if (value === 'night') return [palette.hot, palette.accent, palette.paper];
  if (value === 'pale') return [palette.hot, palette.field, palette.ink];
  return groundInks(request);
}

function setMonument(request: TypeRequest, stage: Stage, plan: NamePlan, text: string, under: number): Row[] {
  const face = request.faces.display as FaceName;
  const { motion, type } = artStyleOf(request.archetype);
  const lines = fitLines(request, text, monumentRoom(stage, plan, under), {
    face,
    maxLines: plan.ghosts ? 1 : stage.shape === 'landscape' ? 2 : 3,
    gap: 0.045,
    tracking: type.monumentTracking,
  });
  return lines.map((line, index) => ({
    line,
    text: setText(request, stage, {
      text: line.text,
      role: 'monument',
      layer: 'behind',
      room: line.room,
      face,
      accentFace: request.faces.accent as FaceName,
      align: 'center',
      anchor: 'top',
      maxLines: 1,
      maxSize: 3,
      letterCase: 'as-written',
      fills: monumentFills(request),
      entrance: motion.landing === 'slide' ? 'slide' : 'rise',
      startSeconds: 0.02 + index * motion.staggerSeconds,
    }),
  }));
}

/** Faint rows of the same word that slide past each other, above and below. */
function setGhosts(request: TypeRequest, stage: Stage, rows: readonly Row[]): TypeMark[] {
  const row = rows[0];
  if (row?.text === null || row === undefined) return [];
  const { fill, box } = row.text;
  const pitch = box.height * 1.2;
  const shifts = [-2, -1, 1, 2].filter((step) => {
    const top = box.y + step * pitch;
    const foot = stage.shape === 'portrait' ? creditTop * stage.height - box.height : stage.height;
    return top < foot && top + box.height > 0;
  });
  return shifts.map((step): TypeMark => {
    const ghost = setText(request, stage, {
      text: row.line.text,
      role: 'monument',
      layer: 'behind',
      room: { ...row.line.room, y: row.line.room.y + step * pitch },
      face: request.faces.display as FaceName,
      align: 'center',
      anchor: 'top',
      maxLines: 1,
      maxSize: 3,
      letterCase: 'as-written',
      fills: [fill],
      startSeconds: 0.02 + Math.abs(step) * 0.08,
      entrance: 'fade',
      opacity: 0.2,
    });
    return {
      layer: 'behind',
      draw(context, seconds) {
        context.save();
        context.translate(Math.round(seconds * step * 26 * stage.unit), 0);
        ghost?.draw(context, seconds);
        context.restore();
      },
    };
  });
}

/** The supporting line: under the hero in upright frames, at the top end in wide ones. */
function setCredit(request: TypeRequest, stage: Stage, text: string): SetText | null {
  const { safe, side, height } = stage;
  const tall = stage.shape === 'portrait';
  const width = tall ? safe.width : safe.width * 0.56;
  const x = tall || stage.direction === 'rtl' ? safe.x : safe.x + safe.width - width;
  const top = tall ? height * creditTop : safe.y;
  return setText(request, stage, {
    text,
    role: 'line',
    room: { x, y: top, width, height: tall ? safe.y + safe.height - top : topCredits * side },
    face: request.faces.text as FaceName,
    align: tall ? 'start' : 'end',
    anchor: 'top',
    maxLines: tall ? 3 : 2,
    maxSize: tall ? 0.082 : 0.044,
    letterCase: 'as-written',
    leading: 1.12,
    entrance: tall ? 'rise' : 'fade',
    startSeconds: 0.6,
  });
}

/** A headline too long to be the monument: above the name in wide frames, under the hero in upright ones. */
function setSpoken(request: TypeRequest, stage: Stage, text: string): SetText | null {
  const { safe, side, height } = stage;
  const tall = stage.shape === 'portrait';
  const top = tall ? height * creditTop : safe.y;
  return setText(request, stage, {
    text,
    role: 'headline',
    room: { ...safe, y: top, height: tall ? safe.y + safe.height - top : (spokenCredits - 0.03) * side },
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    anchor: 'top',
    maxLines: tall ? 4 : 3,
    maxSize: 0.085,
    leading: 1.02,
    startSeconds: 0.35,
  });
}
