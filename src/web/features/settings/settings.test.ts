import { describe, expect, it } from 'vitest';
import {
  apiKeyForm,
  budgetForm,
  lengthForm,
  providerKeyForm,
  readSeconds,
  readUsd,
  toKeyRequest,
} from './form-rules.ts';
import { settingPartOf } from './setting-parts.ts';

const faultOf = (
  schema: { safeParse: (value: unknown) => { error?: { issues: { message: string }[] } } },
  value: unknown,
) => schema.safeParse(value).error?.issues[0]?.message;

describe('what is typed into settings', () => {
  it('is money in either way of writing, nothing, or a fault', () => {
    expect(['12.50', '12,5', ' $80 ', '0', ''].map(readUsd)).toEqual([12.5, 12.5, 80, 0, null]);
    for (const wrong of ['-1', '1e9', '12.345', 'x', '1 000', '12345678']) expect(readUsd(wrong)).toBeUndefined();
    expect(faultOf(budgetForm, { video: 'much', month: '' })).toBe('fault_usd');
    expect(faultOf(budgetForm, { video: '', month: '80' })).toBeUndefined();
  });

  it('is a length an ad can have', () => {
    expect(['30', '', ' 7,5 ', '180'].map(readSeconds)).toEqual([30, null, 7.5, 180]);
    expect(['4', '181', 'long'].map(readSeconds)).toEqual([undefined, undefined, undefined]);
    expect(faultOf(lengthForm, { seconds: '4' })).toBe('fault_seconds');
  });

  it('is a key without blanks; those around it are taken off', () => {
    expect(providerKeyForm.parse({ key: ' r8_abc\n' })).toEqual({ key: 'r8_abc' });
    expect(faultOf(providerKeyForm, { key: '  ' })).toBe('fault_empty');
    expect(faultOf(providerKeyForm, { key: 'r8 abc' })).toBe('fault_blanks');
  });

  it('is a named API key that may do something and ends when it is to', () => {
    const form = { name: ' batch ', scopes: ['read'], days: '30' };
    const now = new Date('2026-11-21T00:00:00Z');
    expect(toKeyRequest(apiKeyForm.parse(form), now)).toEqual({
      name: 'batch',
      scopes: ['read'],
      expires_at: '2026-12-21T00:00:00.000Z',
    });
    expect(toKeyRequest(apiKeyForm.parse({ ...form, days: '0' }), now)).not.toHaveProperty('expires_at');
    expect(faultOf(apiKeyForm, { ...form, scopes: [] })).toBe('fault_scopes');
    expect(faultOf(apiKeyForm, { ...form, name: '' })).toBe('fault_name');
  });
});

it('opens the part that the address names', () => {
  expect([settingPartOf('budget'), settingPartOf('nothing'), settingPartOf(undefined)]).toEqual([
    'budget',
    'providers',
    'providers',
  ]);
});
