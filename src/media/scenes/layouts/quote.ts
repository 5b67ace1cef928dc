import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Language } from '#domain/language.ts';
import type { Box } from '../../canvas/geometry.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import { composeStandardPlate } from '../standard-plate.ts';
import { boxFromStart, fromStart, type Stage } from '../stage.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { groundInks } from './ground-inks.ts';

/** A sentence as large as the frame holds, its words arriving as they would be spoken; the object listens from the edge. */
export const quoteLayout: Layout = { id: 'quote', composePlate, setType };

interface QuotePlan {
  readonly mark: Box;
  readonly sentence: Box;
  readonly speaker: Box;
  readonly anchor: 'top' | 'bottom';
  readonly hero: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly stands: boolean;
  };
}

const listeners = ['end', 'start', 'below'] as const;

function planOf(stage: Stage, seed: number): QuotePlan {
  const listener = pick(createRandom(deriveSeed(seed, 'quote')), listeners);
  if (stage.shape !== 'landscape') return uprightPlan(stage, listener);
  if (listener === 'below') {
    return {
      mark: boxFromStart(stage, 0.05, 0.075, 0.2, 0.12),
      sentence: boxFromStart(stage, 0.05, 0.215, 0.9, 0.36),
      speaker: boxFromStart(stage, 0.05, 0.8, 0.45, 0.135),
      anchor: 'top',
      hero: { x: 0.76, y: 0.93, width: 0.38, height: 0.42, stands: true },
    };
  }
  const start = listener === 'end' ? 0.05 : 0.4;
  return {
    mark: boxFromStart(stage, start, 0.075, 0.2, 0.15),
    sentence: boxFromStart(stage, start, 0.24, 0.55, 0.55),
    speaker: boxFromStart(stage, start, 0.855, 0.5, 0.08),
    anchor: 'top',
    hero: { x: listener === 'end' ? 0.81 : 0.195, y: 0.88, width: 0.33, height: 0.62, stands: true },
  };
}

function uprightPlan({ safe, ...rest }: Stage, listener: (typeof listeners)[number]): QuotePlan {
  const at = (y: number, height: number): Box => ({
    x: safe.x,
    y: safe.y + y * safe.height,
    width: safe.width,
    height: height * safe.height,
  });
  const foot = (y: number): number => (safe.y + y * safe.height) / rest.height;
  const heroFirst = listener === 'start';
  const tall = rest.height > rest.width * 1.5;
  return {
    mark: at(heroFirst ? 0.43 : 0, 0.075),
    sentence: at(heroFirst ? 0.525 : 0.095, heroFirst ? 0.345 : tall ? 0.39 : 0.38),
    speaker: at(heroFirst ? 0.905 : 0.515, heroFirst ? 0.095 : 0.075),
    anchor: heroFirst ? 'bottom' : 'top',
    hero: {
      x: listener === 'end' ? 0.66 : 0.5,
      y: heroFirst ? foot(0.4) : foot(1),
      width: 0.84,
      height: tall ? 0.36 : 0.32,
      stands: true,
    },
  };
}

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const { hero } = planOf(stage, request.seed);
  const x = fromStart(stage, hero.x);
  return composeStandardPlate(request, stage, {
    focus: { x: x / stage.width, y: hero.y - hero.height / 2, floorY: hero.y },
    stands: [
      {
        x,
        y: hero.y * stage.height,
        room: { width: hero.width * stage.width, height: hero.height * stage.height },
        anchor: 'foot',
      },
    ],
  });
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const planned = planOf(stage, request.seed);
  const plan = request.overFootage === true ? narrowed(planned, stage) : planned;
  const trial = setSentence(request, stage, plan, plan.sentence);
  if (trial === null) return typeLayers([setSpeaker(request, stage, plan.speaker)]);
  // Mark, sentence and speaker stay together; what is left of the room goes above and below them.
  const slack = plan.anchor === 'top' ? Math.max(0, plan.sentence.height - trial.box.height) : 0;
  const shift = slack * (stage.shape === 'landscape' ? 0.4 : 0.2);
  const sentence =
    shift < 4 ? trial : setSentence(request, stage, plan, { ...plan.sentence, y: plan.sentence.y + shift });
  const under = (sentence ?? trial).box.y + (sentence ?? trial).box.height + 0.095 * stage.side;
  const landscape = stage.shape === 'landscape';
  const follows = plan.anchor === 'top' ? (landscape ? Math.min(plan.speaker.y, under) : under) : plan.speaker.y;
  const speaker = setSpeaker(request, stage, { ...plan.speaker, y: follows });
  return typeLayers([
    setMark(request, stage, { ...plan.mark, y: plan.mark.y + shift }),
    sentence,
    ruleOver(request, stage, speaker),
    speaker,
  ]);
}

