import { archetypes } from '#domain/archetype.ts';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import { beatLibrary } from '#domain/beat-library.ts';
import type { Beat, LayoutId } from '#domain/beat.ts';
import { composeBeats } from '#domain/compose-beats.ts';
import type { ComposedBeat } from '#domain/compose-beats.ts';
import { createRandom, deriveSeed } from '#domain/random.ts';
import { parseSpec } from '#domain/spec.ts';
import type { Audio, Spec } from '#domain/spec.ts';
import type { MusicMood } from '#domain/music-mood.ts';
import { tempoFor } from '#media/audio/tempo-for.ts';
import type { PlanRequest } from '../../planner.ts';
import type { Brief } from './brief.ts';
import { chooseArchetype } from './choose-archetype.ts';
import { chooseCall } from './choose-call.ts';
import { chooseFaces } from './choose-faces.ts';
import { choosePalette } from './choose-palette.ts';
import { chooseSubjects } from './choose-subjects.ts';
import type { ChosenSubjects } from './choose-subjects.ts';
import { createCopyDesk } from './copy-desk.ts';
import type { CopyDesk } from './copy-desk.ts';
import type { EmojiIcons } from './emoji-icons.ts';
import { clip } from './prompt-text.ts';
import { settle } from './settle.ts';
import { showProduct } from './shown-product.ts';
import { offerLine, writeText } from './write-text.ts';
import { writeAction, writeVisual } from './write-visual.ts';

/** The whole plan of an ad from a brief; the same brief, request and seed give the same plan. */
export function planAd(brief: Brief, planRequest: PlanRequest, icons: EmojiIcons): Spec {
  const { request, images, logo, track } = planRequest;
  const { seed } = request;
  const subjects = chooseSubjects(brief, icons);
  const archetype = chooseArchetype(brief, subjects.category, seed);
  const settled = settle(brief, planRequest);
  const audio = chooseAudio(brief, archetype, settled.durationSeconds, planRequest);
  const product = showProduct(brief, subjects.subject);
  const desk = createCopyDesk(brief, product, archetype, subjects.category, createRandom(deriveSeed(seed, 'copy')));
  const composed = composeBeats({
    archetype,
    durationSeconds: settled.durationSeconds,
    tempoBpm: audio.tempoBpm,
    firstBeatSeconds: audio.firstBeatSeconds,
    seed: deriveSeed(seed, 'beats'),
    kindLimits: kindLimits(brief, desk, archetype, settled.durationSeconds),
    wantedLayouts: wantedLayouts(desk),
    layoutLimits: layoutLimits(desk, subjects, archetype, images.length > 0, settled.durationSeconds),
  });
  const isMusic = brief.isMusicVideo || (archetype === 'music' && track !== null && subjects.category === 'music');
  return parseSpec({
    version: 1,
    prompt: request.prompt,
    title: request.title !== null && request.title.trim() !== '' ? request.title : titleOf(brief, product.name),
    category: isMusic ? 'music_video' : 'ad_creative',
    language: brief.language,
    seed,
    durationSeconds: settled.durationSeconds,
    aspectRatio: settled.aspectRatio,
    resolution: settled.resolution,
    fps: settled.fps,
    product: {
      name: product.name,
      brand: product.brand,
      category: clip(product.category === '' ? product.name : product.category, 80),
      audience: brief.audience === null ? null : clip(brief.audience, 120),
      offer: offerLine(desk) === '' ? null : clip(offerLine(desk), 120),
      callToAction: chooseCall(brief, archetype, subjects.category, seed),
      contact: brief.contact,
    },
    style: {
      archetype,
      tone: clip(brief.tone.words.length > 0 ? brief.tone.words.join(', ') : archetypes[archetype].tone, 80),
      palette: choosePalette(archetype, brief.colours, images[0]?.palette ?? null, seed),
      faces: chooseFaces(archetype, seed),
    },
    audio,
    productImages: images.map(({ assetId, sha256, cutOutAssetId, cutOutSha256 }) => ({
      assetId,
      sha256,
      cutOutAssetId,
      cutOutSha256,
    })),
    logo:
      logo === null
        ? null
        : {
            assetId: logo.assetId,
            sha256: logo.sha256,
            cutOutAssetId: logo.cutOutAssetId,
            cutOutSha256: logo.cutOutSha256,
          },
    beats: writeBeats(composed, archetype, desk, subjects),
    warnings: [...settled.warnings],
  });
}

function chooseAudio(brief: Brief, archetype: ArchetypeId, durationSeconds: number, planRequest: PlanRequest): Audio {
  const { track, request } = planRequest;
  const mood: MusicMood = brief.tone.tones[0]?.mood ?? archetypes[archetype].mood;
  if (track === null)
    return { mood, tempoBpm: tempoFor(mood, durationSeconds, request.seed), firstBeatSeconds: 0, assetId: null };
  return {
    mood,
    tempoBpm: withinTempo(track.tempoBpm),
    firstBeatSeconds: Math.max(0, track.firstBeatSeconds),
    assetId: track.assetId,
  };
}

/** Doubled or halved until it is a tempo the plan can carry; cuts fall on the same pulse. */
function withinTempo(tempoBpm: number): number {
  let tempo = tempoBpm > 0 ? tempoBpm : 120;
  while (tempo < 40) tempo *= 2;
  while (tempo > 240) tempo /= 2;
  return tempo;
}

function titleOf(brief: Brief, name: string): string {
  const { brand } = brief.product;
  const isNamed = brand === null || name.toLowerCase().includes(brand.toLowerCase());
  return clip(isNamed ? name : `${brand} ${name}`, 120);
}

