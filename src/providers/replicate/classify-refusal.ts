import type { FailureClass } from '#domain/ledger/failure-class.ts';

/**
 * Refusals of content, by the codes and set phrases of the models behind Replicate, never by bare words such as
 * "safety" or "sensitive", which turn up in errors of any kind. The first match decides; a finding about people comes
 * first, and one about the result before one about the request.
 */
const refusals: readonly (readonly [FailureClass, RegExp])[] = [
  ['content_privacy', /\bPrivacyInformation\b|\b(?:real|identifiable|recogni[sz]able) (?:people|persons?|faces?)\b/i],
  ['content_privacy', /\b(?:public figure|celebrit(?:y|ies)|likeness of|privacy (?:filter|policy|violation))\b/i],
  ['content_output', /\bNSFW content (?:was )?detected\b|\bpotential NSFW\b|\bcontain(?:s|ed)? NSFW\b/i],
  ['content_output', /\bnew_sensitive\b.*\b1027\b|\b1027\b.*\bnew_sensitive\b|\boutput new_sensitive\b/i],
  ['content_output', /\bOutput\w*SensitiveContentDetected\b|\bSAFETY\.OUTPUT\b/],
  [
    'content_output',
    /\b(?:output|generated \w+) (?:was|were|has been|is|are) (?:flagged|blocked|filtered)\b(?!.*\binput)/i,
  ],
  [
    'content_input',
    /\bnew_sensitive\b|\bInput\w*SensitiveContentDetected\b|\bSAFETY\.INPUT\b|\bPREPROCESSING\.SAFETY\b/,
  ],
  ['content_input', /\b(?:moderation_blocked|content_policy_violation)\b|\bE005\b|\brisk control system\b/i],
  ['content_input', /\bflagged as sensitive\b|\b(?:usage|content) (?:guidelines|policy|policies)\b/i],
  [
    'content_input',
    /\b(?:prompt|input(?: \w+)?) (?:was |were |has been |is )?(?:flagged|blocked|rejected|moderated)\b/i,
  ],
];

/** Which refusal of content a provider's words are; null when they are none. */
export function classifyRefusal(words: string): FailureClass | null {
  return refusals.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Codes of Replicate (documented): out of memory, a webhook without address. They fail the same way for ever. */
const permanentCodes = /\bE(?:1001|4875)\b|CUDA out of memory|\bOutOfMemoryError\b/;

/** What models raise for an input they can never work with. */
const badInput =
  /^(?:ValueError|TypeError|KeyError|AssertionError|ValidationError)\b|\b(?:must be (?:one of|between|at least|at most|a|an)|cannot identify image|invalid (?:image|input|value)|unsupported (?:image|format))\b/i;

/**
 * Why a prediction failed, from the text of its `error`. E005 ("The input or output was flagged as sensitive. Please try
 * again with different inputs.") counts as a refused input: it does not say which of the two it was, it asks for other
 * inputs, and a paid second try with the same words would most likely end the same. Only words that blame the result
 * alone make it a held back output. What is empty or unknown is Replicate's own trouble (E1000, E6716, "Prediction
 * failed"): another attempt may do.
 */
export function classifyPredictionError(error: string): FailureClass {
  const refusal = classifyRefusal(error);
  if (refusal !== null) return refusal;
  if (/\bE(?:1000|6716)\b/.test(error)) return 'transient';
  return permanentCodes.test(error) || badInput.test(error) ? 'permanent' : 'transient';
}