/** Over footage a sentence keeps to its side of a wide frame: what was filmed is to be seen. */
function narrowed(plan: QuotePlan, stage: Stage): QuotePlan {
  if (stage.shape !== 'landscape') return plan;
  const width = Math.min(plan.sentence.width, 0.42 * stage.width);
  const atEnd = plan.hero.x < 0.5;
  const x = atEnd === (stage.direction === 'ltr') ? stage.safe.x + stage.safe.width - width : stage.safe.x;
  const within = (box: Box): Box => ({ ...box, x, width: Math.min(box.width, width) });
  return {
    ...plan,
    mark: within(plan.mark),
    sentence: { ...within(plan.sentence), height: 0.55 * stage.height },
    speaker: within(plan.speaker),
  };
}

function setSentence(request: TypeRequest, stage: Stage, plan: QuotePlan, room: Box): SetText | null {
  return setText(request, stage, {
    text: request.text.headline,
    role: 'headline',
    room,
    face: request.faces.display as FaceName,
    accentFace: request.faces.accent as FaceName,
    anchor: plan.anchor,
    maxLines: 6,
    maxSize: request.overFootage === true ? 0.13 : 0.24,
    letterCase: 'as-written',
    unit: 'word',
    fills: groundInks(request),
    startSeconds: 0.08,
  });
}

function setSpeaker(request: TypeRequest, stage: Stage, room: Box): SetText | null {
  const { faces, text } = request;
  return setText(request, stage, {
    text: text.line === '' ? request.signature : text.line,
    role: 'line',
    room,
    face: faces.text as FaceName,
    anchor: 'top',
    maxLines: 2,
    maxSize: 0.05,
    letterCase: 'as-written',
    fills: groundInks(request),
    startSeconds: 0.6,
    entrance: 'fade',
  });
}

const openingMarks: Partial<Record<Language, string>> = { de: '„', fr: '«', es: '«', ar: '«', ja: '「', zh: '「' };

/** The sign that opens speech in the film's language, large and in the loud colour. */
function setMark(request: TypeRequest, stage: Stage, room: Box): SetText | null {
  const { palette, value } = request;
  const loud = [palette.hot, palette.accent, palette.field].filter(
    (colour) => contrastRatio(colour, palette[value]) >= 1.8,
  );
  return setText(request, stage, {
    text: openingMarks[request.language] ?? '“',
    role: 'monument',
    room,
    face: request.faces.display as FaceName,
    anchor: 'top',
    maxLines: 1,
    maxSize: 1,
    fills: [...loud, ...groundInks(request)],
    startSeconds: 0,
  });
}

/** A short rule over the speaker's name that grows from the side one reads from. */
function ruleOver(request: TypeRequest, stage: Stage, speaker: SetText | null): TypeMark | null {
  if (speaker === null) return null;
  const long = 0.11 * stage.side;
  const x = stage.direction === 'rtl' ? speaker.box.x + speaker.box.width - long : speaker.box.x;
  const y = speaker.box.y - 0.034 * stage.side;
  return {
    draw(context, seconds) {
      const width = long * progress(seconds, 0.3, Math.min(0.9, request.durationSeconds * 0.3), outQuint);
      context.fillStyle = speaker.fill;
      context.fillRect(stage.direction === 'rtl' ? x + long - width : x, y, width, Math.max(2, 3 * stage.unit));
    },
  };
}
