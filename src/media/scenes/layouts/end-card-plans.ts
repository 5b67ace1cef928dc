import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Box } from '../../canvas/geometry.ts';
import { boxFromStart, type Stage } from '../stage.ts';

/** Where the hero of an end card stands. Fractions of the frame, from the reading side. */
export interface EndCardHero {
  /** The stretch it is centred in; a drawn object wider than it begins at `from` and runs off the frame. */
  readonly from: number;
  readonly to: number;
  /** Its foot when it stands, else its middle. */
  readonly y: number;
  readonly stands: boolean;
  /** Room of drawn objects and forms … */
  readonly width: number;
  readonly height: number;
  /** … and of photographs, which stay whole. */
  readonly photoWidth: number;
  readonly photoHeight: number;
  readonly tiltDegrees: number;
}

/** How the words share the card with the object. */
export interface EndCardPlan {
  /**
   * `column`: name, line, button and note under each other. `row`: the name alone, the rest along the foot.
   * `beside`: the name on the foot, the button and its note beside it, the line at the top.
   */
  readonly flow: 'column' | 'row' | 'beside';
  /** Room of the name; in a column, of the whole group. */
  readonly name: Box;
  /** The part of the name's room that no object reaches into: for logos, long names and scripts whose signs are dense. */
  readonly clear: Box;
  /** Room of the words that do not belong to the name's own; in a column it is not used. */
  readonly foot: Box;
  /** The name stands behind the object, which overlaps its edge. */
  readonly behind: boolean;
  readonly align: 'start' | 'center' | 'end';
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly lines: number;
  /** A rule between the name and the rest. */
  readonly rule: boolean;
  /** A field of a second colour behind the object. */
  readonly field: { readonly shape: 'panel' | 'disc'; readonly box: Box } | null;
  readonly hero: EndCardHero;
}

/** The composition of an end card; which one follows from the seed. */
export function endCardPlan(stage: Stage, seed: number): EndCardPlan {
  const random = createRandom(deriveSeed(seed, 'end-card'));
  if (stage.shape === 'landscape') return pick(random, landscapePlans)(stage);
  return pick(random, uprightPlans)(stage);
}

const landscapePlans = [launchedPlan, wornPlan, cutPlan, ruledPlan, panelPlan, crownedPlan];
const uprightPlans = [stackedPlan, toppedPlan, halvedPlan, discPlan];

/** The name on the foot of the frame, the object taking off over its shoulder. */
function launchedPlan(stage: Stage): EndCardPlan {
  return {
    flow: 'beside',
    name: boxFromStart(stage, 0.05, 0.34, 0.58, 0.595),
    clear: boxFromStart(stage, 0.05, 0.42, 0.48, 0.515),
    foot: boxFromStart(stage, 0.05, 0.7, 0.9, 0.235),
    behind: true,
    align: 'start',
    anchor: 'bottom',
    lines: 2,
    rule: false,
    field: null,
    hero: {
      from: 0.53,
      to: 0.97,
      y: 0.35,
      stands: false,
      width: 0.46,
      height: 0.58,
      photoWidth: 0.45,
      photoHeight: 0.54,
      tiltDegrees: -9,
    },
  };
}

/** The name from edge to edge, the object worn by its last letter. */
function wornPlan(stage: Stage): EndCardPlan {
  return {
    flow: 'row',
    name: boxFromStart(stage, 0.05, 0.13, 0.69, 0.58),
    clear: boxFromStart(stage, 0.05, 0.13, 0.6, 0.58),
    foot: boxFromStart(stage, 0.05, 0.76, 0.9, 0.175),
    behind: true,
    align: 'end',
    anchor: 'middle',
    lines: 2,
    rule: false,
    field: null,
    hero: {
      from: 0.675,
      to: 0.97,
      y: 0.46,
      stands: false,
      width: 0.44,
      height: 0.6,
      photoWidth: 0.4,
      photoHeight: 0.6,
      tiltDegrees: -6,
    },
  };
}

