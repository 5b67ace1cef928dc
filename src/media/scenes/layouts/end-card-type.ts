import { createRandom, deriveSeed } from '#domain/random.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { TextAlign } from '../../canvas/type/text-style.ts';
import { setButton } from '../set-button.ts';
import { setLogo } from '../set-logo.ts';
import { setText, type SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { endCardPlan, type EndCardPlan } from './end-card-plans.ts';
import { mayBeCovered, setCoveredName } from './covered-name.ts';
import { groundInks } from './ground-inks.ts';
import { buttonColour } from './second-colour.ts';

type Part = SetText | (TypeMark & { readonly box: Box }) | null;

/** Words of an end card, set one after the other so that each takes the room the last one left. */
interface Words {
  readonly request: TypeRequest;
  readonly stage: Stage;
  readonly plan: EndCardPlan;
}

/** Space between two words of a card, as a share of the short side. */
const gapShare = 0.042;

/** A button is a field of its own: what stands over it keeps this many of those spaces away. */
const overButtonGaps = 1.6;

/** A name in the loud colour has to be read as well as one in ink. */
const loudNameContrast = 3;

/** Sets name, line, button and note in the order the plan's flow needs. */
export async function setEndCardType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const words: Words = { request, stage, plan: endCardPlan(stage, request.seed) };
  if (words.plan.flow === 'beside') return typeLayers(await setBeside(words));
  return typeLayers(words.plan.flow === 'row' ? await setRow(words) : await setColumn(words));
}

/** From the foot upwards: note, button, line, and the name in all that is left. In the middle when the plan says so. */
async function setColumn(words: Words): Promise<Part[]> {
  const { plan, stage } = words;
  const parts = await stackUp(words, nameRoom(words));
  if (plan.anchor !== 'middle') return parts;
  const top = Math.min(...parts.map((part) => part?.box.y ?? Infinity));
  const slack = top - plan.name.y;
  return slack < 8 * stage.unit ? parts : stackUp(words, { ...nameRoom(words), height: plan.name.height - slack / 2 });
}

async function stackUp(words: Words, room: Box): Promise<Part[]> {
  const { stage, plan } = words;
  const gap = gapShare * stage.side;
  const note = setNote(
    words,
    { ...room, y: room.y + room.height - 0.09 * stage.side, height: 0.09 * stage.side },
    plan.align,
    'bottom',
  );
  const overNote = note === null ? room.y + room.height : note.box.y - gap * 0.75;
  const button = setAction(words, { ...room, height: overNote - room.y }, plan.align);
  const overButton = button === null ? overNote : button.box.y - gap * overButtonGaps;
  const line = setLine(
    words,
    { ...room, y: overButton - 0.17 * stage.side, height: 0.17 * stage.side },
    plan.align,
    'bottom',
  );
  const overLine = line === null ? overButton : line.box.y - gap * 1.05;
  const rule = plan.rule ? ruleAt(words, { ...room, y: overLine }, 0.44) : null;
  const bottom = plan.rule ? overLine - gap * 0.8 : overLine;
  return [await setName(words, { ...room, height: bottom - room.y }, 'bottom'), rule, line, button, note];
}

/** The name alone; along the foot the button at the end, line and note at the start. In tall frames they stand above each other. */
async function setRow(words: Words): Promise<Part[]> {
  const { stage, plan } = words;
  const name = await setName(words, nameRoom(words), plan.anchor);
  if (stage.height > stage.width * 1.5) return [name, ...setFootColumn(words)];
  if (stage.shape !== 'landscape') return [name, ...setNarrowRow(words)];
  const gap = gapShare * stage.side;
  const { foot } = plan;
  const button = setAction(words, endPart(stage, foot, plan.align === 'center' ? 0.5 : 0.6), 'end');
  const free = button === null ? foot.width : foot.width - button.box.width - gap;
  const room = startPart(stage, foot, Math.min(free, (plan.align === 'center' ? 0.25 : 0.62) * foot.width));
  const note = setNote(words, room, 'start', 'bottom');
  const over = note === null ? room.y + room.height : note.box.y - gap * 0.5;
  const line = setLine(words, { ...room, height: over - room.y }, 'start', 'bottom');
  return [name, plan.rule ? ruleAt(words, { ...foot, y: foot.y - 0.022 * stage.height }, 1) : null, line, button, note];
}

/** The note along the foot of a square frame, over it the line at the start and the button at the end. */
function setNarrowRow(words: Words): Part[] {
  const { stage, plan, request } = words;
  const gap = gapShare * stage.side;
  const { foot } = plan;
  const alone = request.text.line === '';
  const noteHeight = 0.042 * stage.side;
  const note = setNote(
    words,
    { ...foot, y: foot.y + foot.height - noteHeight, height: noteHeight },
    alone ? plan.align : 'start',
    'bottom',
  );
  const over = note === null ? foot.y + foot.height : note.box.y - gap * 0.6;
  const row = { ...foot, height: over - foot.y };
  const button = setAction(words, alone ? row : endPart(stage, row, 0.64), alone ? plan.align : 'end');
  const free = button === null ? row.width : row.width - button.box.width - gap;
  const height = button === null ? row.height : button.box.height;
  return [
    setLine(words, startPart(stage, { ...row, y: over - height, height }, free), 'start', 'middle'),
    button,
    note,
  ];
}

/** Line, button and note under each other at the foot of a narrow frame. */
function setFootColumn(words: Words): Part[] {
  const { stage, plan } = words;
  const gap = gapShare * stage.side;
  const { foot } = plan;
  const note = setNote(words, foot, 'center', 'bottom');
  const over = note === null ? foot.y + foot.height : note.box.y - gap * 0.7;
  const button = setAction(words, { ...foot, height: over - foot.y }, 'center');
  const overButton = button === null ? over : button.box.y - gap * overButtonGaps;
  const line = setLine(words, { ...foot, height: Math.max(1, overButton - foot.y) }, 'center', 'bottom');
  return [line, button, note];
}

