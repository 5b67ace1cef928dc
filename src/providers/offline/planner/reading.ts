/** What one reader found, and the text without it. */
export interface Reading<Value> {
  readonly value: Value;
  /** The text with what was read taken out. */
  readonly rest: string;
  /** Choices made where the prompt was silent or contradicted itself. */
  readonly warnings: readonly string[];
}

export function reading<Value>(value: Value, rest: string, warnings: readonly string[] = []): Reading<Value> {
  return { value, rest, warnings };
}
