import type { AspectRatio } from '#domain/frame-format.ts';
import type { GenerationRequest } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';

/** What a model cannot do without. Throws a VendorFault, `permanent` and unsent, when it is missing. */
export function needed<Value>(value: Value | undefined, what: string, { entry }: GenerationRequest): Value {
  if (value !== undefined) return value;
  throw new VendorFault('permanent', `${entry.title} needs ${what}; nothing was sent`);
}

/** A length or size as it is, when the model takes it; undefined leaves it to the model. Throws a VendorFault otherwise. */
export function oneOf<Value extends string | number>(
  value: Value | undefined,
  allowed: readonly Value[],
  { entry }: GenerationRequest,
): Value | undefined {
  if (value === undefined || allowed.includes(value)) return value;
  throw new VendorFault('permanent', `${entry.title} takes ${allowed.join(', ')}, not ${value}; nothing was sent`);
}

/** The whole number at or above a length that a model with a range of them takes. Throws a VendorFault above its longest. */
export function wholeWithin(
  value: number | undefined,
  [shortest, longest]: readonly [number, number],
  { entry }: GenerationRequest,
): number | undefined {
  if (value === undefined) return undefined;
  const whole = Math.max(shortest, Math.ceil(value - 1e-6));
  if (whole <= longest) return whole;
  throw new VendorFault('permanent', `${entry.title} takes at most ${longest}, not ${value}; nothing was sent`);
}

/**
 * The model's aspect ratio nearest to the wanted one. What is made is cropped to the film's frame anyway; 4:5, which few
 * models know, is asked for as 3:4 or 1:1.
 */
export function nearestAspect<Ratio extends string>(
  wanted: AspectRatio | undefined,
  allowed: readonly Ratio[],
): Ratio | undefined {
  if (wanted === undefined) return undefined;
  const distance = (ratio: Ratio): number => Math.abs(Math.log(quotient(ratio) / quotient(wanted)));
  return allowed.toSorted((one, other) => distance(one) - distance(other))[0];
}

function quotient(ratio: string): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width / height;
}
