import type { Canvas } from '@napi-rs/canvas';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { lerp, type Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { createLayer } from '../../canvas/layer.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import { fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote, type Corner } from './corner-note.ts';
import { fitLines } from './fitted-lines.ts';
import { groundInks, inksOver } from './ground-inks.ts';
import { cutIntoSlats } from './slatted-words.ts';

/** Speed itself: huge words cut into strips that slide past each other, over a ground whose bands shoot by. No object. */
export const slatsLayout: Layout = { id: 'slats', composePlate, setType };

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const style = artStyleOf(request.archetype);
  const focus: GroundFocus = { x: fromStart(stage, 0.4) / stage.width, y: 0.5, floorY: null };
  const ground = style.createGround(stage, request.palette, request.value, focus, request.seed);
  const bands = createBands(stage, request);
  const { behind, front } = style.createOrnaments?.(stage, request, focus) ?? {};
  return {
    draw(context, seconds) {
      ground.draw(context, seconds);
      bands.draw(context, seconds);
      behind?.draw(context, seconds);
      front?.draw(context, seconds);
    },
  };
}

interface Band {
  readonly canvas: Canvas;
  readonly y: number;
  readonly start: number;
  readonly speed: number;
}

/** Wide faint bands with a sharp head and a long tail: the strips of the words, gone out of focus. */
function createBands(stage: Stage, request: PlateRequest): Painted {
  const { palette, value } = request;
  const random = createRandom(deriveSeed(request.seed, 'bands'));
  const ground = palette[value];
  const colours =
    value === 'night'
      ? [palette.hot, palette.field]
      : [mix(ground, palette.paper, 0.5), mix(ground, palette.night, 0.5)];
  const forwards = stage.direction === 'rtl' ? -1 : 1;
  const count = stage.shape === 'portrait' ? 7 : 5;
  const bands = Array.from({ length: count }, (_, index): Band => {
    const length = stage.width * lerp(0.5, 1, random());
    const height = stage.side * lerp(0.03, 0.15, random() ** 1.4);
    return {
      canvas: paintBand(length, height, pick(random, colours), lerp(0.07, 0.17, random()), forwards),
      y: Math.round(((index + random() * 0.8) / count) * stage.height),
      start: random(),
      speed: stage.width * lerp(0.45, 1.15, random()),
    };
  });
  return {
    draw(context, seconds) {
      for (const { canvas, y, start, speed } of bands) {
        const lap = stage.width + canvas.width;
        const travelled = (start * lap + speed * seconds) % lap;
        const left = forwards > 0 ? travelled - canvas.width : stage.width - travelled;
        context.drawImage(canvas, Math.round(left), y);
      }
    },
  };
}

function paintBand(length: number, height: number, colour: string, alpha: number, forwards: number): Canvas {
  return createLayer(length, height, (context) => {
    const tail = context.createLinearGradient(forwards > 0 ? 0 : length, 0, forwards > 0 ? length : 0, 0);
    tail.addColorStop(0, withAlpha(colour, 0));
    tail.addColorStop(1, withAlpha(colour, alpha));
    context.fillStyle = tail;
    context.fillRect(0, 0, length, height);
  });
}

/** Room of the words: off the middle by the seed, clear of the corners. */
function wordsRoom(stage: Stage, seed: number): Box {
  const { safe, side } = stage;
  const corner = stage.shape === 'landscape' ? 0.02 * side : 0.1 * side;
  const width = safe.width * (stage.shape === 'landscape' ? 0.84 : 1);
  const atEnd = stage.shape === 'landscape' && createRandom(deriveSeed(seed, 'slats side'))() < 0.3;
  const first = stage.direction === 'rtl' ? safe.x + safe.width - width : safe.x;
  const other = stage.direction === 'rtl' ? safe.x : safe.x + safe.width - width;
  return { x: atEnd ? other : first, y: safe.y + corner, width, height: safe.height - 2 * corner };
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const [signature, line] = cornersFor(request.seed, stage);
  const landscape = stage.shape === 'landscape';
  return typeLayers([
    cutIntoSlats(request, stage, setWords(request, stage)),
    setCornerNote(request, stage, {
      text: request.signature,
      corner: signature,
      voice: 'signature',
      fills: groundInks(request),
      share: 0.16,
    }),
    setCornerNote(request, stage, {
      text: request.text.note || (isSecondHalf(request) ? '' : request.text.line),
      corner: line,
      voice: 'note',
      startSeconds: 0.6,
      fills: groundInks(request),
      share: landscape ? 0.15 : 0.7,
    }),
  ]);
}

/** A line this short is the second half of the phrase and is cut with it; a longer one is a remark in the corner. */
const secondHalfCharacters = 16;

function isSecondHalf({ text }: TypeRequest): boolean {
  return text.line !== '' && text.line.length <= secondHalfCharacters;
}

function wordsOf(request: TypeRequest): string {
  const { headline, line } = request.text;
  return isSecondHalf(request) ? `${headline} ${line}` : headline;
}

/** Words of one size while they fill the room; where a long word would make them small, each line takes the full width. */
function setWords(request: TypeRequest, stage: Stage): SetText[] {
  const room = wordsRoom(stage, request.seed);
  const setting = {
    role: 'monument',
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    fills: inksOver(request, room),
  } as const;
  const maxLines = stage.shape === 'portrait' ? 6 : 4;
  const block = setText(request, stage, { ...setting, text: wordsOf(request), room, maxLines, maxSize: 1.2 });
  if (block === null) return [];
  if (block.box.height > room.height * 0.55) return [block];
  const lines = fitLines(request, wordsOf(request), room, {
    face: setting.face,
    maxLines,
    gap: 0.03,
    tallest: 0.55,
  });
  const rows = lines.map((line) =>
    setText(request, stage, {
      ...setting,
      text: line.text,
      room: line.room,
      maxLines: 1,
      maxSize: 3,
      anchor: 'top',
      letterCase: 'as-written',
    }),
  );
  return rows.filter((row) => row !== null);
}

/** Small texts stand in the column the words leave free; in upright frames above and below them. */
function cornersFor(seed: number, stage: Stage): [Corner, Corner] {
  if (stage.shape !== 'landscape') return ['top-start', 'bottom-start'];
  const atEnd = createRandom(deriveSeed(seed, 'slats side'))() < 0.3;
  return atEnd ? ['top-start', 'bottom-start'] : ['top-end', 'bottom-end'];
}
