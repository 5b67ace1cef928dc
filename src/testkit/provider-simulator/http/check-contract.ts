import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** Judges values by the schemas of this simulator. */
export interface ContractChecker {
  /** What is wrong, one entry a fault; empty when it fits. */
  check(schema: object, value: unknown): string[];
}

export function createContractChecker(): ContractChecker {
  const ajv = new Ajv({ allErrors: true, strict: false, coerceTypes: false, logger: false });
  addFormats.default(ajv);
  const judges = new Map<object, ValidateFunction>();
  return {
    check(schema, value) {
      const judge = judges.get(schema) ?? ajv.compile(schema);
      judges.set(schema, judge);
      if (judge(value)) return [];
      return (judge.errors ?? []).map(({ instancePath, message = 'is wrong', params }) => {
        const extra = (params as { additionalProperty?: string }).additionalProperty;
        const path = instancePath.slice(1).replaceAll('/', '.');
        return `${path === '' ? 'body' : path}: ${message}${extra === undefined ? '' : ` (${extra})`}`;
      });
    },
  };
}
