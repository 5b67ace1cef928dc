import { createRandom, deriveSeed } from '#domain/random.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
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

/** Sets name, line, button and note in the order the plan's flow needs. */
export async function setEndCardType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const words: Words = { request, stage, plan: endCardPlan(stage, request.seed) };
  if (words.plan.flow === 'beside') return typeLayers(await setBeside(words));
  return typeLayers(words.plan.flow === 'row' ? await setRow(words) : await setColumn(words));
}

/** From the foot upwards: note, button, line, and the name in all that is left. In the middle when the plan says so. */
async function setColumn(words: Words): Promise<Part[]> {
  const { plan, stage } = words;
  const parts = await stackUp(words, plan.name);
  if (plan.anchor !== 'middle') return parts;
  const top = Math.min(...parts.map((part) => part?.box.y ?? Infinity));
  const slack = top - plan.name.y;
  return slack < 8 * stage.unit ? parts : stackUp(words, { ...plan.name, height: plan.name.height - slack / 2 });
}

async function stackUp(words: Words, room: Box): Promise<Part[]> {
  const { stage, plan } = words;
  const gap = gapShare * stage.side;
  const note = setNote(words, { ...room, y: room.y + room.height - 0.09 * stage.side, height: 0.09 * stage.side }, plan.align, 'bottom');
  const overNote = note === null ? room.y + room.height : note.box.y - gap * 0.75;
  const button = setAction(words, { ...room, height: overNote - room.y }, plan.align);
  const overButton = button === null ? overNote : button.box.y - gap;
  const line = setLine(words, { ...room, y: overButton - 0.17 * stage.side, height: 0.17 * stage.side }, plan.align, 'bottom');
  const overLine = line === null ? overButton : line.box.y - gap * 0.85;
  const rule = plan.rule ? ruleAt(words, { ...room, y: overLine, width: room.width * 0.44 }) : null;
  const bottom = plan.rule ? overLine - gap * 0.8 : overLine;
  return [await setName(words, { ...room, height: bottom - room.y }, 'bottom'), rule, line, button, note];
}

/** The name alone; along the foot the button at the end, line and note at the start. In narrow frames they stand above each other. */
async function setRow(words: Words): Promise<Part[]> {
  const { stage, plan } = words;
  const name = await setName(words, plan.name, plan.anchor);
  if (stage.shape !== 'landscape') return [name, ...setFootColumn(words)];
  const gap = gapShare * stage.side;
  const { foot } = plan;
  const button = setAction(words, endPart(stage, foot, 0.5), 'end');
  const free = button === null ? foot.width : foot.width - button.box.width - gap;
  const room = startPart(stage, foot, Math.min(free, (plan.align === 'center' ? 0.3 : 0.62) * foot.width));
  const note = setNote(words, room, 'start', 'bottom');
  const over = note === null ? room.y + room.height : note.box.y - gap * 0.5;
  const line = setLine(words, { ...room, height: over - room.y }, 'start', 'bottom');
  return [name, plan.rule ? ruleAt(words, { ...foot, y: foot.y - 0.022 * stage.height }) : null, line, button, note];
}

/** Line, button and note under each other at the foot of a narrow frame. */
function setFootColumn(words: Words): Part[] {
  const { stage, plan } = words;
  const gap = gapShare * stage.side;
  const { foot } = plan;
  const note = setNote(words, foot, 'center', 'bottom');
  const over = note === null ? foot.y + foot.height : note.box.y - gap * 0.7;
  const button = setAction(words, { ...foot, height: over - foot.y }, 'center');
  const overButton = button === null ? over : button.box.y - gap * 0.8;
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
  const button = setAction(words, { ...endPart(stage, plan.foot, 0.46), height: over - corner.y }, 'end');
  const taken = Math.max(button?.box.width ?? 0, note?.box.width ?? 0);
  const name = await setName(words, startPart(stage, plan.name, Math.min(plan.name.width, plan.foot.width - taken - gap)), 'bottom');
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
  if (request.logoPath !== null) return setLogo(request, stage, { path: request.logoPath, room: logoRoom(plan, room, anchor), align: plan.align });
  const text = request.text.headline === '' ? request.signature : request.text.headline;
  return setText(request, stage, {
    text,
    role: plan.behind ? 'monument' : 'headline',
    layer: plan.behind ? 'behind' : 'front',
    room,
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    align: plan.align,
    anchor,
    maxLines: text.length > 18 ? plan.lines + 1 : plan.lines,
    maxSize: 0.86,
    fills: nameFills(request),
    startSeconds: 0.05,
  });
}

/** A logo keeps to the part of the room that no object overlaps, and to a height at which it is not a poster of itself. */
function logoRoom(plan: EndCardPlan, room: Box, anchor: EndCardPlan['anchor']): Box {
  const height = Math.min(room.height, room.width * 0.5);
  const y = room.y + (room.height - height) * { top: 0, middle: 0.5, bottom: 1 }[anchor];
  return plan.behind ? { ...room, y, height: height * 0.86, width: room.width * 0.9 } : { ...room, y, height };
}

/** The brand's own loud colour on pale cards of some films; paper and ink else. */
function nameFills(request: TypeRequest): readonly string[] {
  const loud = createRandom(deriveSeed(request.seed, 'end-card ink'))() < 0.5;
  return request.value === 'pale' && loud ? [request.palette.hot, ...groundInks(request)] : groundInks(request);
}

function setLine({ request, stage }: Words, room: Box, align: TextAlign, anchor: 'top' | 'bottom'): SetText | null {
  return setText(request, stage, { text: request.text.line, role: 'line', room, face: request.faces.text as FaceName, accentFace: request.faces.accent as FaceName, align, anchor, maxLines: 2, maxSize: 0.064, letterCase: 'as-written', leading: 1.14, fills: groundInks(request), startSeconds: 0.25 });
}

function setNote({ request, stage }: Words, room: Box, align: TextAlign, anchor: 'top' | 'bottom'): SetText | null {
  const height = Math.min(room.height, 0.09 * stage.side);
  const y = anchor === 'top' ? room.y : room.y + room.height - height;
  return setText(request, stage, { text: request.text.note, role: 'note', room: { ...room, y, height }, face: request.faces.text as FaceName, align, anchor, maxLines: 2, maxSize: 0.038, leading: 1.3, fills: groundInks(request), startSeconds: 0.45, entrance: 'fade' });
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
function ruleAt({ request, stage }: Words, line: Box): TypeMark & { readonly box: Box } {
  const thickness = Math.max(2, 2 * stage.unit);
  const box = { ...startPart(stage, { ...line, width: line.width }, line.width), height: thickness };
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
