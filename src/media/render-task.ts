import type { Transition } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import type { MusicScore } from './audio/music-score.ts';
import type { PictureMeasures } from './quality/picture-meter.ts';
import type { PlateRequest } from './scenes/plate-request.ts';
import type { TextPlacement, TypeRequest } from './scenes/type-request.ts';

/** Draws one still of a plate into a PNG file. */
export interface PictureTask {
  readonly kind: 'picture';
  readonly plate: PlateRequest;
  readonly outputPath: string;
}

/** Draws a plate's moving clip, without text or grain, into an MP4 file. */
export interface ClipTask {
  readonly kind: 'clip';
  readonly plate: PlateRequest;
  readonly fps: number;
  readonly frameCount: number;
  readonly outputPath: string;
}

/** Puts type, transition and grain over a clip: the finished frames of one beat. */
export interface SegmentTask {
  readonly kind: 'segment';
  readonly clipPath: string;
  /** The beat's picture: its colours decide the ink on a plate. Over footage the clip itself does, and it is not read. */
  readonly picturePath: string;
  /** The plate behind the clip, when it was drawn here: its hero can stand before type. Null for foreign footage. */
  readonly plate: PlateRequest | null;
  readonly type: Omit<TypeRequest, 'groundUnder'>;
  readonly transition: Transition;
  readonly fps: number;
  readonly frameCount: number;
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly outputPath: string;
}

/** A clip and the finished frames over it in one pass: each picture is drawn once and encoded twice. */
export interface FilmTask {
  readonly kind: 'film';
  readonly clip: ClipTask;
  /** Its `plate` is the clip's own; `clipPath` and `picturePath` are not read. */
  readonly segment: SegmentTask;
}

/** Composes the music into a WAV file. */
export interface MusicTask {
  readonly kind: 'music';
  readonly score: MusicScore;
  readonly outputPath: string;
}

/** Looks for a plain background behind a product, cuts it out if there is one, and reads the product's colours. */
export interface CutOutTask {
  readonly kind: 'cut-out';
  readonly inputPath: string;
  readonly outputPath: string;
}

export type RenderTask = PictureTask | ClipTask | SegmentTask | FilmTask | MusicTask | CutOutTask;

/** A text where it rests in a segment, with the contrast measured on the pixels under it. Times from the beat's start. */
export interface MeasuredText extends TextPlacement {
  readonly insideSafeArea: boolean;
  readonly contrastRatio: number;
  readonly requiredContrast: number;
}

/** What was measured while a segment was made: every text where it rests, and its pictures as they were encoded. */
export interface SegmentResult {
  readonly texts: readonly MeasuredText[];
  readonly picture: PictureMeasures;
}

export interface RenderResults {
  readonly picture: Record<never, never>;
  readonly clip: Record<never, never>;
  readonly segment: SegmentResult;
  readonly film: SegmentResult;
  readonly music: { readonly beatTimesSeconds: readonly number[] };
  readonly 'cut-out': { readonly cutOut: boolean; readonly palette: Palette | null };
}

export type RenderResult<Task extends RenderTask> = RenderResults[Task['kind']];

/** What a worker is sent: a task, and the ffmpeg to do it with. */
export interface RenderOrder {
  readonly task: RenderTask;
  readonly ffmpegPath: string;
}

/** What a worker answers: a result, or an error as plain data, since classes do not cross threads. */
export type RenderReply =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly message: string; readonly code: string | null };
