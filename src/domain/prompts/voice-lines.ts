import type { Language } from '../language.ts';
import type { Spec } from '../spec.ts';

/** What is spoken over one beat, and the time there is for it. */
export interface VoiceLine {
  readonly beatIndex: number;
  readonly startSeconds: number;
  /** Until the next line, or the film's end; a line may run on under the beats after its own. */
  readonly roomSeconds: number;
  readonly text: string;
  readonly language: Language;
}

/** The spoken lines of a film in their order; none when nothing is spoken. */
export function voiceLines(spec: Spec): VoiceLine[] {
  const spoken = spec.beats.flatMap(({ voiceOver, startSeconds }, beatIndex) =>
    voiceOver.trim() === '' ? [] : [{ beatIndex, startSeconds, text: voiceOver.trim() }],
  );
  return spoken.map((line, index) => ({
    ...line,
    roomSeconds: (spoken[index + 1]?.startSeconds ?? spec.durationSeconds) - line.startSeconds,
    language: spec.language,
  }));
}
