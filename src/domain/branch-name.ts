/** Names people give: letters, digits, dots, underscores and dashes, so that they can stand in an address. */
export const branchNamePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,59}$/u;

/** Whether a person may give a branch this name. Compare and keep names in Unicode's composed form (NFC). */
export function isBranchName(name: string): boolean {
  return branchNamePattern.test(name) && name === name.normalize('NFC');
}

/** The next branch off another one. */
export interface NextBranch {
  readonly name: string;
  /** To be kept as the parent's last number. */
  readonly number: number;
}

/**
 * The n-th branch off `b` is `b-n`. `lastNumber` is the highest number ever given off the parent, 0 before the first.
 *
 * It has to be stored, with the parent (or as the number of each child) and under an identity that outlives names. It
 * cannot be read off the names, because people rename: `main-1` may be called `sunny` now, and the next one off `main`
 * is `main-2` all the same; nor counted, because names that people have given to others are stepped over, which makes
 * the numbers run ahead of the count. After `main` became `blue` with one branch off it, the next is `blue-2`.
 *
 * `taken` are all names of the video's branches at the moment.
 */
export function nextBranch(parentName: string, lastNumber: number, taken: ReadonlySet<string>): NextBranch {
  let number = lastNumber + 1;
  while (taken.has(`${parentName}-${number}`)) number++;
  return { name: `${parentName}-${number}`, number };
}
