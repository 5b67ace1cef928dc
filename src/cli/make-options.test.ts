import { describe, expect, it } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { parseMakeOptions } from './make-options.ts';
import type { RawMakeOptions } from './make-options.ts';

function faultOf(words: readonly string[], raw: RawMakeOptions = {}): BeatboardError {
  try {
    parseMakeOptions(words, raw);
  } catch (error) {
    if (error instanceof BeatboardError) return error;
    throw error;
  }
  throw new Error('The options were accepted.');
}

describe('parseMakeOptions', () => {
  it('leaves out of the request what was not said', () => {
    const options = parseMakeOptions(['an', 'ad'], {});
    expect(options).toEqual({
      request: { prompt: 'an ad', auto_continue: true },
      imagePaths: [],
      logoPath: undefined,
      audioPath: undefined,
      outFolder: 'out',
    });
  });

  it('reads every option', () => {
    const { request } = parseMakeOptions(['an ad'], {
      duration: '12.5',
      aspect: '9:16',
      resolution: '1080p',
      fps: '25',
      seed: '0',
      title: ' Aero ',
      quality: 'draft',
      maxCost: '$2.50',
      manual: true,
    });
    expect(request).toEqual({
      prompt: 'an ad',
      title: 'Aero',
      duration_seconds: 12.5,
      aspect_ratio: '9:16',
      resolution: '1080p',
      fps: 25,
      seed: 0,
      quality: 'draft',
      max_cost_usd: 2.5,
      auto_continue: false,
    });
  });

  it('keeps the prompt byte for byte', () => {
    const prompt = '  20 % off\n\tfor “Größe” 👟  ';
    expect(parseMakeOptions([prompt], {}).request.prompt).toBe(prompt);
  });

  it('counts characters as people do', () => {
    expect(parseMakeOptions(['👟'.repeat(8000)], {}).request.prompt).toHaveLength(16_000);
    expect(faultOf(['a'.repeat(8001)])).toMatchObject({
      code: 'prompt_too_long',
      message: 'The prompt has 8,001 characters.',
    });
  });

  it.each([[[]], [['']], [['  ', '\n']]])('refuses the empty prompt %j', (words) => {
    expect(faultOf(words).code).toBe('prompt_empty');
  });

  it.each(['0', '-5', '4.9', '180.1', '36000', 'abc', '', '1e2', 'NaN', '0x20', '٣٠'])(
    'refuses a duration of "%s"',
    (duration) => {
      const fault = faultOf(['an ad'], { duration });
      expect(fault.code).toBe('option_invalid');
      expect(fault.message).toContain('--duration');
      expect(fault.message).toContain(duration);
    },
  );

  it.each<[RawMakeOptions, string]>([
    [{ aspect: '2:1' }, '--aspect takes 16:9, 9:16, 1:1 or 4:5; "2:1" is none of them.'],
    [{ resolution: '4k' }, '--resolution takes 720p or 1080p; "4k" is none of them.'],
    [{ fps: '60' }, '--fps takes 24, 25 or 30; "60" is none of them.'],
    [{ seed: '-1' }, '--seed takes a whole number from 0 to 4294967295; "-1" is not one.'],
    [{ seed: '4294967296' }, '--seed takes a whole number from 0 to 4294967295; "4294967296" is not one.'],
    [{ quality: 'best' }, '--quality takes draft, standard or final; "best" is none of them.'],
    [{ maxCost: '-1' }, '--max-cost takes an amount in dollars, such as 2.50; "-1" is not one.'],
    [{ maxCost: '1e3' }, '--max-cost takes an amount in dollars, such as 2.50; "1e3" is not one.'],
    [{ title: ' ' }, '--title is empty.'],
    [{ out: '' }, '--out is empty; it takes the path of a folder.'],
    [{ image: Array.from({ length: 9 }, () => 'a.png') }, '--image takes at most 8 pictures; there are 9.'],
  ])('says what is wrong with %j', (raw, message) => {
    expect(faultOf(['an ad'], raw).message).toBe(message);
  });
});
