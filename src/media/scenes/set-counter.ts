import { outQuint, progress } from '../canvas/easing.ts';
import { lerp } from '../canvas/geometry.ts';
import { setText, type SetText, type TextSetting } from './set-text.ts';
import type { Stage } from './stage.ts';
import type { TypeRequest } from './type-request.ts';

/** Steps a figure takes on its way up: each is set once and then only copied. */
const steps = 14;
/** Seconds a figure counts. */
const countSeconds = 0.95;

/**
 * A text whose figure counts up to its value. Years, times, telephone numbers and figures below 10 stand still:
 * only amounts and shares are counted. All steps are set at the size of the final text.
 */
export function setCounter(request: TypeRequest, stage: Stage, setting: TextSetting): SetText | null {
  const final = setText(request, stage, setting);
  const figure = countable(setting.text);
  if (final === null || figure === null || request.durationSeconds < 1.6) return final;
  const frames = Array.from({ length: steps - 1 }, (_, step) => {
    const value = Math.round(lerp(figure.value * 0.12, figure.value, (step + 1) / steps));
    const text = setting.text.replace(figure.written, String(value).padStart(1));
    const sized = {
      ...setting,
      text,
      maxSize: final.sizePixels / stage.side,
      fills: [final.fill],
      entrance: 'fade' as const,
    };
    return setText(request, stage, { ...sized, startSeconds: -1 });
  });
  const startSeconds = setting.startSeconds ?? 0.1;
  return {
    ...final,
    placement: {
      ...final.placement,
      fromSeconds: Math.min(startSeconds + countSeconds, request.durationSeconds * 0.7),
    },
    draw(context, seconds) {
      const share = progress(seconds, startSeconds, countSeconds, outQuint);
      const frame = Math.floor(share * steps);
      if (seconds < startSeconds) return;
      if (frame >= steps - 1 || share >= 0.995) final.draw(context, startSeconds + 100);
      else frames[frame]?.draw(context, 100);
    },
  };
}

function countable(text: string): { readonly written: string; readonly value: number } | null {
  const figures = text.match(/\d+/g);
  if (figures === null || figures.length !== 1 || /[:/]/.test(text)) return null;
  const value = Number(figures[0]);
  const looksLikeYear = /^(19|20)\d\d$/.test(figures[0]);
  return value < 10 || value > 9999 || looksLikeYear ? null : { written: figures[0], value };
}
