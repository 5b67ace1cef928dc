import type { JsonValue } from '#domain/canonical-json.ts';
import type { ModelInput } from './replicate-model.ts';

/** The schema of an input: no field but these. */
export function inputOf(required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return { type: 'object', required, properties, additionalProperties: false };
}

export const words = { type: 'string' };
/** Where a file is: an address or a data URL, which vendors take up to 256 kB. */
export const file = { type: 'string', format: 'uri', pattern: '^(https?://|data:)' };
export const flag = (usual: boolean): object => ({ type: 'boolean', default: usual });
export const choice = (...values: readonly (string | number)[]): object => ({ enum: values });
export const integer = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });
export const decimal = (minimum: number, maximum: number): object => ({ type: 'number', minimum, maximum });
export const anySeed = { type: 'integer' };

/** A field of an input, or what the model takes when it is not given. */
export function read(input: ModelInput, field: string, usual: string): string;
export function read(input: ModelInput, field: string, usual: number): number;
export function read(input: ModelInput, field: string, usual: boolean): boolean;
export function read(input: ModelInput, field: string, usual: JsonValue): JsonValue {
  return input[field] ?? usual;
}

export const even = (value: number): number => 2 * Math.round(value / 2);

/** Width over height of a ratio such as `16:9`. */
export function ratioOf(text: string): number {
  const [across = 1, down = 1] = text.split(':').map(Number);
  return across / down;
}

/** A frame whose shorter side is given. */
export function frameOf(shortSide: number, aspect: number): { readonly width: number; readonly height: number } {
  return aspect >= 1
    ? { width: even(shortSide * aspect), height: shortSide }
    : { width: shortSide, height: even(shortSide / aspect) };
}

export const usd = (amount: number): number => Math.round(amount * 1_000_000);
