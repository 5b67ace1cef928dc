import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Beat } from '#domain/beat.ts';
import { parseSpec, type Audio, type Spec } from '#domain/spec.ts';
import { tempoFor } from '#media/audio/tempo-for.ts';
import type { PlanRequest } from '../planner.ts';
import { asksForVoice } from './asks-for-voice.ts';
import { mergeKind } from './merge-kinds.ts';
import { mergeProduct } from './merge-product.ts';
import { acceptWords, mergeText, type Refusal } from './merge-text.ts';
import { timeBeats, type BeatTimes, type WishedBeat } from './merge-times.ts';
import { mergeDirection, mergeVisual } from './merge-visual.ts';
import { overlongLines } from './merge-voice.ts';
import type { BeatAnswer, PlanAnswer } from './plan-answer.ts';
import { refusalWarnings, untimedWarning } from './refusal-warnings.ts';
import { isSaid } from './said-in-prompt.ts';

/** The plans a model could choose from, one for each way of telling the ad; the first is the offline planner's choice. */
export type Ways = ReadonlyMap<ArchetypeId, Spec>;

/**
 * A plan with a model's answer put over it, field by field: what is null, unfit or not backed up by the prompt leaves
 * the plan as it was. The result is valid and its beats add up to the film exactly, whatever the answer holds.
 */
export function mergeAnswer(ways: Ways, answer: PlanAnswer, request: PlanRequest['request']): Spec {
  const first = ways.values().next().value!;
  const base = (answer.archetype === null ? undefined : ways.get(answer.archetype)) ?? first;
  const refusals: Refusal[] = [];
  const product = mergeProduct(base, answer.product, refusals);
  const named = { ...base, product };
  const answers = answersByBeat(named, answer.beats ?? []);
  const { audio, times, warnings } = timed(named, answers, answer.mood, request.seed);
  const placed = { ...named, audio, beats: named.beats.map((beat, index) => placeBeat(beat, times[index]!)) };
  const beats = placed.beats.map((_, index) => mergeBeat(placed, index, answers.get(index), refusals));
  const isTitled = request.title !== null && request.title.trim() !== '';
  return parseSpec({
    ...placed,
    title: (isTitled ? null : acceptPlain(answer.title, 'title', 80, named, refusals)) ?? base.title,
    style: { ...base.style, tone: toneOf(named, answer.tone, refusals) },
    beats: withVoice(placed, beats, answers, refusals),
    warnings: [...base.warnings, ...warnings, ...refusalWarnings(refusals)],
  });
}

/** Answers by beat, counted from 0; of two for one beat the first counts, and one without a number has that of its place. */
function answersByBeat({ beats }: Spec, answers: readonly (BeatAnswer | null)[]): ReadonlyMap<number, BeatAnswer> {
  const byBeat = new Map<number, BeatAnswer>();
  for (const [place, answer] of answers.entries()) {
    if (answer === null) continue;
    const index = answer.beat === null ? place : answer.beat - 1;
    if (beats[index] !== undefined && !byBeat.has(index)) byBeat.set(index, answer);
  }
  return byBeat;
}

function placeBeat(beat: Beat, { startSeconds, durationSeconds }: BeatTimes): Beat {
  return { ...beat, startSeconds, durationSeconds };
}

function mergeBeat(spec: Spec, index: number, answer: BeatAnswer | undefined, refusals: Refusal[]): Beat {
  const beat = spec.beats[index]!;
  if (answer === undefined) return beat;
  return {
    ...beat,
    kind: mergeKind(spec, index, answer.kind),
    visual: mergeVisual(beat, answer),
    text: mergeText(spec, index, answer, refusals),
    direction: mergeDirection(beat, answer),
  };
}

/** Music and times go together: a mood brings its tempo, and cuts fall on its beats. The user's own track stays. */
function timed(
  spec: Spec,
  answers: ReadonlyMap<number, BeatAnswer>,
  mood: PlanAnswer['mood'],
  seed: number,
): { readonly audio: Audio; readonly times: readonly BeatTimes[]; readonly warnings: readonly string[] } {
  const { audio, beats, durationSeconds } = spec;
  const wishes = beats.map((_, index): WishedBeat => {
    const answer = answers.get(index);
    const seconds = answer?.seconds ?? null;
    const isWish = seconds !== null && seconds > 0.05 && seconds <= 180;
    return { kind: mergeKind(spec, index, answer?.kind ?? null), wishedSeconds: isWish ? seconds : null };
  });
  const moody: Audio =
    mood === null || mood === audio.mood || audio.assetId !== null
      ? audio
      : { ...audio, mood, tempoBpm: tempoFor(mood, durationSeconds, seed) };
  const unhurried = wishes.map(({ kind }) => ({ kind, wishedSeconds: null }));
  for (const chosen of moody === audio ? [audio] : [moody, audio]) {
    const times = timeBeats(spec, wishes, chosen);
    if (times !== null) return { audio: chosen, times, warnings: [] };
    const plainTimes = chosen === audio ? beats : timeBeats(spec, unhurried, chosen);
    if (plainTimes !== null) return { audio: chosen, times: plainTimes, warnings: [untimedWarning] };
  }
  return { audio, times: beats, warnings: [untimedWarning] };
}

/** A tone that the prompt states stays. */
function toneOf(spec: Spec, tone: string | null, refusals: Refusal[]): string {
  const own = spec.style.tone;
  if (own.split(', ').some((word) => isSaid(word, spec.prompt))) return own;
  return acceptPlain(tone, 'tone', 40, spec, refusals) ?? own;
}

function acceptPlain(
  text: string | null,
  where: string,
  mostCharacters: number,
  spec: Spec,
  refusals: Refusal[],
): string | null {
  return acceptWords(
    text?.replaceAll('*', '') ?? null,
    where,
    spec,
    refusals,
    (words) => words.length <= mostCharacters,
  );
}

/** Spoken lines, where the prompt asks for a voice and there is time for them. */
function withVoice(
  spec: Spec,
  beats: readonly Beat[],
  answers: ReadonlyMap<number, BeatAnswer>,
  refusals: Refusal[],
): Beat[] {
  if (!asksForVoice(spec.prompt)) return [...beats];
  const spoken = beats.map((beat, index) => {
    const where = `spoken line of beat ${index + 1}`;
    const line = acceptPlain(answers.get(index)?.voiceOver ?? null, where, 300, spec, refusals);
    return { ...beat, voiceOver: line ?? beat.voiceOver };
  });
  const overlong = new Set(overlongLines(spoken, spec.durationSeconds));
  for (const index of overlong) refusals.push({ where: `spoken line of beat ${index + 1}`, reason: 'unfit' });
  return spoken.map((beat, index) => (overlong.has(index) ? { ...beat, voiceOver: beats[index]!.voiceOver } : beat));
}
