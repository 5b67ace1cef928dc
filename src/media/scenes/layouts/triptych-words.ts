import type { Box } from '../../canvas/geometry.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { setText, type SetText, type TextSetting } from '../set-text.ts';
import { boxFromStart, type Stage } from '../stage.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { groundInks } from './ground-inks.ts';
import { contentBox, headingHeight, panelsOf, type Panel } from './triptych-panels.ts';

/** A word in every panel; without three words, the headline on a band across all of them. */
export async function setTriptychType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const panels = panelsOf(stage, request.value, request.seed, request);
  const { headline, line } = request.text;
  const words = wordsOf(request);
  if (words === null) return typeLayers(setBand(request, stage, headline || line || request.signature));
  const heading = words.isHeadline ? line : headline || line;
  const maxSize = commonSize(request, stage, panels, words.list);
  return typeLayers([
    ...panels.map((panel, index) =>
      setText(request, stage, {
        ...wordSetting(request, stage, panel, words.list[index]!),
        maxSize,
        startSeconds: panel.startSeconds + 0.2,
      }),
    ),
    setText(request, stage, {
      text: heading,
      role: 'line',
      room: headingRoom(stage, panels[0]!),
      face: request.faces.text as FaceName,
      anchor: 'top',
      maxLines: 3,
      maxSize: 0.056,
      leading: 1.12,
      letterCase: 'as-written',
      startSeconds: 0.4,
    }),
  ]);
}

/** Three entries, or a headline of exactly three words; else null. */
function wordsOf({
  text,
  language,
}: TypeRequest): { readonly list: readonly string[]; readonly isHeadline: boolean } | null {
  const items = text.items.filter((entry) => entry.trim() !== '');
  if (items.length >= 3) return { list: items.slice(0, 3), isHeadline: false };
  const list = plainText(text.headline)
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toLocaleUpperCase(language) + word.slice(1));
  return list.length === 3 ? { list, isHeadline: true } : null;
}

/**
 * A band of plain colour that carries the headline over all three panels: it rises from the foot of the frame; beside the
 * objects of a portrait it comes in from the end side.
 */
function setBand(request: TypeRequest, stage: Stage, text: string): (SetText | TypeMark | null)[] {
  const { safe, unit } = stage;
  const upright = stage.shape === 'portrait';
  const ground = request.palette[request.value];
  const inks = groundInks(request).toSorted((one, other) => contrastRatio(other, ground) - contrastRatio(one, ground));
  const colour = inks[0]!;
  const box = upright ? boxFromStart(stage, 0.46, 0, 0.54, 1) : boxFromStart(stage, 0, 0.74, 1, 0.26);
  const inset = 28 * unit;
  const left = Math.max(safe.x, box.x + inset);
  const top = Math.max(safe.y, box.y + inset);
  const room = {
    x: left,
    y: top,
    width: Math.min(safe.x + safe.width, box.x + box.width - inset) - left,
    height: safe.y + safe.height - top,
  };
  const startSeconds = 0.15;
  const band: TypeMark = {
    draw(context, seconds) {
      const rest = 1 - progress(seconds, startSeconds, Math.min(0.5, request.durationSeconds * 0.3), outQuint);
      const moveX = upright ? Math.round(box.width * rest) * (stage.direction === 'rtl' ? -1 : 1) : 0;
      const moveY = upright ? 0 : Math.round(box.height * rest);
      context.fillStyle = colour;
      if (rest < 1)
        context.fillRect(
          Math.floor(box.x) + moveX,
          Math.floor(box.y) + moveY,
          Math.ceil(box.width) + 1,
          Math.ceil(box.height) + 1,
        );
    },
  };
  const headline = setText(request, stage, {
    text,
    role: 'headline',
    room,
    face: request.faces.display as FaceName,
    ground: colour,
    fills: [request.palette.paper, request.palette.ink],
    maxLines: upright ? 6 : 2,
    maxSize: 0.2,
    startSeconds: startSeconds + 0.2,
  });
  return headline === null ? [] : [band, headline];
}

const largestWord = 0.15;
/** Words of one set are of one size, unless the longest would make the others this much smaller. */
const leastShare = 0.75;

function commonSize(request: TypeRequest, stage: Stage, panels: readonly Panel[], words: readonly string[]): number {
  const sizes = panels.flatMap(
    (panel, index) =>
      setText(request, stage, { ...wordSetting(request, stage, panel, words[index] ?? ''), maxSize: largestWord })
        ?.sizePixels ?? [],
  );
  if (sizes.length === 0) return largestWord;
  return Math.max(Math.min(...sizes), Math.max(...sizes) * leastShare) / stage.side;
}

function wordSetting(request: TypeRequest, stage: Stage, panel: Panel, text: string): TextSetting {
  const upright = stage.shape === 'portrait';
  return {
    text,
    role: 'headline',
    room: wordRoom(stage, panel),
    face: request.faces.display as FaceName,
    align: upright ? 'start' : 'center',
    anchor: upright ? 'middle' : 'top',
    maxLines: 2,
  };
}

function wordRoom(stage: Stage, panel: Panel): Box {
  const { box } = panel;
  const margin = stage.side * 0.035;
  if (stage.shape === 'portrait') {
    const width = stage.width * 0.47;
    const { y, height } = contentBox(stage, panel);
    return {
      x: stage.direction === 'rtl' ? stage.safe.x : stage.safe.x + stage.safe.width - width,
      y: y + height * 0.1,
      width,
      height: height * 0.8,
    };
  }
  const bottom = stage.safe.y + stage.safe.height;
  const left = Math.max(box.x + margin, stage.safe.x);
  const right = Math.min(box.x + box.width - margin, stage.safe.x + stage.safe.width);
  return { x: left, y: bottom - stage.height * 0.17, width: right - left, height: stage.height * 0.17 };
}

/** Over the first panel; over the whole width in portrait. */
function headingRoom(stage: Stage, { box }: Panel): Box {
  const margin = stage.side * 0.035;
  return {
    x: Math.max(box.x + margin, stage.safe.x),
    y: stage.safe.y,
    width: box.width - (stage.shape === 'portrait' ? 2 * stage.safe.x : stage.safe.x + margin),
    height: headingHeight(stage) * 0.86,
  };
}
