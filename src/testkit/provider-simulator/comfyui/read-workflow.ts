import type { JsonValue } from '#domain/canonical-json.ts';
import type { Workflow, WorkflowNode } from './check-workflow.ts';

/** What a graph asks for at one of its output nodes. */
export interface WorkflowPicture {
  readonly node: string;
  readonly isTemporary: boolean;
  readonly prefix: string;
  readonly prompt: string;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** The name of the uploaded picture it starts from. */
  readonly startImage: string | null;
}

/** The pictures a graph makes, read from what each output node is linked to. */
export function readWorkflow(workflow: Workflow): WorkflowPicture[] {
  return Object.entries(workflow)
    .filter(([, { class_type }]) => class_type === 'SaveImage' || class_type === 'PreviewImage')
    .map(([node, output]) => {
      const behind = nodesBehind(workflow, output);
      const of = (type: string): WorkflowNode | undefined => behind.find(({ class_type }) => class_type === type);
      const sampler = of('KSampler');
      const canvas = of('EmptyLatentImage') ?? of('ImageScale');
      const wanted = sampler && linked(workflow, sampler.inputs['positive']);
      return {
        node,
        isTemporary: output.class_type === 'PreviewImage',
        prefix: String(output.inputs['filename_prefix'] ?? 'ComfyUI'),
        prompt: String(wanted?.inputs['text'] ?? ''),
        seed: Number(sampler?.inputs['seed'] ?? 0),
        width: Number(canvas?.inputs['width'] ?? 512),
        height: Number(canvas?.inputs['height'] ?? 512),
        startImage: (of('LoadImage')?.inputs['image'] as string | undefined) ?? null,
      };
    });
}

function linked(workflow: Workflow, link: JsonValue | undefined): WorkflowNode | undefined {
  return Array.isArray(link) ? workflow[String((link as readonly JsonValue[])[0])] : undefined;
}

/** The nodes that a node depends on, the nearest first. */
function nodesBehind(workflow: Workflow, start: WorkflowNode): WorkflowNode[] {
  const found: WorkflowNode[] = [start];
  for (const node of found) {
    for (const input of Object.values(node.inputs)) {
      const source = linked(workflow, input);
      if (source !== undefined && !found.includes(source)) found.push(source);
    }
  }
  return found;
}
