import { isLoopbackHost } from '#api/auth/listen-plan.ts';

/** Whether a text is the address of a web server, without a name and password in it. */
export function isHttpAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** What a protected address has to be, in words. */
export const addressRule = 'must be an https URL without query, name and password; http only on this machine';

/** Whether what is sent to an address cannot be read on the way: https, or a server on this machine. */
export function isProtectedAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || /[?#]/.test(text) || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}
