import type { z } from 'zod';
import type { modelSchema } from '#contract/model.ts';
import { alignColumns, printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { plainText } from '../terminal.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

type Model = z.output<typeof modelSchema>;

/** `beatboard models`: the models with their prices, and why some cannot be used now. Returns the exit code. */
export async function runModels(options: SessionOptions, dependencies: ProgramDependencies): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { data } = await client.call('listModels', { signal });
    printResult(dependencies, options.json, data, alignColumns(data.models.map(rowOf)));
    return 0;
  });
}

function rowOf(model: Model): string[] {
  return [
    model.modality.replaceAll('_', ' '),
    `${model.id}${defaultMark(model)}`,
    model.short_names.join(', '),
    plainText(model.title),
    priceText(model.price),
    lengthText(model.clip_seconds),
    model.sizes.map(({ label }) => label).join(', '),
    stateOf(model),
  ];
}

/** At which qualities it is taken when nobody asks for another. */
function defaultMark({ default_for: tiers }: Model): string {
  if (tiers.length === 0) return '';
  return tiers.length === 3 ? ' (default)' : ` (default for ${tiers.join(', ')})`;
}

/** A price as precisely as it is: a hundredth of a cent matters a thousand times over. */
function priceText({ unit, usd, highest_usd: highest }: Model['price']): string {
  if (usd === null || highest === null) return 'price unknown';
  if (highest === 0) return 'free';
  const amount = usd === highest ? `$${String(usd)}` : `$${String(usd)}–${String(highest)}`;
  return `${amount} a ${unit.replaceAll('_', ' ')}`;
}

function lengthText(lengths: Model['clip_seconds']): string {
  if (lengths === null) return '';
  if (!Array.isArray(lengths)) return `${lengths.shortest}–${lengths.longest} s`;
  // A row of whole seconds reads better by its ends.
  const [first = 0, last = 0] = [lengths[0], lengths.at(-1)];
  const isRow = lengths.length > 3 && lengths.length - 1 === last - first;
  return `${isRow ? `${first}–${last}` : lengths.join(', ')} s`;
}

function stateOf({ can_use: canUse, reason, retires_on: retiresOn }: Model): string {
  if (!canUse) return plainText(reason ?? 'cannot be used now');
  return retiresOn === null ? 'ready' : `ready until ${retiresOn}`;
}
