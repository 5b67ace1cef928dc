/** The nonce by which this page may add styles while it runs, as the server wrote it into the page. */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
