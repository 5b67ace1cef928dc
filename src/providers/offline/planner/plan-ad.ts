import { archetypes } from '#domain/archetype.ts';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import { composeBeats } from '#domain/compose-beats.ts';
import { createRandom, deriveSeed } from '#domain/random.ts';
import { parseSpec } from '#domain/spec.ts';
import type { Audio, ImageReference, Product, Spec } from '#domain/spec.ts';
import type { MusicMood } from '#domain/music-mood.ts';
import { tempoFor } from '#media/audio/tempo-for.ts';
import type { PlanRequest } from '../../planner.ts';
import type { Brief } from './brief.ts';
import { chooseArchetype } from './choose-archetype.ts';
import { chooseCall } from './choose-call.ts';
import { chooseFaces } from './choose-faces.ts';
import { choosePalette } from './choose-palette.ts';
import { chooseSubjects } from './choose-subjects.ts';
import { createCopyDesk } from './copy-desk.ts';
import type { CopyDesk } from './copy-desk.ts';
import type { EmojiIcons } from './emoji-icons.ts';
import { clip } from './prompt-text.ts';
import { settle } from './settle.ts';
import { showProduct } from './shown-product.ts';
import { kindLimits, layoutLimits, wantedLayouts } from './material-limits.ts';
import { writeBeats } from './write-beats.ts';
import { offerLine } from './write-text.ts';

/** The whole plan of an ad from a brief; the same brief, request and seed give the same plan. */
export function planAd(brief: Brief, planRequest: PlanRequest, icons: EmojiIcons): Spec {
  const { request, images, logo, track } = planRequest;
  const { seed } = request;
  const subjects = chooseSubjects(brief, icons);
  const archetype = planRequest.archetype ?? chooseArchetype(brief, subjects.category, seed);
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
    clipSeconds: planRequest.clipSeconds,
    kindLimits: kindLimits(brief, desk, archetype, settled.durationSeconds),
    wantedLayouts: wantedLayouts(desk),
    layoutLimits: layoutLimits(desk, subjects, archetype, images.length > 0, settled.durationSeconds),
  });
  const isMusic = brief.isMusicVideo || (archetype === 'music' && track !== null && subjects.category === 'music');
  const { warnings, ...format } = settled;
  return parseSpec({
    version: 1,
    prompt: request.prompt,
    title: request.title !== null && request.title.trim() !== '' ? request.title : titleOf(brief, product.name),
    category: request.category ?? (isMusic ? 'music_video' : 'ad_creative'),
    language: brief.language,
    seed,
    ...format,
    product: productOf(brief, desk, chooseCall(brief, archetype, subjects.category, seed)),
    style: {
      archetype,
      tone: clip(brief.tone.words.length > 0 ? brief.tone.words.join(', ') : archetypes[archetype].tone, 80),
      palette: choosePalette(archetype, brief.colours, images[0]?.palette ?? null, seed),
      faces: chooseFaces(archetype, seed),
    },
    audio,
    productImages: images.map(referenceOf),
    logo: logo === null ? null : referenceOf(logo),
    beats: writeBeats(composed, archetype, desk, subjects),
    warnings,
  });
}

function productOf(brief: Brief, desk: CopyDesk, callToAction: string): Product {
  const { name, brand, category } = desk.product;
  const offer = offerLine(desk);
  return {
    name,
    brand,
    category: clip(category === '' ? name : category, 80),
    audience: brief.audience === null ? null : clip(brief.audience, 120),
    offer: offer === '' ? null : clip(offer, 120),
    callToAction,
    contact: brief.contact,
  };
}

/** A reference without what only the planner needs to know of it. */
function referenceOf({ assetId, sha256, cutOutAssetId, cutOutSha256 }: ImageReference): ImageReference {
  return { assetId, sha256, cutOutAssetId, cutOutSha256 };
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
