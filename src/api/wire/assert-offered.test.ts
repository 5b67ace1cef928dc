import { describe, expect, it } from 'vitest';
import { exampleEntry } from '#testkit/example-entry.ts';
import { assertOffered } from './assert-offered.ts';
import type { ListedModel } from './model.ts';

const swift = exampleEntry({
  id: 'replicate/swift',
  modality: 'video',
  vendorModel: 'maker/swift',
  shortNames: ['swift'],
});
const easel = exampleEntry({ id: 'openai/easel', vendorModel: 'easel-1', shortNames: ['easel'] });
const models: ListedModel[] = [
  { entry: swift, defaultFor: [], reason: null },
  { entry: easel, defaultFor: [], reason: 'OPENAI_API_KEY is not set' },
];
const offer = (request: object) => () => assertOffered({ prompt: 'An ad', ...request }, models);

describe('assertOffered', () => {
  it.each([{}, { model: 'replicate/swift' }, { model: 'Swift' }, { mode: 'standard' }])('lets %j pass', (request) => {
    expect(offer(request)).not.toThrow();
  });

  it.each([
    [{ model: 'nobody' }, 'There is no video model nobody.'],
    [{ model: 'easel' }, 'There is no video model easel.'],
    [{ image_model: 'easel' }, 'The model openai/easel cannot be used: OPENAI_API_KEY is not set.'],
    [{ music_model: 'swift' }, 'There is no music model swift.'],
  ])('refuses %j', (request, message) => {
    expect(offer(request)).toThrow(expect.objectContaining({ code: 'model_unavailable', message }));
  });

  it('refuses what this server has not', () => {
    expect(offer({ mode: 'agentic' })).toThrow(/./);
    expect(offer({ brand_kit_id: 'kit' })).toThrow(/./);
  });
});