/** Kinds of ad in which one word may stand as large as a figure. */
const loudArchetypes: ReadonlySet<ArchetypeId> = new Set(['sport', 'tech', 'music', 'playful']);

/** Longest entry of a list on screen. */
const longestEntry = 26;

/** How many beats the client's own words can fill. */
function kindLimits(
  brief: Brief,
  desk: CopyDesk,
  archetype: ArchetypeId,
  durationSeconds: number,
): { offer: number; testimonial: number; proof: number } {
  const tellings = durationSeconds >= 60 ? 2 : 1;
  return {
    offer: offerLine(desk) === '' ? 0 : tellings,
    // The hook of a testimonial film is the first one.
    testimonial: Math.max(0, brief.testimonials.length - (archetype === 'testimonial' ? 1 : 0)),
    proof: desk.figures.length + desk.facts.length,
  };
}

function layoutLimits(
  desk: CopyDesk,
  subjects: ChosenSubjects,
  archetype: ArchetypeId,
  hasPhoto: boolean,
  durationSeconds: number,
): Partial<Record<LayoutId, number>> {
  const hasHero = subjects.hero !== null || hasPhoto;
  const halfMinutes = Math.ceil(durationSeconds / 30);
  const shortFacts = desk.facts.filter((fact) => fact.words.length <= longestEntry).length;
  const isTriptych = subjects.itemIcons.length >= 3;
  const hasList = desk.brief.items.length >= 3 && desk.brief.promptLanguage === desk.language;
  return {
    caption: hasPhoto ? halfMinutes : 0,
    quote: desk.brief.testimonials.length,
    triptych: isTriptych && hasList ? 1 : 0,
    'list-poster': (hasList && !isTriptych) || (!hasList && shortFacts >= 3) ? 1 : 0,
    scatter: subjects.hero === null ? 0 : halfMinutes,
    macro: hasHero ? halfMinutes * 2 : 1,
    ring: hasHero ? halfMinutes : 0,
    'offer-seal': 1,
    'number-front': desk.figures.length + (loudArchetypes.has(archetype) ? halfMinutes : 0),
    'name-behind': desk.product.shortName === null ? 0 : halfMinutes + 1,
    split: halfMinutes + 1,
    'stage-lights': desk.product.shortName === null ? 0 : 1,
  };
}

function writeBeats(
  composed: readonly ComposedBeat[],
  archetype: ArchetypeId,
  desk: CopyDesk,
  subjects: ChosenSubjects,
): Beat[] {
  const revealAt = composed.findIndex((beat) => beat.kind === 'reveal');
  const described = desk.product.category === '' ? desk.product.name : `${desk.product.name}, ${desk.product.category}`;
  if (composed.some((beat) => beat.layout === 'list-poster') && desk.brief.items.length < 3) keepForList(desk);
  const scenes = [...desk.brief.scenes];
  desk.keptFigures = composed.filter((beat) => beat.layout === 'number-front' && beat.kind !== 'offer').length;
  const isNameTold = composed[0]?.layout === 'stage-lights';
  let quietBeats = 0;
  return composed.map((beat, index) => {
    const isQuiet = !beatLibrary[beat.kind].carriesText;
    const maySpeak = !isQuiet || quietBeats++ % 2 === 1;
    const isOfferTold = composed.slice(0, index).some((earlier) => earlier.kind === 'offer');
    const { kind, startSeconds, durationSeconds, layout, value, transition, shot, camera } = beat;
    const text = writeText({ kind, layout, isAfterReveal: index > revealAt, isOfferTold, isNameTold, maySpeak }, desk);
    const scene = kind === 'call_to_action' ? null : (scenes.shift() ?? null);
    return {
      kind,
      startSeconds,
      durationSeconds,
      visual: writeVisual(kind, archetype, value, described, scene),
      text,
      direction: { shot, camera, action: writeAction(kind, archetype) },
      layout,
      value,
      subjects: subjectsFor(layout, subjects, index),
      transition,
    };
  });
}

/** What the client's words ask for: a list wants to be listed, a figure to be large, a pair to answer itself. */
function wantedLayouts(desk: CopyDesk): ReadonlySet<LayoutId> {
  const wanted = new Set<LayoutId>();
  if (desk.brief.items.length >= 3) wanted.add('triptych').add('list-poster');
  if (desk.figures.length > 0) wanted.add('number-front');
  if (desk.ownPairs.length > 0) wanted.add('diagonal');
  return wanted;
}

/** Takes the last three or four short facts off the desk, so that the frame that lists them finds them. */
function keepForList(desk: CopyDesk): void {
  const short = desk.facts.filter((fact) => fact.words.length <= longestEntry);
  for (const fact of short.slice(short.length > 4 ? -4 : -3)) {
    desk.listed.push(fact);
    desk.facts.splice(desk.facts.indexOf(fact), 1);
  }
}

/** The hero alone in close frames, its companions where there is room, one thing for each entry of a triptych. */
function subjectsFor(layout: LayoutId, subjects: ChosenSubjects, index: number): string[] {
  const { hero, companions, itemIcons } = subjects;
  if (hero === null) return [];
  if (layout === 'triptych' && itemIcons.length >= 3) return itemIcons.slice(0, 3);
  if (layout === 'scatter' || layout === 'list-poster') return [hero, ...companions].slice(0, 5);
  if (layout === 'macro' || layout === 'name-behind' || layout === 'number-front') return [hero];
  const companion = companions.length === 0 ? undefined : companions[index % companions.length];
  return companion === undefined ? [hero] : [hero, companion];
}
