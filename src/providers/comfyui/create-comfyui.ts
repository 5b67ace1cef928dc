import { z } from 'zod';
import type { GenerationRequest, Vendor, VendorOutcome, VendorReference } from '../vendor.ts';
import { faultOfError } from '../http/fault-of-error.ts';
import { saveAnswer } from '../http/save-answer.ts';
import { VendorFault } from '../vendor-fault.ts';
import { type ComfyUiApi, type ComfyUiSettings, createComfyUiApi } from './comfyui-api.ts';
import { findPrompt } from './find-prompt.ts';
import { pictureWorkflow, type Workflow } from './picture-workflow.ts';
import { preparePrompt, type PreparedPrompt, readPreparedPrompt } from './prepare-prompt.ts';
import { outcomeOfHistory } from './prompt-history.ts';
import { promptIdOf } from './prompt-id.ts';

const referenceSchema = z.object({ promptId: z.string() });
const acceptedSchema = z.object({ prompt_id: z.string() });

const maximumBytes = 1_000_000_000;

/** A ComfyUI server of one's own as a vendor of pictures: free, and its calls are found again by an id of ours. */
export function createComfyUi(settings: ComfyUiSettings): Vendor {
  const api = createComfyUiApi(settings);
  return {
    provider: 'comfyui',
    prepare: (call, signal) => preparePrompt(api, call, settings.checkpoint, signal),
    async submit(call, prepared, signal) {
      const promptId = promptIdOf(call.attemptId);
      // The server would run the same id twice.
      const place = await findPrompt(api, promptId, signal);
      if (place.kind !== 'unknown') return { kind: 'accepted', reference: { promptId } };
      return submitPrompt(api, promptId, workflowOf(call.request, readPreparedPrompt(prepared)));
    },
    poll: (reference, signal) => readOutcome(api, promptIdFrom(reference), signal),
    async reconcile(call, _prepared, signal) {
      const promptId = promptIdOf(call.attemptId);
      const place = await findPrompt(api, promptId, signal);
      return place.kind === 'unknown' ? { kind: 'absent' } : { kind: 'found', reference: { promptId } };
    },
    async cancel(reference, signal) {
      const promptId = promptIdFrom(reference);
      const ask = (path: string, body: object): Promise<unknown> =>
        api.ask({ method: 'POST', path, body: JSON.stringify(body) }, signal);
      await ask('queue', { delete: [promptId] });
      await ask('interrupt', { prompt_id: promptId });
    },
    download: (url, path, signal) => downloadPicture(api, url, path, signal),
  };
}

function workflowOf(request: GenerationRequest, { checkpoint, startImage }: PreparedPrompt): Workflow {
  const { prompt, negativePrompt = '', seed, aspectRatio = '16:9' } = request;
  return pictureWorkflow({ prompt, negativePrompt, seed, aspectRatio, checkpoint, startImage });
}

async function submitPrompt(
  api: ComfyUiApi,
  promptId: string,
  workflow: Workflow,
): Promise<{ readonly kind: 'accepted'; readonly reference: VendorReference }> {
  const body = JSON.stringify({ prompt: workflow, prompt_id: promptId, client_id: 'beatboard' });
  const { data } = acceptedSchema.safeParse(await api.ask({ method: 'POST', path: 'prompt', body }, null));
  if (data === undefined) {
    throw new VendorFault('transient', 'ComfyUI answered without the name of the prompt', { sent: 'maybe' });
  }
  // Servers from before ids could be chosen name it themselves.
  return { kind: 'accepted', reference: { promptId: data.prompt_id } };
}

async function readOutcome(api: ComfyUiApi, promptId: string, signal: AbortSignal): Promise<VendorOutcome> {
  const place = await findPrompt(api, promptId, signal);
  if (place.kind === 'queued') return { kind: 'running' };
  if (place.kind === 'over') {
    return outcomeOfHistory(place.entry, (file) => {
      const url = new URL('view', api.baseUrl);
      url.search = new URLSearchParams(file).toString();
      return url.href;
    });
  }
  const reason = 'ComfyUI does not know it any more: it was started anew, or it was taken out of its queue';
  return { kind: 'failed', failure: 'transient', reason, billed: 'no' };
}

async function downloadPicture(
  api: ComfyUiApi,
  url: string,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly mediaType: string }> {
  if (!url.startsWith(new URL('view?', api.baseUrl).href)) {
    throw new VendorFault('permanent', 'The result does not lie at the ComfyUI server');
  }
  const { timeoutMs } = api;
  const limits = { totalTimeoutMs: timeoutMs * 10, idleTimeoutMs: timeoutMs, maximumBytes };
  try {
    return await saveAnswer(await api.fetch(url, { redirect: 'error', signal }, limits), path, 'ComfyUI');
  } catch (error) {
    throw signal.aborted ? signal.reason : faultOfError(error, false);
  }
}

function promptIdFrom(reference: VendorReference): string {
  return referenceSchema.parse(reference).promptId;
}
