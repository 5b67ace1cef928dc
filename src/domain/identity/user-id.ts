import { BeatboardError } from '../errors.ts';

/** The one user of a Beatboard that runs for whoever sits at the machine. */
export const localUserId = 'local';

const userName = /^[a-z0-9][a-z0-9-]{0,39}$/;
const signInPrefix = 'oidc_';

/**
 * The user id of a name that the operator gives out keys for: the name itself, in lower case, digits and dashes. Throws
 * `option_invalid`. `local` is such a name; an id of a sign-in service is not, as it holds an underscore.
 */
export function userIdOfName(name: string): string {
  if (userName.test(name)) return name;
  throw new BeatboardError(
    'option_invalid',
    `"${name}" is not a user name: up to 40 lower-case letters, digits and dashes, beginning with no dash.`,
  );
}

/**
 * The user id of a person at a sign-in service: a prefix of its own, then the digest of issuer and subject. Two issuers
 * never share a user, no subject can spell a name, and the id is safe in file names, whatever the subject holds.
 */
export function userIdOfSubject(issuer: string, subject: string, sha256Hex: (text: string) => string): string {
  return `${signInPrefix}${sha256Hex(JSON.stringify([issuer, subject]))}`;
}
