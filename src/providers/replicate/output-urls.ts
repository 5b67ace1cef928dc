/** Every web address in a prediction's output, in order and once each: models give one, a list, or an object of them. */
export function outputUrls(output: unknown): string[] {
  return [...new Set(collect(output))];
}

function collect(output: unknown): string[] {
  if (typeof output === 'string') return /^https?:\/\/\S+$/.test(output) ? [output] : [];
  if (output === null || typeof output !== 'object') return [];
  return Object.values(output).flatMap(collect);
}
