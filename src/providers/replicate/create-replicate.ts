import { z } from 'zod';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { Vendor, VendorReference } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';
import { createOutputDownload } from './download-output.ts';
import { findPrediction } from './find-prediction.ts';
import { readUploadedFiles, type UploadedFiles, uploadFiles } from './given-files.ts';
import { isPredictionOf } from './match-prediction.ts';
import { outcomeOf } from './outcome-of.ts';
import { type Prediction, readPrediction } from './prediction.ts';
import { createReplicateApi } from './replicate-api.ts';
import type { ReplicateSettings } from './replicate-settings.ts';
import { submitPrediction } from './submit-prediction.ts';

/** Replicate as a vendor, with what its webhooks need. */
export interface Replicate extends Vendor {
  /** The secret the account's webhooks are signed with. Throws a VendorFault. */
  readWebhookSecret(signal: AbortSignal): Promise<string>;
}

const referenceSchema = z.object({ id: z.string() });
const secretSchema = z.object({ key: z.string().min(1) });

/** The statuses with which a prediction that is over, or never was, declines to be canceled. */
const overAlready = /^Replicate answered (?:400|404|409|410|422)\b/;

export function createReplicate(settings: ReplicateSettings): Replicate {
  const api = createReplicateApi(settings);
  const timeoutMs = api.patience.readMs;
  const predictionOf = async (id: string, signal: AbortSignal): Promise<Prediction> => {
    const path = `predictions/${encodeURIComponent(id)}`;
    return readPrediction((await api.ask({ method: 'GET', path, timeoutMs }, signal)).json, false);
  };
  return {
    provider: 'replicate',
    prepare: (call, signal) => uploadFiles(api, call, signal),
    async submit(call, prepared, signal) {
      if (signal.aborted) throw new VendorFault('transient', 'It was stopped before anything was sent');
      return submitPrediction(api, call, readUploadedFiles(prepared));
    },
    poll: async (reference, signal) => outcomeOf(await predictionOf(idOf(reference), signal), [settings.apiToken]),
    reconcile: (call, prepared, signal) => findPrediction(api, call, filesOf(prepared), signal),
    async cancel(reference, signal) {
      const path = `predictions/${encodeURIComponent(idOf(reference))}/cancel`;
      await api.ask({ method: 'POST', path, timeoutMs }, signal).catch((error: unknown) => {
        if (!(error instanceof VendorFault && overAlready.test(error.message))) throw error;
      });
    },
    download: createOutputDownload(api, settings.outputHosts ?? []),
    async readWebhookSecret(signal) {
      const { json } = await api.ask({ method: 'GET', path: 'webhooks/default/secret', timeoutMs }, signal);
      const { data } = secretSchema.safeParse(json);
      if (data === undefined) throw new VendorFault('transient', 'Replicate answered without a webhook secret');
      return data.key;
    },
    async isCallOf(reference, call, prepared, signal) {
      return isPredictionOf(await predictionOf(idOf(reference), signal), call, filesOf(prepared));
    },
  };
}

function filesOf(prepared: JsonValue | null): UploadedFiles | null {
  return prepared === null ? null : readUploadedFiles(prepared);
}

function idOf(reference: VendorReference): string {
  return referenceSchema.parse(reference).id;
}
