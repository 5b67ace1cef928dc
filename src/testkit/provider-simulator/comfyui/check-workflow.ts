import type { JsonValue } from '#domain/canonical-json.ts';
import { nodeDefinitions, type InputDefinition } from './node-definitions.ts';

/** A graph in API form. */
export type Workflow = Readonly<Record<string, WorkflowNode>>;

export interface WorkflowNode {
  readonly class_type: string;
  readonly inputs: Readonly<Record<string, JsonValue>>;
}

interface NodeFault {
  readonly type: string;
  readonly message: string;
  readonly details: string;
  readonly extra_info: object;
}

/** Why a graph is not taken, as the server tells it; null when it is. */
export function checkWorkflow(workflow: Workflow, uploads: readonly string[]): object | null {
  for (const [id, node] of Object.entries(workflow)) {
    if (!(node.class_type in nodeDefinitions)) {
      return refuse(
        'invalid_prompt',
        `Cannot execute because node ${node.class_type} does not exist.`,
        `Node ID '#${id}'`,
      );
    }
  }
  if (!Object.values(workflow).some(({ class_type }) => nodeDefinitions[class_type]!.isOutput)) {
    return refuse('prompt_no_outputs', 'Prompt has no outputs', '');
  }
  const entries = Object.entries(workflow).flatMap(([id, node]) => {
    const errors = faultsOfNode(workflow, node, uploads);
    return errors.length === 0 ? [] : [[id, { errors, dependent_outputs: [], class_type: node.class_type }] as const];
  });
  if (entries.length === 0) return null;
  return {
    ...refuse('prompt_outputs_failed_validation', 'Prompt outputs failed validation', ''),
    node_errors: Object.fromEntries(entries),
  };
}

function refuse(type: string, message: string, details: string): object {
  return { error: { type, message, details, extra_info: {} }, node_errors: {} };
}

function faultsOfNode(
  workflow: Workflow,
  { class_type, inputs }: WorkflowNode,
  uploads: readonly string[],
): NodeFault[] {
  const { required } = nodeDefinitions[class_type]!;
  return Object.entries(required).flatMap(([name, definition]) => {
    const value = inputs[name];
    if (value === undefined) return [fault('required_input_missing', 'Required input is missing', name)];
    if (Array.isArray(value)) return faultsOfLink(workflow, value as JsonValue[], name, definition);
    const list = class_type === 'LoadImage' ? uploads : definition[0];
    return faultsOfValue(value, name, typeof list === 'string' ? definition : [list]);
  });
}

function faultsOfLink(
  workflow: Workflow,
  [id, slot]: readonly JsonValue[],
  name: string,
  [type]: InputDefinition,
): NodeFault[] {
  const source = workflow[String(id)];
  if (source === undefined)
    return [fault('exception_during_validation', 'Exception when validating node', `'${String(id)}'`)];
  const given = nodeDefinitions[source.class_type]!.output[Number(slot)];
  return given === type
    ? []
    : [
        fault(
          'return_type_mismatch',
          'Return type mismatch between linked nodes',
          `${name}, ${given} != ${String(type)}`,
        ),
      ];
}

function faultsOfValue(value: JsonValue, name: string, [type, options = {}]: InputDefinition): NodeFault[] {
  if (typeof type !== 'string') {
    return type.includes(String(value))
      ? []
      : [fault('value_not_in_list', 'Value not in list', `${name}: '${String(value)}' not in list`)];
  }
  if (type === 'STRING')
    return typeof value === 'string' ? [] : [fault('invalid_input_type', 'Failed to convert an input value', name)];
  if (type !== 'INT' && type !== 'FLOAT')
    return [fault('bad_linked_input', 'Bad linked input, must be a length-2 list', name)];
  if (typeof value !== 'number') return [fault('invalid_input_type', 'Failed to convert an input value', name)];
  if (value < Number(options['min'] ?? -Infinity))
    return [fault('value_smaller_than_min', 'Value smaller than min', name)];
  return value > Number(options['max'] ?? Infinity)
    ? [fault('value_bigger_than_max', 'Value bigger than max', name)]
    : [];
}

function fault(type: string, message: string, details: string): NodeFault {
  return { type, message, details, extra_info: {} };
}
