/** One file of a film, or a still that holds the place of one that is not there yet. */
export interface FilmPart {
  /** Names the file whatever its address is now: the artifact. */
  readonly key: string;
  readonly startFrame: number;
  readonly frames: number;
  /** Null while there is nothing to play. */
  readonly src: string | null;
  /** Seen where there is nothing to play; null for none. */
  readonly still: string | null;
}

/** What is played: files one after the other, without gaps, as one film. */
export interface Film {
  readonly fps: number;
  readonly frames: number;
  /** In order, from frame 0 to the end. */
  readonly parts: readonly FilmPart[];
  /** First frames of its scenes, in order, the first being 0. */
  readonly scenes: readonly number[];
}

/** A frame that exists: between the first and the last one of the film. */
export const clampFrame = (film: Film, frame: number): number =>
  Math.max(0, Math.min(film.frames - 1, Math.round(frame)));

/** The part that shows a frame. */
export function partIndexAt(film: Film, frame: number): number {
  const after = film.parts.findIndex(({ startFrame }) => startFrame > frame);
  return (after === -1 ? film.parts.length : Math.max(1, after)) - 1;
}

/**
 * Where a file is asked to stand so that exactly frame `n` of it is shown: in the middle of the frame's time, since its
 * edges may round to the neighbour.
 */
export const seekSecondsOf = (frame: number, fps: number): number => (frame + 0.5) / fps;

/** The frame whose picture has the given time stamp. */
export const frameOfStamp = (seconds: number, fps: number): number => Math.floor(seconds * fps + 0.5);

/** The frame that is on screen at a moment of a film. */
export const frameAt = (seconds: number, fps: number): number => Math.floor(seconds * fps + 1e-6);

/** The start of the scene after a frame, or of the one before it; at the middle of a scene, back is to its own start. */
export function sceneFrom(film: Film, frame: number, direction: 1 | -1): number {
  if (direction === 1) return film.scenes.find((start) => start > frame) ?? film.frames - 1;
  const earlier = film.scenes.filter((start) => start < frame - film.fps / 4);
  return earlier.at(-1) ?? 0;
}

/** Whether two films are made of the same files at the same places: addresses and stills may differ. */
export function isSameFilm(one: Film, other: Film): boolean {
  return (
    one.fps === other.fps &&
    one.frames === other.frames &&
    one.parts.length === other.parts.length &&
    one.parts.every((part, index) => {
      const twin = other.parts[index]!;
      return (
        part.key === twin.key && part.startFrame === twin.startFrame && (part.src === null) === (twin.src === null)
      );
    })
  );
}
