import { expect, it } from 'vitest';
import { generateRequestSchema, referenceAssetsMaximum } from '#contract/generate-request.ts';
import { aspectRatios } from '#domain/frame-format.ts';
import { promptMaximumCharacters } from '#domain/make-request.ts';
import { qualityTiers } from '#domain/models/quality-tier.ts';
import { attach, changeRole, guessRole, moveFirst, refusalOf, without } from './attachments.ts';
import { emptyDraft, formats, lengths, limits, parseDraft, qualities, type Draft } from './draft.ts';
import { requestOf } from './request-of.ts';

const photo = (assetId: string) => ({ assetId, name: `${assetId}.jpg`, role: 'photo' as const });
const full: Draft = {
  prompt: 'A lamp 🪔',
  format: '1:1',
  length: '15',
  quality: 'draft',
  model: 'offline/motion',
  autoContinue: true,
  attachments: [photo('a'), { ...photo('b'), role: 'logo' }, { ...photo('c'), role: 'song' }],
};

it('has the limits and choices of the contract', () => {
  expect(limits).toEqual({ photos: referenceAssetsMaximum, promptCharacters: promptMaximumCharacters });
  expect(formats).toEqual(aspectRatios);
  expect(qualities).toEqual(qualityTiers);
  for (const length of lengths) generateRequestSchema.parse({ prompt: 'x', duration_seconds: Number(length) });
});

it('asks for what was chosen, and for nothing else', () => {
  expect(requestOf({ ...emptyDraft, prompt: 'A lamp' })).toEqual({ prompt: 'A lamp' });
  const asked = requestOf(full);
  expect(generateRequestSchema.parse(asked)).toEqual(asked);
  expect(asked).toMatchObject({
    reference_assets: ['a'],
    logo_asset_id: 'b',
    audio_asset_id: 'c',
    duration_seconds: 15,
  });
});

it('keeps a draft over a reload, and takes nothing from a broken one', () => {
  expect(parseDraft(JSON.stringify(full))).toEqual(full);
  expect(parseDraft('{')).toEqual(emptyDraft);
  expect(parseDraft(null)).toEqual(emptyDraft);
  expect(parseDraft('{"format":"7:3","attachments":[{"assetId":1},null],"prompt":4}')).toEqual(emptyDraft);
});

it('guesses what a file is for', () => {
  expect(guessRole('audio', 'logo.mp3', emptyDraft)).toBe('song');
  expect(guessRole('image', 'Acme-Logo.png', emptyDraft)).toBe('logo');
  expect(guessRole('image', 'Acme-Logo.png', full)).toBe('photo');
  expect(guessRole('image', 'IMG_2041.jpg', emptyDraft)).toBe('photo');
});

it('refuses what cannot go along', () => {
  expect(refusalOf('video', emptyDraft, [])).toBe('film');
  expect(refusalOf('other', emptyDraft, [])).toBe('unknown');
  expect(refusalOf('audio', full, [])).toBe('secondSong');
  expect(refusalOf('audio', emptyDraft, ['audio'])).toBe('secondSong');
  expect(
    refusalOf(
      'image',
      emptyDraft,
      Array.from({ length: 8 }, () => 'image' as const),
    ),
  ).toBeNull();
  expect(
    refusalOf(
      'image',
      emptyDraft,
      Array.from({ length: 9 }, () => 'image' as const),
    ),
  ).toBe('tooManyPhotos');
});

it('has one logo, one song, each file once, and the photos in order', () => {
  const twice = attach(full, photo('a'));
  expect(twice).toBe(full);
  expect(changeRole(full, 'a', 'logo').attachments.map(({ role }) => role)).toEqual(['logo', 'photo', 'song']);
  expect(attach(full, { ...photo('d'), role: 'song' }).attachments.map(({ assetId }) => assetId)).toEqual([
    'a',
    'b',
    'd',
  ]);
  expect(moveFirst(full, 'b').attachments.map(({ assetId }) => assetId)).toEqual(['b', 'a', 'c']);
  expect(without(full, 'a').attachments).toHaveLength(2);
});