/** The object as large as the frame and cut by its end, the words clear of it. */
function cutPlan(stage: Stage): EndCardPlan {
  return {
    flow: 'column',
    name: boxFromStart(stage, 0.05, 0.1, 0.5, 0.8),
    clear: boxFromStart(stage, 0.05, 0.1, 0.5, 0.8),
    foot: boxFromStart(stage, 0.05, 0.1, 0.5, 0.8),
    behind: false,
    align: 'start',
    anchor: 'middle',
    lines: 2,
    rule: true,
    field: null,
    hero: {
      from: 0.565,
      to: 0.985,
      y: 0.5,
      stands: false,
      width: 0.66,
      height: 0.92,
      photoWidth: 0.42,
      photoHeight: 0.63,
      tiltDegrees: -12,
    },
  };
}

/** The name over two lines and a rule under it, the object on a disc beside. */
function ruledPlan(stage: Stage): EndCardPlan {
  const radius = 0.33 * stage.height;
  const disc = boxFromStart(stage, 0.79, 0.41, 0, 0);
  return {
    flow: 'row',
    name: boxFromStart(stage, 0.05, 0.09, 0.555, 0.63),
    clear: boxFromStart(stage, 0.05, 0.09, 0.555, 0.63),
    foot: boxFromStart(stage, 0.05, 0.795, 0.9, 0.14),
    behind: false,
    align: 'start',
    anchor: 'bottom',
    lines: 3,
    rule: true,
    field: { shape: 'disc', box: { x: disc.x - radius, y: disc.y - radius, width: radius * 2, height: radius * 2 } },
    hero: {
      from: 0.63,
      to: 0.95,
      y: 0.41,
      stands: false,
      width: 0.36,
      height: 0.58,
      photoWidth: 0.34,
      photoHeight: 0.56,
      tiltDegrees: 5,
    },
  };
}

/** The object on a panel of a second colour, the words beside it. */
function panelPlan(stage: Stage): EndCardPlan {
  return {
    flow: 'column',
    name: boxFromStart(stage, 0.05, 0.09, 0.5, 0.845),
    clear: boxFromStart(stage, 0.05, 0.09, 0.5, 0.845),
    foot: boxFromStart(stage, 0.05, 0.09, 0.5, 0.845),
    behind: false,
    align: 'start',
    anchor: 'bottom',
    lines: 2,
    rule: false,
    field: { shape: 'panel', box: boxFromStart(stage, 0.62, 0, 0.38, 1) },
    hero: {
      from: 0.6,
      to: 1.02,
      y: 0.82,
      stands: true,
      width: 0.42,
      height: 0.63,
      photoWidth: 0.41,
      photoHeight: 0.6,
      tiltDegrees: 0,
    },
  };
}

/** The name across the frame like a crown, the object under it in the middle. */
function crownedPlan(stage: Stage): EndCardPlan {
  return {
    flow: 'row',
    name: boxFromStart(stage, 0.05, 0.075, 0.9, 0.39),
    clear: boxFromStart(stage, 0.05, 0.075, 0.9, 0.275),
    foot: boxFromStart(stage, 0.05, 0.74, 0.9, 0.195),
    behind: true,
    align: 'center',
    anchor: 'bottom',
    lines: 1,
    rule: false,
    field: null,
    hero: {
      from: 0.28,
      to: 0.72,
      y: 0.9,
      stands: true,
      width: 0.44,
      height: 0.52,
      photoWidth: 0.42,
      photoHeight: 0.52,
      tiltDegrees: 0,
    },
  };
}

/** A box inside the safe area, as fractions of it. */
function inSafe({ safe }: Stage, y: number, height: number): Box {
  return { x: safe.x, y: safe.y + y * safe.height, width: safe.width, height: height * safe.height };
}

/** A height of the safe area as a fraction of the frame. */
function safeY({ safe, height }: Stage, y: number): number {
  return (safe.y + y * safe.height) / height;
}

