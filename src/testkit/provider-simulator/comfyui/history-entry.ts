import type { QueuedPrompt } from './queued-prompt.ts';
import { readWorkflow } from './read-workflow.ts';

/** How a prompt ended. */
export type PromptEnd =
  | { readonly state: 'success'; readonly outputs: object }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'interrupted' };

/** A prompt that is over, as the history tells it. */
export function historyEntry({ id, number, workflow, extra }: QueuedPrompt, end: PromptEnd): object {
  const targets = readWorkflow(workflow).map(({ node }) => node);
  const isDone = end.state === 'success';
  return {
    prompt: [number, id, workflow, extra, targets],
    outputs: isDone ? end.outputs : {},
    status: { status_str: isDone ? 'success' : 'error', completed: isDone, messages: messagesOf(id, end) },
    meta: {},
  };
}

function messagesOf(id: string, end: PromptEnd): readonly unknown[] {
  const place = { prompt_id: id, node_id: 'sampler', node_type: 'KSampler' };
  const start = ['execution_start', { prompt_id: id }];
  if (end.state === 'success') return [start, ['execution_success', { prompt_id: id }]];
  if (end.state === 'interrupted') return [start, ['execution_interrupted', place]];
  return [start, ['execution_error', { ...place, exception_message: end.reason, exception_type: 'RuntimeError' }]];
}
