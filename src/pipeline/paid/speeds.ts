/** How long results of each model have taken lately, as this process has seen it. */
export interface Speeds {
  note(model: string, tookMs: number): void;
  /** The shortest of them; 0 for a model that is not known. */
  fastestMs(model: string): number;
}

/** Results of a model that are remembered. */
const remembered = 20;

export function createSpeeds(): Speeds {
  const tookMs = new Map<string, number[]>();
  return {
    note(model, ms) {
      tookMs.set(model, [...(tookMs.get(model) ?? []), ms].slice(-remembered));
    },
    fastestMs: (model) => Math.min(...(tookMs.get(model) ?? [0])),
  };
}
