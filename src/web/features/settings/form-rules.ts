import { z } from 'zod';
import { scopeSchema, type createApiKeySchema } from '#contract/api-key.ts';
import { durationLimitsSeconds } from '#contract/generate-request.ts';

/** Faults of fields, as keys of the feature's texts. */
export const faultKeys = [
  'fault_empty',
  'fault_blanks',
  'fault_name',
  'fault_nameLong',
  'fault_scopes',
  'fault_usd',
  'fault_seconds',
] as const;
export type FaultKey = (typeof faultKeys)[number];

const say = (key: FaultKey): string => key;

/** A key of a provider, as it was pasted: blanks around it are nobody's wish. */
export const providerKeyForm = z.object({
  key: z
    .string()
    .trim()
    .min(1, say('fault_empty'))
    .max(400, say('fault_blanks'))
    .regex(/^[\x21-\x7e]+$/, say('fault_blanks')),
});

/** Dollars as people write them, `12.50` or `12,50`; null for an empty field, undefined for anything else. */
export function readUsd(text: string): number | null | undefined {
  const plain = text
    .trim()
    .replace(/^\$|\s*\$$/g, '')
    .trim();
  if (plain === '') return null;
  if (!/^\d{1,6}(?:[.,]\d{1,2})?$/.test(plain)) return undefined;
  return Number(plain.replace(',', '.'));
}

const usdText = z.string().refine((text) => readUsd(text) !== undefined, say('fault_usd'));

export const budgetForm = z.object({ video: usdText, month: usdText });

/** Seconds of a new ad; null for an empty field, undefined for what cannot be. */
export function readSeconds(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const seconds = Number(text.trim().replace(',', '.'));
  const { minimum, maximum } = durationLimitsSeconds;
  return seconds >= minimum && seconds <= maximum ? seconds : undefined;
}

export const lengthForm = z.object({
  seconds: z.string().refine((text) => readSeconds(text) !== undefined, say('fault_seconds')),
});

export const scopes = scopeSchema.options;

/** How long a key works, in days; `0` until it is revoked. */
export const keyLifes = ['0', '30', '90', '365'] as const;

export const apiKeyForm = z.object({
  name: z.string().trim().min(1, say('fault_name')).max(80, say('fault_nameLong')),
  scopes: z.array(scopeSchema).min(1, say('fault_scopes')),
  days: z.enum(keyLifes),
});

/** What the API is asked for. */
export function toKeyRequest(
  { name, scopes: allowed, days }: z.output<typeof apiKeyForm>,
  now: Date,
): z.input<typeof createApiKeySchema> {
  if (days === '0') return { name, scopes: allowed };
  return { name, scopes: allowed, expires_at: new Date(now.getTime() + Number(days) * 86_400_000).toISOString() };
}
