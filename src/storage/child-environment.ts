/**
 * Environment of the system programs we run: nothing of the user's, and messages in the one language we can read.
 * Windows programs do not start without the system's own variables, so there they inherit them.
 */
export const childEnvironment: { readonly env?: { readonly PATH: string; readonly LC_ALL: string } } =
  process.platform === 'win32'
    ? {}
    : { env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' } };