/** How tall a hero of an upright frame is: more where words have room under it. */
function uprightHero(stage: Stage, y: number, stands: boolean, height: number): EndCardHero {
  return {
    from: 0.04,
    to: 0.96,
    y: safeY(stage, y),
    stands,
    width: 0.9,
    height,
    photoWidth: 0.84,
    photoHeight: height,
    tiltDegrees: stands ? 0 : -8,
  };
}

const isTall = (stage: Stage): boolean => stage.height > stage.width * 1.5;

/** Where the words of an upright frame go: one column in tall frames; a name and a row along the foot in squarer ones. */
function uprightWords(stage: Stage, top: number): Pick<EndCardPlan, 'flow' | 'name' | 'clear' | 'foot'> {
  if (isTall(stage))
    return {
      flow: 'column',
      name: inSafe(stage, top, 1 - top),
      clear: inSafe(stage, top + 0.055, 0.945 - top),
      foot: inSafe(stage, top, 1 - top),
    };
  return {
    flow: 'row',
    name: inSafe(stage, top, footTop - 0.045 - top),
    clear: inSafe(stage, top + 0.05, footTop - 0.095 - top),
    foot: inSafe(stage, footTop, 1 - footTop),
  };
}

/** Where the row along the foot begins in squarer frames. */
const footTop = 0.81;

/** The object in the air, the words under it. */
function stackedPlan(stage: Stage): EndCardPlan {
  const tall = isTall(stage);
  return {
    ...uprightWords(stage, 0.43),
    behind: true,
    align: 'start',
    anchor: 'bottom',
    lines: 2,
    rule: false,
    field: null,
    hero: uprightHero(stage, tall ? 0.2 : 0.19, false, tall ? 0.38 : 0.42),
  };
}

/** The name at the top of the frame, the object under it and overlapping it, the rest along the foot. */
function toppedPlan(stage: Stage): EndCardPlan {
  const tall = isTall(stage);
  return {
    flow: 'row',
    name: inSafe(stage, 0, tall ? 0.24 : 0.36),
    clear: inSafe(stage, 0, tall ? 0.15 : 0.222),
    foot: inSafe(stage, tall ? 0.76 : footTop, tall ? 0.24 : 1 - footTop),
    behind: true,
    align: 'center',
    anchor: 'bottom',
    lines: 2,
    rule: false,
    field: null,
    hero: uprightHero(stage, tall ? 0.7 : 0.775, true, tall ? 0.4 : 0.45),
  };
}

/** The upper half a field of a second colour with the object standing on its edge, the words below. */
function halvedPlan(stage: Stage): EndCardPlan {
  const tall = isTall(stage);
  const edge = tall ? 0.44 : 0.46;
  return {
    ...uprightWords(stage, edge + 0.035),
    behind: false,
    align: 'start',
    anchor: 'bottom',
    lines: 2,
    rule: false,
    field: { shape: 'panel', box: { x: 0, y: 0, width: stage.width, height: safeY(stage, edge) * stage.height } },
    hero: uprightHero(stage, edge - 0.025, true, tall ? 0.38 : 0.42),
  };
}

/** A large disc behind the object, everything on the axis. */
function discPlan(stage: Stage): EndCardPlan {
  const tall = isTall(stage);
  const radius = (tall ? 0.44 : 0.26 * (stage.height / stage.width)) * stage.side;
  const middle = safeY(stage, tall ? 0.215 : 0.21);
  return {
    ...uprightWords(stage, tall ? 0.46 : 0.47),
    behind: true,
    align: 'center',
    anchor: 'bottom',
    lines: 2,
    rule: false,
    field: {
      shape: 'disc',
      box: { x: stage.width / 2 - radius, y: middle * stage.height - radius, width: radius * 2, height: radius * 2 },
    },
    hero: { ...uprightHero(stage, tall ? 0.215 : 0.205, false, tall ? 0.37 : 0.42), tiltDegrees: 6 },
  };
}
