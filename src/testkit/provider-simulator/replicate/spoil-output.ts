import type { JsonValue } from '#domain/canonical-json.ts';
import type { ResultFault } from '../faults/fault-action.ts';

/** What stands in `output`: the addresses as the model gives them, or what a fault puts there. */
export function spoilOutput(whole: JsonValue, urls: readonly string[], fault: ResultFault | undefined): JsonValue {
  switch (fault?.kind) {
    case 'output-null':
    case 'data-removed':
      return null;
    case 'output-empty-array':
      return [];
    case 'output-array':
      return urls;
    case 'output-object':
      return { files: urls };
    case 'output':
      return fault.value;
    case 'text-refusal':
      return "I'm sorry, but I can't help with creating that picture.";
    default:
      return whole;
  }
}
