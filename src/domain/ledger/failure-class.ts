/**
 * Why a provider did not deliver, which decides what is done next (`guide/providers.md`, section 6):
 * - `content_input`: the request was refused; never sent again unchanged.
 * - `content_output`: the result was held back; another seed often passes.
 * - `content_privacy`: a person in the picture was refused; another picture is needed.
 * - `transient`: the provider's own trouble; another attempt may do.
 * - `throttled`: too many requests; nothing was made, and it does not count as an attempt.
 * - `permanent`: this request can never work here.
 * - `account`: the key or its credit; nothing of this provider works until its owner acts.
 */
export const failureClasses = [
  'content_input',
  'content_output',
  'content_privacy',
  'transient',
  'throttled',
  'permanent',
  'account',
] as const;
export type FailureClass = (typeof failureClasses)[number];