/** The button and its note at the end of the foot, the name beside them, the line in the top corner. */
async function setBeside(words: Words): Promise<Part[]> {
  const { stage, plan } = words;
  const gap = gapShare * stage.side;
  const corner = endPart(stage, plan.foot, 0.36);
  const note = setNote(words, corner, 'end', 'bottom');
  const over = note === null ? corner.y + corner.height : note.box.y - gap * 0.6;
  const button = setAction(words, { ...endPart(stage, plan.foot, 0.54), height: over - corner.y }, 'end');
  const taken = Math.max(button?.box.width ?? 0, note?.box.width ?? 0);
  const name = await setName(
    words,
    startPart(stage, nameRoom(words), Math.min(nameRoom(words).width, plan.foot.width - taken - gap)),
    'bottom',
  );
  const top = { ...startPart(stage, stage.safe, stage.safe.width * 0.5), height: 0.15 * stage.side };
  return [name, setLine(words, top, 'start', 'top'), button, note];
}

function startPart(stage: Stage, box: Box, width: number): Box {
  return stage.direction === 'rtl' ? { ...box, x: box.x + box.width - width, width } : { ...box, width };
}

function endPart(stage: Stage, box: Box, share: number): Box {
  const width = box.width * share;
  return stage.direction === 'rtl' ? { ...box, width } : { ...box, x: box.x + box.width - width, width };
}

/** The user's logo in place of the name, or the name itself. */
async function setName({ request, stage, plan }: Words, room: Box, anchor: EndCardPlan['anchor']): Promise<Part> {
  if (request.logoPath !== null) {
    return setLogo(request, stage, { path: request.logoPath, room, align: plan.align, anchor });
  }
  const text = nameOf(request);
  const setting = {
    text,
    room,
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    align: plan.align,
    anchor,
    maxLines: text.length > 18 ? plan.lines + 1 : plan.lines,
    maxSize: 0.86,
    fills: nameFills(request),
    startSeconds: 0.05,
  };
  if (plan.behind && mayBeCovered(text)) return setCoveredName(request, stage, setting, plan.clear);
  return setText(request, stage, { ...setting, role: 'headline' });
}

function nameOf(request: TypeRequest): string {
  return request.text.headline === '' ? request.signature : request.text.headline;
}

function nameRoom({ request, plan }: Words): Box {
  return request.logoPath !== null || !mayBeCovered(nameOf(request)) ? plan.clear : plan.name;
}

/** The brand's own loud colour on pale cards of some films; paper and ink else. */
function nameFills(request: TypeRequest): readonly string[] {
  const { palette, value } = request;
  const loud = value === 'pale' && contrastRatio(palette.hot, palette.pale) >= loudNameContrast;
  const wanted = createRandom(deriveSeed(request.seed, 'end-card ink'))() < 0.5;
  return loud && wanted ? [palette.hot, ...groundInks(request)] : groundInks(request);
}

function setLine(
  { request, stage }: Words,
  room: Box,
  align: TextAlign,
  anchor: EndCardPlan['anchor'],
): SetText | null {
  return setText(request, stage, {
    text: request.text.line,
    role: 'line',
    room,
    face: request.faces.text as FaceName,
    accentFace: request.faces.accent as FaceName,
    align,
    anchor,
    maxLines: 2,
    maxSize: 0.064,
    letterCase: 'as-written',
    leading: 1.14,
    fills: groundInks(request),
    startSeconds: 0.25,
  });
}

function setNote({ request, stage }: Words, room: Box, align: TextAlign, anchor: 'top' | 'bottom'): SetText | null {
  const height = Math.min(room.height, 0.09 * stage.side);
  const y = anchor === 'top' ? room.y : room.y + room.height - height;
  return setText(request, stage, {
    text: request.text.note,
    role: 'note',
    room: { ...room, y, height },
    face: request.faces.text as FaceName,
    align,
    anchor,
    maxLines: 2,
    maxSize: 0.04 * noteScale(request),
    leading: 1.3,
    fills: groundInks(request),
    startSeconds: 0.45,
    entrance: 'fade',
  });
}

/** Arabic and Devanagari look smaller than Latin of the same height. */
function noteScale({ language }: TypeRequest): number {
  return language === 'ar' || language === 'hi' ? 1.2 : 1;
}

function setAction({ request, stage }: Words, room: Box, align: TextAlign) {
  const height = Math.min(room.height, 0.18 * stage.side);
  return setButton(request, stage, {
    text: request.callToAction,
    room: { ...room, y: room.y + room.height - height, height },
    face: request.faces.text as FaceName,
    fill: buttonColour(request),
    align,
    anchor: 'bottom',
    maxSize: 0.062,
    startSeconds: Math.min(0.2, request.durationSeconds * 0.15),
  });
}

/** A thin rule that grows from the side the words begin on. */
function ruleAt({ request, stage }: Words, line: Box, share: number): TypeMark & { readonly box: Box } {
  const thickness = Math.max(2, 2 * stage.unit);
  const box = { ...startPart(stage, line, line.width * share), height: thickness };
  const colour = groundInks(request)[0]!;
  return {
    box,
    draw(context, seconds) {
      const width = box.width * progress(seconds, 0.1, Math.min(0.9, request.durationSeconds * 0.35), outQuint);
      context.fillStyle = colour;
      context.fillRect(stage.direction === 'rtl' ? box.x + box.width - width : box.x, box.y, width, thickness);
    },
  };
}
