import type { z } from 'zod';
import type { modelSchema } from '#contract/model.ts';
import { alignColumns, printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { plainText } from '../terminal.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** `beatboard models`: the models with their prices, and why some cannot be used now. Returns the exit code. */
export async function runModels(options: SessionOptions, dependencies: ProgramDependencies): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { data } = await client.call('listModels', { signal });
    const rows = data.models.map((model) => [
      model.modality.replaceAll('_', ' '),
      `${model.id}${model.is_default ? ' (default)' : ''}`,
      model.provider,
      priceOf(model.price),
      model.can_use ? 'ready' : plainText(model.reason ?? 'cannot be used now'),
    ]);
    printResult(dependencies, options.json, data, alignColumns(rows));
    return 0;
  });
}

/** A price as precisely as it is: a hundredth of a cent matters a thousand times over. */
function priceOf({ unit, usd }: z.output<typeof modelSchema>['price']): string {
  if (usd === null) return 'price unknown';
  return usd === 0 ? 'free' : `$${String(usd)} a ${unit}`;
}
