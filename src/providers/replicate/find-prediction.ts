import type { Found, VendorCall } from '../vendor.ts';
import { type UploadedFiles } from './given-files.ts';
import { isCreatedSince, matchPrediction } from './match-prediction.ts';
import { type Prediction, readPredictionPage } from './prediction.ts';
import type { ReplicateApi } from './replicate-api.ts';

/** How much earlier than our own note of the sending a prediction may have been created. */
const slackMs = 60_000;

/** A hundred predictions a page: more than any account makes in the time that is looked through. */
const maximumPages = 50;

/**
 * Looks for a call whose answer was lost in the account's list of predictions, which is newest first, back to a minute
 * before it was sent. Times are theirs: where our clock is ahead of the one that dates their answers, we look back that
 * much further. Asked without their own time filter, of which it is not known how soon it sees a new prediction.
 */
export async function findPrediction(
  api: ReplicateApi,
  call: VendorCall,
  files: UploadedFiles | null,
  signal: AbortSignal,
): Promise<Found> {
  const seen = new Map<string, Prediction>();
  let sinceMs = Infinity;
  let query = '';
  for (let page = 0; page < maximumPages; page++) {
    const timeoutMs = api.patience.readMs;
    const { json, headers } = await api.ask({ method: 'GET', path: `predictions${query}`, timeoutMs }, signal);
    const { results, next } = readPredictionPage(json);
    for (const prediction of results) seen.set(prediction.id, prediction);
    sinceMs = Math.min(sinceMs, call.sentAtMs - slackMs - clockLeadMs(headers));
    // The address of the next page is theirs; only its query is taken, so the token cannot be led elsewhere.
    query = next ? new URL(next, api.baseUrl).search : '';
    const isAllOlder = results.every((prediction) => !isCreatedSince(prediction, sinceMs));
    if (query === '' || isAllOlder) return matchPrediction([...seen.values()], sinceMs, call, files);
  }
  const found = matchPrediction([...seen.values()], sinceMs, call, files);
  return found.kind === 'found' ? found : { kind: 'undecidable' };
}

/** How far our clock is ahead of theirs, in milliseconds; 0 when it is not, or when they do not say. */
function clockLeadMs(headers: Headers): number {
  const theirsMs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(theirsMs) ? 0 : Math.max(0, Date.now() - theirsMs - 1000);
}
