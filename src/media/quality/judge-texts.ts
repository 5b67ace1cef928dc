import type { QualityFinding } from '#domain/quality-report.ts';

/** What the composition knows of a text it draws. */
export interface TextMeasure {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** In pixels of the finished video. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly insideSafeArea: boolean;
  /** WCAG contrast with what is behind it, 1 to 21. */
  readonly contrastRatio: number;
  readonly requiredContrast: number;
}

/** Every text inside the safe area and readable on its ground. */
export function judgeTexts(texts: readonly TextMeasure[]): QualityFinding[] {
  return [...judgeSafeArea(texts), ...judgeContrast(texts)];
}

function judgeSafeArea(texts: readonly TextMeasure[]): QualityFinding[] {
  const outside = texts.filter((text) => !text.insideSafeArea);
  if (outside.length === 0) {
    return [{ check: 'text_safe_area', severity: 'ok', message: `${count(texts)} inside the safe area` }];
  }
  return outside.map(({ text, box, startSeconds }) => {
    const corners = `${Math.round(box.x)},${Math.round(box.y)} to ${Math.round(box.x + box.width)},${Math.round(box.y + box.height)}`;
    const message = `${quote(text)} leaves the safe area (${corners})`;
    return { check: 'text_safe_area', severity: 'fault', message, atSeconds: startSeconds };
  });
}

function judgeContrast(texts: readonly TextMeasure[]): QualityFinding[] {
  const weak = texts.filter((text) => text.contrastRatio < text.requiredContrast);
  if (weak.length === 0) {
    const lowest = Math.min(...texts.map((text) => text.contrastRatio));
    const figure = texts.length === 0 ? '' : `, lowest contrast ${lowest.toFixed(1)}:1`;
    return [{ check: 'text_contrast', severity: 'ok', message: `${count(texts)} readable${figure}` }];
  }
  return weak.map(({ text, contrastRatio, requiredContrast, startSeconds }) => {
    const message = `${quote(text)} has a contrast of ${contrastRatio.toFixed(1)}:1, ${requiredContrast}:1 is needed`;
    return { check: 'text_contrast', severity: 'fault', message, atSeconds: startSeconds };
  });
}

function count(texts: readonly TextMeasure[]): string {
  return texts.length === 1 ? '1 text' : `${texts.length} texts`;
}

function quote(text: string): string {
  return `"${text.replaceAll(/\s+/g, ' ').slice(0, 40)}"`;
}
